import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { readMarkup, safeHtml } from '../../src/lib/markdown/safeHtml';
import { Remarks } from '../../src/lib/formats/format';
import { toProse, type Form } from '../../src/lib/formats/prose';
import { BUSY } from './damage';
import { huge, runs } from '../runs';

const prose = (text: string, form: Form = 'html') => toProse(text, form, 'here', new Remarks());
const back = (markdown: string) => {
	const html = safeHtml(markdown);
	return [safeHtml(prose(html) ?? ''), html] as const;
};

const samples: string[] = [
	'# A\n\n## B\n\n###### C',
	'A\nB\n===\n\nC\nD\n---',
	'## Only\n\ntext',
	'- a\n- b\n  - c\n    1. d\n    2. e\n- f',
	'- a\n\n- b\n\n  more\n- c',
	'- a\n  - b\n\n  - c\n- d',
	'- a\n\n  ```\n  x\n\n  y\n  ```\n- b',
	'- one\n- two\n\n+ other\n+ list',
	'1. a\n2. b\n\n1) c\n2) d',
	'7. seven\n8. eight',
	'0. zero',
	'999999998. last but one\n1. last',
	'- - - deep\n    - deeper',
	'- > quoted\n  > twice\n- # head\n- ***',
	'- > # h\n  text',
	'-\n- after an empty one',
	'1. a\n2.\n3. c',
	'> a\n>\n> > b\n>\n> - c\n\n> d',
	'```\ncode\n  indented\n\n\n```` ticks\n```',
	'    indented code\n\n    <b>',
	'`` a ` b `` and `` ` `` and ` x ` and `<i>`',
	'[a](https://example.org/a_(b)) [b](<https://example.org/a(b>) [c *d*](https://example.org "t")',
	'[a](https://example.org/?a=1&copy=2&amp;b=3) [x\\]y](mailto:a@b.example)',
	'<https://example.org/a_b> and https://example.org/x?y=*z* and mailto:a@b.example.',
	'see https://example.org, and (https://example.org/(a)).',
	'[https://example.org](https://example.org) **https://example.org**',
	'[text `code` **b**](https://example.org/%20%C3%A9)',
	'https://xn--mnchen-3ya.example/ and <https://m\u00fcnchen.example/>',
	'| a | b |\n| - | - |\n| `x\\|y` | **c** \\| d |\n| | e |',
	'| one |\n| --- |\n| two |',
	'- a\n  | x |\n  | - |\n  | y |',
	'~~gone~~ and a~~b~~c, ~ and ~~',
	'hard  \nbreak\\\nagain\nsoft',
	'a \\< b & c &amp; &lt;b&gt; \\&copy; &copy; AT&T 1 < 2 > 0',
	'\\* no list\n\n\\# no heading\n\n1986\\. A year\n\n\\- x\n\n\\+ y\n\n\\> z\n\n\\=== a',
	'snake_case and _em_ and 2 * 3 * 4 and \\_x\\_',
	'*a **b** c* **a *b* c** ***both*** *a***b***c*',
	'_a_b_c_',
	'**bold**text and text**bold** and (**b**)',
	'&#97;*(b)*&#99; &#97;**"b"**&#99;',
	'*a*_b_ **c**__d__',
	'C\\# and # and a \\# b #',
	'# C# #\n\n# a \\#',
	'a | b\n\\- | -',
	'\\`\\`\\` no fence',
	'[not a link] [x][y] \\[a](https://example.org) [a]: no',
	'!\\[a](https://example.org) !',
	'\\<https://example.org> ftp\\:\\//example.org \\//example.org',
	'text\n***\ntext',
	'a\n\n***\n\nb',
	'\u05e9\u05dc\u05d5\u05dd **\u4f60\u597d\u3002**\u4e16\u754c',
	'a\u00a0b  c\td',
	'"quotes" (c) ... -- \u2013'
];

/** Signs and words side by side, as they come. */
const soup = fc
	.array(
		fc.constantFrom(
			...[
				'a',
				'b',
				' ',
				' ',
				'  ',
				'\n',
				'\n',
				'\n\n',
				'\n\n',
				'word',
				'ä',
				'日',
				'1',
				'.',
				')',
				'('
			],
			...['*', '**', '_', '__', '`', '``', '~~', '~', '#', '## ', '- ', '+ ', '* ', '1. ', '2) '],
			...[
				'> ',
				'>',
				'    ',
				'\t',
				'```\n',
				'|',
				'\n|-|\n',
				'\n| a | b |\n| - | - |\n',
				'\\',
				'\\\n'
			],
			...['  \n', '---', '\n===\n', '\n---\n', '\n***\n', '[a](https://e.org)', '[', ']', '"', '/'],
			...[
				'](https://e.org/(x))',
				'https://e.org/x_y',
				'<https://e.org>',
				'<',
				'&',
				'&amp;',
				'&lt;'
			],
			...['&#42;', '!', ':', '//', 'mailto:a@b.c', '=']
		),
		{ maxLength: 14 }
	)
	.map((pieces) => `${pieces.join('')}\n`);

const indented = (text: string, by: string) => text.replace(/\n(?=.)/g, `\n${by}`);

/** Whole documents: blocks within blocks, with words of every sort. */
const { document } = fc.letrec<{ words: string; block: string; document: string }>((tie) => ({
	words: fc
		.array(
			fc.constantFrom(
				...[
					'plain words',
					'*leaning*',
					'**strong *both* words**',
					'~~gone~~',
					'`co\\`de`',
					'1986.'
				],
				...[
					'[a (b)](https://e.org/a_(b)?c=1&d=2)',
					'<https://e.org/a_b>',
					'https://e.org/c.',
					'2 < 3'
				],
				...[
					'AT&T',
					'snake_case',
					'C#',
					'a * b',
					'\\*no\\*',
					'"quoted"',
					'(**c**)',
					'a\\\nb',
					'c\nd',
					'- e'
				]
			),
			{ minLength: 1, maxLength: 4 }
		)
		.map((parts) => parts.join(' ')),
	block: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		tie('words'),
		tie('words').map((words) => `# ${words.replace(/\\?\n/g, ' ')}`),
		tie('words').map((words) => `${words}\n---`),
		fc.constantFrom('***', '```\n<b>  *x*\n\n  y\n```', '| a | b |\n| - | - |\n| `x` | c \\| d |'),
		tie('document').map((text) => `> ${text.replace(/\n/g, '\n> ')}`),
		fc
			.tuple(
				fc.array(tie('document'), { minLength: 1, maxLength: 3 }),
				fc.constantFrom('\n', '\n\n')
			)
			.map(([items, gap]) => items.map((item) => `- ${indented(item, '  ')}`).join(gap)),
		fc
			.array(tie('block'), { minLength: 1, maxLength: 3 })
			.map((items) => items.map((item, at) => `${at + 7}. ${indented(item, '   ')}`).join('\n'))
	),
	document: fc
		.array(tie('block'), { minLength: 1, maxLength: 3 })
		.map((blocks) => blocks.join('\n\n'))
}));

/** What has no words, or means nothing in HTML, or does not stand in any that browsers make. */
const meaningless = [
	/<(h\d|blockquote|p|a|em|strong|code)[^>]*>\s*<\/\1>/,
	/<([uo]l)[^>]*>(\s*<li><\/li>)+\s*<\/\1>|<pre><code>\s*<\/code>/,
	/<table>(\s|<\/?(thead|tbody|tr|t[hd])>)*<\/table>/,
	/<(p|li|h\d|t[hd]|em|strong|s|a[^>]*)>\s*<br/,
	/<a (?:(?!<\/a>)[^])*<a /,
	/<(em|strong|s)>(?:(?!<\/\1>)[^])*<\1>/
];

const outsideOfLinks = (html: string) => html.replace(/<a .*?<\/a>|<code>[^]*?<\/code>/g, '');

/** Addresses that are no links become some, and what is meaningless goes: there the law does not hold. */
const isHeld = (markdown: string, html: string) =>
	readMarkup(markdown).problems.length === 0 &&
	html.replace(/<[^>]*>/g, '').trim() !== '' &&
	!meaningless.some((shape) => shape.test(html)) &&
	!/https?:|mailto:/.test(outsideOfLinks(html));

const BLOCK =
	/\s*(<\/?(?:p|ul|ol|li|h\d|pre|blockquote|hr|table|thead|tbody|tr|t[hd]|br)\b[^>]*>)\s*/g;

/** Without what no page shows: white space that collapses, and empty last lines of code. A heading has one line. */
const visible = (html: string) =>
	html
		.replace(/<pre>[^]*?<\/pre>/g, (code) => code.replace(/\n+(<\/code>)/, '\n$1'))
		.replace(/<h\d>[^]*?<\/h\d>/g, (heading) => heading.replace(/<br \/>/g, ' '))
		.replace(/\s*(<code>)\s*/g, '$1')
		.replace(/\s*(<\/code>)\s*/g, '$1')
		.replace(/(<a [^>]*>)\s+/g, ' $1')
		.replace(/\s+<\/a>/g, '</a> ')
		.replace(/\s+/g, ' ')
		.replace(BLOCK, '$1');

describe('safe HTML and back', () => {
	it.each(samples)('keeps %j as it is', (markdown) => {
		expect(readMarkup(markdown).problems).toEqual([]);
		const [again, html] = back(markdown);
		expect(visible(again)).toBe(visible(html));
	});

	it.each([
		['any signs side by side', soup, 500],
		['any document', document, 120]
	])('keeps %s', { timeout: BUSY }, (_, markdowns, usual) => {
		fc.assert(
			fc.property(markdowns, (markdown) => {
				const [again, html] = back(markdown);
				fc.pre(isHeld(markdown, html));
				expect(visible(again)).toBe(visible(html));
			}),
			runs(usual)
		);
	});

	it('keeps form without a remark', () => {
		const remarks = new Remarks();
		samples.forEach((markdown) => toProse(safeHtml(markdown), 'html', 'here', remarks));
		expect(remarks.all).toEqual([]);
	});
});

interface Html {
	nodeName: string;
	childNodes?: Html[];
	value?: string;
}

/** The words that a browser shows. */
function shown({ nodeName, value, childNodes = [] }: Html): string {
	if (nodeName === '#text') return value ?? '';
	return /^(script|style|iframe|#comment)$/.test(nodeName) ? '' : childNodes.map(shown).join('');
}
const wordsOf = (html: string) =>
	shown(parseFragment(html) as unknown as Html).replace(/[^\p{L}\p{N}]/gu, '');

/** Whether all letters of `some` stand in `all`, in their order. */
function isWithin(some: string, all: string): boolean {
	let at = 0;
	for (const letter of all) if (letter === some[at]) at++;
	return at >= some.length;
}

const anything = fc
	.array(
		fc.constantFrom(
			...[
				'alpha',
				'beta',
				' ',
				'\n',
				'\n\n',
				'gamma ',
				'ä',
				'日',
				'*',
				'_',
				'`',
				'- ',
				'1. ',
				'> ',
				'#'
			],
			...[
				'|',
				'\\',
				'&',
				'&amp;',
				'&lt;',
				'[',
				'](',
				')',
				'<p>',
				'</p>',
				'<div>',
				'</div>',
				'<b>',
				'</b>'
			],
			...[
				'<em>',
				'</em>',
				'<br>',
				'</br>',
				'<ul>',
				'<li>',
				'</li>',
				'</ul>',
				'<ol start="3">',
				'</ol>'
			],
			...[
				'<h2>',
				'</h2>',
				'<pre>',
				'</pre>',
				'<code>',
				'</code>',
				'<blockquote>',
				'</blockquote>',
				'<hr>'
			],
			...[
				'<table>',
				'<tr>',
				'<td>',
				'<th>',
				'</td>',
				'</tr>',
				'</table>',
				'<caption>',
				'<dl><dt>',
				'<dd>'
			],
			...[
				'<a href="https://e.org/(x">',
				'<a href="javascript:x">',
				'<a href="/r">',
				'</a>',
				'<details>'
			],
			...[
				'<span onclick="x()">',
				'</span>',
				'<script>x()</script>',
				'<style>b{}</style>',
				'<!-- c -->'
			],
			...[
				'<!--',
				'-->',
				'<img src="https://e.org/i.png" alt="pic">',
				'<img src=x onerror=y>',
				'<',
				'>'
			],
			...[
				'<svg onload=x>',
				'</svg>',
				'<iframe src=x></iframe>',
				'< b',
				'</',
				'"',
				'&nbsp;',
				'<font a=b>'
			],
			...[
				'\u0000',
				'\u000b',
				'\ud800',
				'https://e.org/y',
				'//e.org',
				'ftp://e.org',
				'![a](javascript:x)'
			],
			...['[k](javascript:z)', '<p', '<a href=', '<summary>', '<input value=x>']
		),
		{ maxLength: 20 }
	)
	.map((pieces) => pieces.join(''));

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.validateLink = () => true;

/** As each form is to be understood. */
const understood: [Form, (text: string) => string][] = [
	['html', (text) => text],
	['markdown', (text) => markdown.render(text)],
	['lines', (text) => markdown.render(text)],
	['plain', (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')]
];

// eslint-disable-next-line no-control-regex
const written = (text: string) => text.replace(/[\u0000\u000b\ud800]/g, '');

describe('whatever a text holds', () => {
	it.each(understood)(
		'as %s, its words stay and pages show it',
		{ timeout: BUSY },
		(form, html) => {
			fc.assert(
				fc.property(anything, (text) => {
					const out = prose(text, form) ?? '';
					expect(readMarkup(out).problems).toEqual([]);
					expect(isWithin(wordsOf(html(written(text))), wordsOf(safeHtml(out)))).toBe(true);
				}),
				runs(120)
			);
		}
	);

	it('ends where marks within marks hold paragraphs', () => {
		const html = '<code><em><b>a<p>b <i>c<p>d</p></i></p></b></em></code>';
		expect(prose(html, 'html')?.replace(/\W+/g, '')).toBe('abcd');
	});

	it.each([
		['<table>\n<caption>alpha</caption><tr><th></th></tr></table>', 'alpha'],
		['<table>\n<caption>alpha<caption>beta<tr><th>x</th></tr></table>', 'alpha\n\nbeta\n\n| x |'],
		['<table><tr><th>x</th></tr><caption>alpha</caption></table>', 'x\n\nalpha']
	])('keeps the captions of %s', (html, kept) => {
		expect(prose(html, 'html')).toContain(kept);
	});

	it('is taken for HTML where it has paragraphs or lists, else for Markdown', () => {
		expect(prose('<p>One *two*</p>', 'any')).toBe('One \\*two\\*');
		expect(prose('One *two* <b>three</b>', 'any')).toBe('One *two* **three**');
	});

	it('breaks its lines where the system that wrote it does', () => {
		expect(prose('one\ntwo', 'lines')).toBe('one\\\ntwo');
		expect(prose('one\ntwo', 'markdown')).toBe('one\ntwo');
		expect(prose('one\ntwo', 'plain')).toBe('one\\\ntwo');
	});

	it('is no code because its file is indented', () => {
		const lines = [
			'One talk.',
			'',
			'        It is about *two* things.',
			'',
			'            code',
			'      '
		];
		const wanted = 'One talk.\n\nIt is about *two* things.\n\n```\ncode\n```';
		expect(prose(lines.join('\n'), 'any')).toBe(wanted);
		expect(prose(['', ...lines.map((line) => `        ${line}`)].join('\n'), 'lines')).toContain(
			'One talk.'
		);
		expect(prose('\n    One\n    two', 'any')).toBe('One\ntwo');
		expect(prose('- a\n  - b', 'any')).toBe('- a\n  - b');
	});

	it('has no emphasis between the stars of gendered words, and keeps what is emphasized', () => {
		const words = 'Jede*r Hacker*in oder Aktivist*in';
		for (const form of ['any', 'markdown', 'lines', 'plain', 'html'] as const) {
			expect(safeHtml(prose(words, form) ?? '')).toBe(`<p>${words}</p>`);
		}
		const within = '<p>un<em>believ</em>able <em>W</em>orld <strong>Hacker*in</strong>nen</p>';
		expect(safeHtml(prose(within) ?? '')).toBe(within);
	});

	it('stays as plain as it can', () => {
		const text = 'C# & Java (2.0) for snake_case: a * b < c, at https://e.org/a_b [1]';
		expect(prose(text, 'plain')).toBe(text);
	});

	it('is null where there are no words', () => {
		for (const empty of ['<p>&nbsp;</p><br>', '<hr>', '<script>x()</script>', '<!-- x -->']) {
			expect(prose(empty)).toBeNull();
		}
	});

	it('has links where it had pictures, and says what is gone', () => {
		const remarks = new Remarks();
		const html =
			'<img src="https://e.org/a.png" alt="A map"><img src="https://e.org/p.gif"><script>x()</script><a href="/r">b</a>';
		expect(toProse(html, 'html', 'line 3', remarks)).toBe('[A map](https://e.org/a.png)b');
		expect(remarks.all.map(({ sort, at, what }) => [sort, at, what])).toEqual([
			['changed', 'line 3', 'a picture in running text, which is a link now'],
			['left out', 'line 3', 'HTML that pages do not show (img)'],
			['left out', 'line 3', 'HTML that pages do not show (script)'],
			['left out', 'line 3', "an address that isn't a web address"]
		]);
	});

	it('shows the address of a link without words', () => {
		expect(prose('<a href="https://e.org/"><img src="x"></a>')).toBe('https://e.org/');
	});
});

describe('a hostile text', () => {
	const endless: [string, string][] = [
		['elements', '<div>'.repeat(huge(50_000)) + 'end' + '</div>'.repeat(huge(50_000))],
		['open elements', '<span>'.repeat(huge(50_000)) + 'end'],
		['emphasis', '<b><i>'.repeat(huge(20_000)) + 'end'],
		['quotes', '<blockquote>'.repeat(huge(50_000)) + 'end'],
		['lists', '<ul><li>a'.repeat(huge(20_000)) + 'end'],
		['tables', '<table><tr><td>'.repeat(5000) + 'end'],
		['rows', '<table>' + '<tr><th>a<td>b'.repeat(huge(5000)) + 'end'],
		['brackets', '['.repeat(20_000) + 'end'],
		['stars', '*a '.repeat(20_000) + 'end'],
		['comments', '<!--'.repeat(huge(50_000)) + 'end'],
		['tags that never end', '<p '.repeat(30_000) + '> end'],
		['space', ' '.repeat(300_000) + 'end'],
		['lines', 'a \n '.repeat(huge(30_000)) + 'end'],
		['addresses', 'https://e.org/('.repeat(5000) + 'end'],
		['signs of Markdown', '> - '.repeat(10_000) + 'end']
	];

	it.each(endless)('of %s without end is read in seconds', { timeout: BUSY }, (_, text) => {
		for (const form of ['html', 'markdown', 'any', 'plain'] as const) {
			const out = prose(text, form) ?? '';
			expect(out.length).toBeLessThan(20 * text.length);
			expect(readMarkup(out).problems).toEqual([]);
		}
	});

	it.each([
		['<a href="javascript:alert(1)">x</a>', 'x'],
		['<a href="java\tscript:alert(1)">x</a>', 'x'],
		['<a href="&#106;avascript:alert(1)">x</a>', 'x'],
		['<a href="data:text/html,x">x</a>', 'x'],
		['<a href="//evil.example">x</a>', 'x'],
		['<p onclick="alert(1)" style="position:fixed">x</p>', 'x'],
		['<scr<script>ipt>alert(1)</scr</script>ipt>x', 'ipt>alert(1)ipt>x'],
		['<script><!-- <script>x()</script> --></script>x', '\\-->x'],
		['x<!-- never ends', 'x\\<!-- never ends'],
		['&lt;script&gt;alert(1)&lt;/script&gt;', '\\<script>alert(1)\\</script>'],
		['<svg><script>alert(1)</script><text>x</text></svg>', 'x'],
		['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', null],
		['x [y](javascript:alert(1))', 'x \\[y]\\(javascript:alert(1))'],
		['![x](https://e.org/x.png)', '!\\[x]\\(<https://e.org/x.png>)']
	])('%s is read as %s', (html, words) => {
		const out = prose(html);
		expect(readMarkup(out ?? '').problems).toEqual([]);
		expect(out?.trim() ?? null).toBe(words?.trim() ?? null);
	});
});
