import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../src/lib/markdown/safeHtml';
import { escapeHtml } from '../../src/lib/program/text/escapeHtml';
import { plainText } from '../../src/lib/program/text/plainText';

describe('plain text', () => {
	it('keeps paragraphs a blank line apart and lines of their own', () => {
		expect(plainText('<p>One\ntwo</p>\n<p>three<br>\nfour</p>')).toBe('One two\n\nthree\nfour');
	});

	it('writes list items with a hyphen, nested ones too', () => {
		const html = safeHtml(
			'Before:\n\n- one\n- two *three*\n  - four\n\nAfter\n\n1. five\n\n2. six'
		);
		expect(plainText(html)).toBe('Before:\n\n- one\n- two three\n- four\n\nAfter\n\n- five\n- six');
	});

	it('writes a link by its words and a table by its cells', () => {
		const html = safeHtml('[words](https://example.org)\n\n| a | b |\n| - | - |\n| c | d |');
		expect(plainText(html)).toBe('words\n\na | b\nc | d');
	});

	it('keeps the lines of code', () => {
		expect(plainText(safeHtml('```\na\n  b < c\n```'))).toBe('a\n  b < c');
	});

	it('decodes each entity once', () => {
		expect(plainText('<p>&lt;b&gt; &amp;amp; &quot;&#39;&#x2F;&nbsp;&#128578;</p>')).toBe(
			'<b> &amp; "\'/\u00a0🙂'
		);
	});

	it('has headings as paragraphs', () => {
		expect(plainText(safeHtml('# A\nb\n\n---\n\n> c'))).toBe('A\n\nb\n\nc');
	});

	it('is what was escaped', () => {
		const words = fc.string({ unit: 'grapheme' }).filter((text) => !/\s/.test(text));
		fc.assert(fc.property(words, (text) => plainText(`<p>${escapeHtml(text)}</p>`) === text));
	});
});

describe('escaped text', () => {
	it('is text to a browser, in an element and in a quoted attribute', () => {
		const printable = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\0]/.test(text));
		fc.assert(
			fc.property(printable, (text) => {
				const html = `<p title="${escapeHtml(text)}" lang='${escapeHtml(text)}'>${escapeHtml(text)}</p>`;
				const [p, ...more] = parseFragment(html).childNodes as DefaultTreeAdapterTypes.Element[];
				expect(more).toEqual([]);
				expect(p?.attrs.map(({ value }) => value)).toEqual([text, text]);
				expect(
					(p?.childNodes as DefaultTreeAdapterTypes.TextNode[]).map(({ value }) => value).join('')
				).toBe(text);
			})
		);
	});
});
