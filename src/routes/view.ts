/**
 * How a page gets what it shows. While prerendering from the checked folder; at hydration from the HTML
 * itself, where the view stands as JSON (so nothing is fetched); at a navigation from the program on
 * this device. A field named `html` is left out of that JSON: what the server drew is never drawn again.
 */
import { error, type LoadEvent } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { nextTask } from '$lib/phone/base/nextTask';
import { programDetails, programList } from '$lib/phone/program/program.svelte';
import type { ProgramFolder } from '$lib/program/model';

/** Stands for HTML that is on the page already. Svelte takes over nodes only for a text that is not empty. */
const DRAWN = 'drawn';
const ELEMENT = 'view';

/** What a view depends on that shows the program as it is now. */
export const LIVE = 'program:live';

/** What makes facts; here alone it is loaded, so that it is in no script. */
type Facts = typeof import('$lib/formats/schemaOrg/facts');

export interface Viewed<T> {
	view: T & { revision: number };
	facts?: object;
}

/** For the end of the body. Data only: a policy against inline scripts does not concern it. */
export function viewElement(view: unknown): string {
	if (browser) return '<!--view-->';
	const json = JSON.stringify(view ?? null, (key, value) =>
		key === 'html' && value ? DRAWN : value
	);
	return `<script type="application/json" id="${ELEMENT}">${json.replaceAll('<', '\\u003c')}</script>`;
}

/** What the server drew, once: the next page is made from the program. */
function drawnView<T>(): T | null {
	const element = document.getElementById(ELEMENT);
	if (!element) return null;
	const view = JSON.parse(element.textContent) as T | null;
	element.removeAttribute('id');
	return view;
}

async function folderOnDevice(get: typeof fetch): Promise<ProgramFolder> {
	try {
		const [short, long] = await Promise.all([programList(get), programDetails(get)]);
		return { program: short.program, ledger: short.ledger, ...long };
	} catch {
		error(503, 'You are offline, and this device has not saved the program yet.');
	}
}

/**
 * Makes a `load`. `make` draws the view from the whole folder; `facts` (schema.org) only while
 * prerendering. Either may throw Kit's `error(404)`. A page that gives its `depends` is made anew when
 * something is decided.
 */
export async function load<T extends object>(
	{ fetch: get, depends }: Pick<LoadEvent, 'fetch'> & Partial<Pick<LoadEvent, 'depends'>>,
	make: (folder: ProgramFolder) => T | Promise<T>,
	facts?: (make: Facts, folder: ProgramFolder) => object
): Promise<Viewed<T>> {
	if (import.meta.env.SSR) {
		const [{ folder }, all] = await Promise.all([
			import('virtual:program'),
			import('$lib/formats/schemaOrg/facts')
		]);
		const view = { ...(await make(folder)), revision: folder.program.revision };
		return { view, facts: facts?.(all, folder) };
	}
	if (!__STATIC__) depends?.(LIVE);
	const drawn = drawnView<Viewed<T>['view']>();
	if (drawn) {
		await nextTask();
		return { view: drawn };
	}
	const folder = await folderOnDevice(get);
	return { view: { ...(await make(folder)), revision: folder.program.revision } };
}

/** What exists once, in a page's HTML: a navigation reads it from there by its id, offline too. */
export async function drawnPage(get: typeof fetch, path: string): Promise<(id: string) => string> {
	// its styles are here already; parsed again, the policy of the page that is shown would refuse them aloud
	const text = (await (await get(path)).text()).replace(/<style[^]*?<\/style>/g, '');
	const page = new DOMParser().parseFromString(text, 'text/html');
	// what a page does while it comes is nothing of what is drawn
	for (const script of page.querySelectorAll('script')) script.remove();
	return (id) => page.getElementById(id)?.innerHTML ?? '';
}
