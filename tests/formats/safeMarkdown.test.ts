import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../src/lib/data/markdown';
import { safeMarkdown } from '../../src/lib/formats/safeMarkdown';

/** Safe HTML without what no page shows: white space between tags, breaks at the beginning or in a heading. */
const shown = (html: string) =>
	html
		.replace(/\s+/g, ' ')
		.replace(/> /g, '>')
		.replace(/ </g, '<')
		.replace(/%28/g, '(')
		.replace(/%29/g, ')')
		.replace(/<(p|li)>(<br \/>)+/g, '<$1>')
		.replace(/(?<=<h3>.*)<br \/>(?=.*<\/h3>)/g, ' ');

const there = (markdown: string) => safeMarkdown(safeHtml(markdown));

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

	it('keeps a table as a table', () => {
		expect(there('| a | b |\n|---|---|\n| 1 | x \\| y |')).toBe(
			'| a | b |\n| --- | --- |\n| 1 | x \\| y |'
		);
	});
});

const marked = fc.constantFrom(
	...[
		'word',
		'a_b',
		'[1]',
		'(x y)',
		'[a](http://b.example/c_d)',
		'*em*',
		'**st**',
		'`co`',
		'~~s~~'
	],
	...[
		'https://x.example/a_b',
		'<p>',
		'&amp;',
		'&copy;',
		'\\',
		'!',
		'#',
		'-',
		'1.',
		'>',
		'5 * 3',
		'_u_'
	],
	...['a*', '[', ']', ':', 'é中', '2.5', '"q"', '***b***', '`<b>`', 'x<y', 'AT&T', '~', '|']
);
const signs = fc.constantFrom(
	...[
		'word',
		'a_b',
		'_',
		'__',
		'[1]',
		'[a]',
		'(x y)',
		'\\',
		'!',
		'#',
		'-',
		'1.',
		'>',
		'&amp;',
		'&lt;b>'
	],
	...['<p>', '&copy;', '&amp;copy;', '~', '~~', '=', '`', '*', '**', ' ', ':', 'www.x.example']
);
const line = fc.array(marked, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const lines = (gap: string) =>
	fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join(gap));
const block = fc.oneof(
	line,
	lines('\n'),
	lines('  \n'),
	fc.array(signs, { minLength: 1, maxLength: 7 }).map((all) => all.join('')),
	fc
		.tuple(fc.constantFrom('- ', '1. ', '* '), fc.array(line, { minLength: 1 }))
		.map(([mark, all]) => all.map((one) => mark + one).join('\n')),
	line.map((one) => `> ${one}`),
	line.map((one) => `### ${one}`),
	line.map((one) => `\`\`\`\n${one}\n\`\`\``),
	fc.constantFrom('---', '- a\n  - b\n  - c\n- d\n\n  more')
);

describe('for any Markdown of a folder', () => {
	it('the page that is made from what was written is the page that was there', () => {
		fc.assert(
			fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
				const html = safeHtml(blocks.join('\n\n'));
				expect(shown(safeHtml(safeMarkdown(html)))).toBe(shown(html));
			}),
			{ numRuns: 1500 }
		);
	});
});
