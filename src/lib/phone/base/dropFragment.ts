/** What a link asked behind its `#` is answered: the address goes on without it. */
import { goto } from '$app/navigation';

/** A mere replaceState would leave the page with the link. */
export const dropFragment = (): Promise<void> =>
	goto(location.pathname + location.search, {
		replaceState: true,
		noScroll: true,
		keepFocus: true
	});
