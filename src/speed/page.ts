/** A page's HTML on its way to a phone: what it says stays the same, and it is there sooner. See tricks.js. */
import { BREATH } from './breath';
import type { Trick } from './tricks';

const isOn = (trick: Trick) => __WITHOUT__ !== trick;

/** All of it. */
export function quicken(html: string): string {
	let page = html.replace('<!--early-->', () => `<script>${__EARLY__}</script>`);
	if (isOn('later scripts')) page = page.replaceAll('rel="modulepreload"', 'rel="later"');
	if (isOn('one paint')) page = paintedOnce(page);
	if (isOn('breath')) page = breathing(page);
	return isOn('ascii') ? inAscii(page) : page;
}

/** Holds the first paint until an element is there (HTML, link type `expect`). */
const holdPaint = (id: string) => `<link rel="expect" href="#${id}" blocking="render" />`;
/** Characters of HTML. What is longer comes in more than one flight, and is shown as it comes. */
const LONG = 64_000;

/**
 * A page of usual size is first painted when its `end` is there; a long one when its `first-screens` are, if
 * it has such an element.
 */
export function paintedOnce(html: string): string {
	const until = html.length <= LONG ? 'end' : 'first-screens';
	return html.includes(` id="${until}"`)
		? html.replace('</head>', () => `${holdPaint(until)}</head>`)
		: html;
}

/** Characters of HTML. A slow phone parses them within a few of the parser's short turns. */
const BREATH_EVERY = 32_000;

/** Inserts a script that does nothing about every 32,000 characters of a long page, after a list: see breath.js. */
export function breathing(html: string): string {
	if (html.length <= LONG) return html;
	let last = 0;
	return html.replaceAll(/<\/[ou]l>/g, (end, at: number) => {
		if (at - last < BREATH_EVERY) return end;
		last = at;
		return `${end}<script>${BREATH}</script>`;
	});
}

/** One character in so many may be written longer; a text in another script stays as it is. */
const SELDOM = 10;
const raw = /(<(script|style)\b[^>]*>)(.*?)(<\/\2>)/gs;
const json = /^<script type="application\/(ld\+)?json"/;

/**
 * With character references for the few letters outside of ASCII (HTML 13.5, JSON RFC 8259 section 7). A
 * browser decodes a page of ASCII alone in no time; a single é makes it look at each byte and keep the
 * page twice as large, which costs a slow phone a third of a second at a thousand sessions.
 */
export function inAscii(html: string): string {
	const others = html.match(/[^\0-\x7f]/g)?.length ?? 0;
	if (others === 0 || others * SELDOM > html.length) return html;
	let [done, at] = ['', 0];
	for (const part of html.matchAll(raw)) {
		const [whole, open = '', , content = '', close = ''] = part;
		done += referenced(html.slice(at, part.index)) + open;
		done += (json.test(open) ? escaped(content) : content) + close;
		at = part.index + whole.length;
	}
	return done + referenced(html.slice(at));
}

const referenced = (text: string) =>
	text.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
const escaped = (text: string) =>
	text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
