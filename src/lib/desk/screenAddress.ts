/** The desk's screens: each has an address behind the `#`, so that the way back is the browser's own. */
import { goto } from '$app/navigation';

export interface Place {
	screen: string;
	/** A room, a session or a revision. */
	of: string;
	/** What is done to it. */
	doing: string;
}

/** `#session/smoothgrad/move` */
export function placeOf(hash: string): Place {
	const [screen = '', of = '', doing = ''] = hash.replace(/^#/, '').split('/');
	return { screen, of, doing };
}

/** Back to what is on in each room; the change on this screen is done or given up. */
export function home(): void {
	const url = new URL(location.href);
	url.hash = '';
	void goto(url, { keepFocus: true });
}
