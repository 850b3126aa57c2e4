/** Each of the desk's screens has an address after the `#`, so that the browser's back button works. */
import { goto } from '$app/navigation';

export interface ScreenAddress {
	screen: string;
	/** The id of a room or session, or the number of a revision. */
	of: string;
	/** What is done to it. */
	doing: string;
}

/** `#session/smoothgrad/move` */
export function readScreenAddress(hash: string): ScreenAddress {
	const [screen = '', of = '', doing = ''] = hash.replace(/^#/, '').split('/');
	return { screen, of, doing };
}

/** Back to the desk's first screen: the change on this one was published or given up. */
export function home(): void {
	const url = new URL(location.href);
	url.hash = '';
	void goto(url, { keepFocus: true });
}
