/**
 * What our page is measured beside. The bare page is what somebody would write by hand for the same
 * sessions. The floor that counts is our own page, byte for byte, less every script and what is there
 * for scripts only: nothing with our rows and our styles can be faster.
 */
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { Program, Session } from '../../src/lib/program/model';
import { sessionTitle } from '../../src/lib/program/schedule/schedule';
import { escapeHtml } from '../../src/lib/program/text/escapeHtml';
import { clock, ms } from '../../src/lib/program/time/instant';
import { asset, type Site } from './site';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export function barePage(program: Program): string {
	const { event } = program;
	return `<!doctype html>
<html lang="${escapeHtml(event.language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(event.name)}</title>
<h1>${escapeHtml(event.name)}</h1>
<ol>
${program.sessions.map((session) => bareRow(session, program)).join('\n')}
</ol>
</html>
`;
}

function bareRow(session: Session, { event, rooms, people }: Program): string {
	const { slot } = session;
	const place = rooms.filter(({ id }) => slot?.rooms.includes(id)).map(({ name }) => name);
	const ids = session.speakers.length > 0 ? session.speakers : session.authors;
	const names = people.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
	const time = slot
		? `<time datetime="${slot.start}">${clock(ms(slot.start), event.zone)}</time> `
		: '';
	const details = escapeHtml([...names, ...place].join(', '));
	const title = `<a href="/sessions/${session.id}/">${escapeHtml(sessionTitle(session))}</a>`;
	return `<li data-session="${session.id}"><h3>${time}${title}</h3><p>${details}</p></li>`;
}

/** The bare page, saved by the least of workers: what an offline start takes at best. */
export function savedBarePage(program: Program): Site {
	const register = "<script>navigator.serviceWorker.register('/worker.js')</script>";
	const worker = `addEventListener('install', (event) =>
	event.waitUntil(caches.open('page').then((cache) => cache.add('/')))
);
addEventListener('fetch', (event) =>
	event.respondWith(caches.match(event.request).then((stored) => stored ?? fetch(event.request)))
);
`;
	return new Map([
		['/index.html', asset('index.html', barePage(program) + register)],
		['/worker.js', asset('worker.js', worker)]
	]);
}

/** The same bytes without script elements (JSON in them too) and links that fetch for scripts. */
export function withoutScripts(html: string): string {
	const cuts = elements(parse(html, { sourceCodeLocationInfo: true }))
		.filter(isForScripts)
		.map(({ sourceCodeLocation: at }) => ({ from: at?.startOffset ?? 0, to: at?.endOffset ?? 0 }))
		.sort((a, b) => b.from - a.from);
	return cuts.reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), html);
}

/** Scripts that stand in the page itself and run; JSON for crawlers and data are none. */
export function inlineScripts(html: string): string[] {
	return elements(parse(html))
		.filter((element) => element.tagName === 'script' && attribute(element, 'src') === null)
		.filter((element) =>
			['', 'module', 'text/javascript'].includes(attribute(element, 'type') ?? '')
		)
		.map((element) =>
			element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
		);
}

/** How many sessions the markup itself holds. */
export function sessionsIn(html: string): number {
	const ids = elements(parse(html)).map((element) => attribute(element, 'data-session'));
	return new Set(ids.filter((id) => id !== null)).size;
}

function isForScripts(element: Element): boolean {
	if (element.tagName === 'script') return true;
	if (element.tagName !== 'link') return false;
	const rel = attribute(element, 'rel') ?? '';
	const as = attribute(element, 'as') ?? 'script';
	return (
		rel === 'modulepreload' || (/^(preload|prefetch)$/.test(rel) && /^(script|fetch)$/.test(as))
	);
}

function attribute(element: Element, name: string): string | null {
	return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

function elements(node: Node): Element[] {
	const below = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
	return 'tagName' in node ? [node, ...below] : below;
}
