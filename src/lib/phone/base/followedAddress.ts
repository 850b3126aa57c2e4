/** The address says what a page shows, so that it can be shared and found again by going back. */
import { onDestroy } from 'svelte';
import { beforeNavigate, replaceState } from '$app/navigation';

/** ms of rest after a letter. Writing the address keeps a slow phone busy for a twentieth of a second. */
const REST = 300;

export interface Address {
	/** Somebody chose. @param address makes it from the present one */
	now(address: (present: URL) => URL): void;
	/** Somebody types: when they pause, or leave. */
	soon(address: (present: URL) => URL): void;
}

/** For a component, while it is made. */
export function followedAddress(): Address {
	let waiting: ((present: URL) => URL) | null = null;
	let timer: ReturnType<typeof setTimeout>;
	const forget = () => {
		clearTimeout(timer);
		waiting = null;
	};
	const flush = () => {
		const address = waiting;
		forget();
		if (address) replaceState(address(new URL(location.href)), {});
	};
	// going back has left the entry that it belongs to
	beforeNavigate(({ type }) => (type === 'popstate' ? forget() : flush()));
	onDestroy(forget);
	return {
		now: (address) => {
			waiting = address;
			flush();
		},
		soon: (address) => {
			forget();
			waiting = address;
			timer = setTimeout(flush, REST);
		}
	};
}
