import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { safeHtml } from '../../src/lib/markdown/safeHtml';
import { escapeHtml } from '../../src/lib/program/text/escapeHtml';
import { plainText } from '../../src/lib/program/text/plainText';
import { markdownForApps } from '../../src/lib/markdown/fromHtml';
import { runs } from '../runs';

/** Safe HTML without white space that no page shows. */
const shown = (html: string) =>
	html
		.replace(/\s+/g, ' ')
		.replace(/> (?=<)/g, '>')
		.replace(/<br \/> /g, '<br />');

const there = (markdown: string) => markdownForApps(safeHtml(markdown));

vi.setConfig({ testTimeout: 60_000 });

describe('safe HTML as Markdown', () => {
	it('reads well as it stands: nothing is escaped without need', () => {
		const plain =
			'A snake_case_name, [1] and 5 < 6, AT&T! See https://x.example/a_b or (so) 2.5 # 3 - 4.';
		expect(there(plain)).toBe(plain);
	});

	it('has paragraphs, emphasis, links and lists as people write them', () => {
		const written =
			'One *two* **three** `four` ~~five~~ [six](https://x.example/).\n\n' +
			'- a\n- b\n  - c\n\n1. d\n2. e\n\n> said\n\n### Head\n\n```\ncode <p>\n```';
		expect(there(written)).toBe(written);
	});

	it('never begins a tag, which apps would swallow', () => {
		expect(there('the \\<p> element, &amp;copy; and a \\</b>')).toBe(
			'the &lt;p> element, &amp;copy; and a &lt;/b>'
		);
	});

	it('escapes parentheses in addresses, because apps look for the first one that closes', () => {
		expect(there('[Wiki](https://x.example/a_(b))')).toBe('[Wiki](https://x.example/a_%28b%29)');
	});

	it('begins no heading, list or quotation with words that only look like one', () => {
		expect(
			['# a', '- b', '1. c', '> d', '=', '#e'].map((text) =>
				markdownForApps(`<p>${escapeHtml(text)}</p>`)
			)
		).toEqual(['\\# a', '\\- b', '1\\. c', '\\> d', '\\=', '\\#e']);
	});

	it('keeps a table as a table', () => {
		expect(there('| a | b |\n|---|---|\n| 1 | x \\| y |')).toBe(
			'| a | b |\n| - | - |\n| 1 | x \\| y |'
		);
	});
});

const sign = fc.oneof(
	fc.constantFrom(
		'a',
		'é中',
		' ',
		'\\',
		'`',
		'*',
		'**',
		'_',
		'__',
		'[',
		']',
		'(',
		')',
		':',
		'!',
		'#'
	),
	fc.constantFrom(
		'-',
		'+',
		'>',
		'<',
		'</',
		'<p>',
		'&',
		'&amp;',
		'&copy;',
		'~',
		'~~',
		'=',
		'|',
		'1.'
	),
	fc.string({ unit: 'grapheme', maxLength: 3 })
);

const piece = fc.constantFrom(
	...[
		'word',
		'a_b',
		'[1]',
		'(x y)',
		'*em*',
		'**st**',
		'`co`',
		'~~s~~',
		'***both***',
		'`<b>`',
		'_u_'
	],
	...[
		'[a](http://b.example/c_d)',
		'https://x.example/a_b',
		'5 * 3',
		'x<y',
		'AT&T',
		'é中',
		'2.5',
		'"q"'
	],
	...['**a *b* c**', '*a **b** c*', '[*em* and `co`](https://x.example/)', '&lt;p>', '\\*', 'a!']
);
const line = fc.array(piece, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
const lines = (between: string) =>
	fc.array(line, { minLength: 2, maxLength: 3 }).map((all) => all.join(between));
const list = (mark: string, gap: string) =>
	fc
		.array(line, { minLength: 1, maxLength: 3 })
		.map((all) => all.map((one) => mark + one).join(gap));
const block = fc.oneof(
	...[line, lines('\n'), lines('  \n'), list('- ', '\n'), list('1. ', '\n'), list('* ', '\n\n')],
	line.map((one) => `> ${one}`),
	line.map((one) => `### ${one}`),
	line.map((one) => `\`\`\`\n${one}\n\`\`\``),
	fc.constantFrom('---', '- a\n  - b\n  - c\n- d\n\n  more')
);

describe('for anything', () => {
	it('plain words stay what they are, however they look', () => {
		fc.assert(
			fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
				const text = signs
					.join('')
					.replace(/\p{Cc}|\s+/gu, ' ')
					.trim();
				const there = safeHtml(markdownForApps(`<p>${escapeHtml(text)}</p>`));
				expect(plainText(there)).toBe(text);
			}),
			runs(300)
		);
	});

	it('the page made from what was written is the page that was there', () => {
		fc.assert(
			fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
				const html = safeHtml(blocks.join('\n\n'));
				expect(shown(safeHtml(markdownForApps(html)))).toBe(shown(html));
			}),
			runs(100)
		);
	});
});
