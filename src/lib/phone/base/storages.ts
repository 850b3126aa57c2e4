/** The browser's small storages; null on the server and where the browser forbids them. */
import { browser } from '$app/environment';

function allowed(get: () => Storage): Storage | null {
	try {
		return get();
	} catch {
		return null;
	}
}

export function storages(): { local: Storage | null; tab: Storage | null } {
	if (!browser) return { local: null, tab: null };
	return { local: allowed(() => localStorage), tab: allowed(() => sessionStorage) };
}
