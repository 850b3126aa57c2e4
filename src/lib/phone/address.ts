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
	let write: (() => void) | null = null;
	let timer: ReturnType<typeof setTimeout>;
	const forget = () => {
		clearTimeout(timer);
		write = null;
	};
	const flush = () => {
		const waiting = write;
		forget();
		waiting?.();
	};
	// going back has left the entry that it belongs to
	beforeNavigate(({ type }) => (type === 'popstate' ? forget() : flush()));
	onDestroy(forget);
	const wait = (address: (present: URL) => URL, ms: number) => {
		clearTimeout(timer);
		write = () => replaceState(address(new URL(location.href)), {});
		timer = setTimeout(flush, ms);
	};
	return {
		soon: (address) => wait(address, REST),
		now: (address) => {
			wait(address, 0);
			flush();
		}
	};
}
