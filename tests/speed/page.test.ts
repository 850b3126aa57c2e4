import fc from 'fast-check';
import { parse, serialize } from 'parse5';
import { expect, test } from 'vitest';
import { breathing, inAscii, paintedOnce } from '../../src/speed/page';

const escape = (text: string) =>
	text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
/** What HTML itself does not keep: NUL and carriage returns. */
const words = fc
	.string({ unit: 'grapheme', maxLength: 20 })
	.map((text) => text.replace(/[\0\r]/g, ''));

const page = (title: string, row: string, said: string) =>
	`<!doctype html><html lang="en"><head><title>${escape(title)}</title><style>.end::before{content:"to"}</style>` +
	`</head><body><p title="${escape(row)}">${escape(row)} ${'plain words '.repeat(60)}</p>` +
	`<script type="application/json" id="view">${JSON.stringify(said).replaceAll('<', '\\u003c')}</script>` +
	`<script>start()</script><footer id="end">ñ</footer></body></html>`;

const view = (html: string): unknown =>
	JSON.parse(/id="view">(.*?)<\/script>/s.exec(html)?.[1] ?? 'nothing');

/** As a browser reads it; what stands in a script as JSON is compared by itself. */
const read = (html: string) =>
	serialize(parse(html.replace(/(id="view">).*?(<\/script>)/s, '$1$2')));

test('a page in ASCII says the same, letter by letter', () => {
	fc.assert(
		fc.property(words, words, words, (title, row, said) => {
			const html = page(title, row, said);
			const plain = inAscii(html);
			expect(read(plain)).toBe(read(html));
			expect(view(plain)).toBe(said);
			expect(plain).toMatch(/^[\0-\x7f]*$/);
		})
	);
});

test('styles and scripts, which the policy knows by their hashes, stay byte for byte', () => {
	const script = '<script>say("ñandú")</script>';
	const style = '<style>p::before{content:"–"}</style>';
	const html = `<html><head>${style}</head><body>${'words '.repeat(20)}${script}é</body></html>`;
	const plain = inAscii(html);
	expect(plain).toContain(script);
	expect(plain).toContain(style);
	expect(plain).toContain('&#233;');
});

test('a page in another script stays as it is', () => {
	const html = `<html><head></head><body><p>${'深度学习可视化研讨会 '.repeat(20)}</p></body></html>`;
	expect(inAscii(html)).toBe(html);
});

test('a page waits with its first paint for its end, a long one for its first screens, and never for what is not there', () => {
	const made = (length: number, inside: string) =>
		`<html><head></head><body>${'x'.repeat(length)}${inside}</body></html>`;
	const end = '<footer id="end"></footer>';
	expect(paintedOnce(made(100, end))).toContain('href="#end" blocking="render"');
	expect(paintedOnce(made(80_000, `<ol id="first-screens"></ol>${end}`))).toContain(
		'href="#first-screens" blocking="render"'
	);
	expect(paintedOnce(made(80_000, end))).not.toContain('rel="expect"');
	expect(paintedOnce(made(100, ''))).not.toContain('rel="expect"');
});

test('a long page has a breath now and then, after a list, that is gone when it was taken; a short one needs none', () => {
	const text = JSON.stringify('</ol>').replaceAll('<', '\\u003c');
	const list = (rows: number) =>
		`<ol><li>one<ul><li>two</li></ul></li>${'<li>row</li>'.repeat(rows)}</ol>` +
		`<script type="application/json">${text}</script>`;
	const short = list(3).repeat(3);
	expect(breathing(short)).toBe(short);
	const [small, large] = [list(10), list(4_000).replace(/<script.*$/, '')];
	const long = small.repeat(5) + large + small + large;
	const breath = /<script>document\.currentScript\.remove\(\)<\/script>/g;
	const breathed = breathing(long);
	const parts = breathed.split(breath);
	expect(parts).toEqual([small.repeat(5) + large, small + large, '']);
	expect(breathed.replaceAll(breath, '')).toBe(long);
});
