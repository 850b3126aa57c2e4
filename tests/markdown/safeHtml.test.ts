import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it, vi } from 'vitest';
import { readMarkup, safeHtml } from '../../src/lib/markdown/safeHtml';
import { runs } from '../runs';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Every element as a browser would build it, with its attributes. */
function elements(nodes: Node[]): { tag: string; attributes: Record<string, string> }[] {
	return nodes.flatMap((node) => {
		if (!('tagName' in node)) return [];
		const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
		return [{ tag: node.tagName, attributes }, ...elements(node.childNodes)];
	});
}

const built = (markdown: string) => elements(parseFragment(safeHtml(markdown)).childNodes);

const tags = new Set(
	'p br hr em strong s code pre blockquote ul ol li a h3 h4 h5 h6 table thead tbody tr th td'.split(
		' '
	)
);

/** What a page may safely hold. */
function isHarmless(markdown: string): boolean {
	return built(markdown).every(({ tag, attributes }) => {
		const { href, rel, start, ...others } = attributes;
		if (!tags.has(tag) || Object.keys(others).length > 0) return false;
		if (start !== undefined && tag !== 'ol') return false;
		if (rel !== undefined && rel !== 'noopener noreferrer') return false;
		return href === undefined || (tag === 'a' && /^(https?:\/\/|mailto:)/i.test(href));
	});
}

const hostile = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<svg/onload=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'[x](javascript:alert(1))',
	'[x](JaVaScRiPt:alert(1))',
	'[x](java\tscript:alert(1))',
	'[x](&#106;avascript:alert(1))',
	'[x](&#x6a;avascript&colon;alert(1))',
	'[x](\\javascript:alert(1))',
	'[x](data:text/html;base64,PHNjcmlwdD4=)',
	'[x](vbscript:msgbox)',
	'[x](//evil.example/)',
	'[x]: javascript:alert(1)\n\n[x]',
	'<javascript:alert(1)>',
	'![x](https://example.org/x.png)',
	'![x](javascript:alert(1))',
	'[x](https://example.org "onmouseover=alert(1)")',
	'[x](https://example.org/"onmouseover="alert(1))',
	'`<script>`',
	'```html"onload=alert(1)\n<script>alert(1)</script>\n```',
	'<!-- <script> -->',
	'<scr<script>ipt>alert(1)</scr</script>ipt>',
	'&lt;script&gt;alert(1)&lt;/script&gt;',
	'<style>*{display:none}</style>',
	'<iframe src="https://evil.example"></iframe>',
	'<p onclick="alert(1)" style="position:fixed">x</p>',
	'<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
	'| a |\n| - |\n| <img src=x onerror=alert(1)> |'
];

describe('safe HTML', () => {
	it.each(hostile)('never holds what %s would do', (markdown) => {
		expect(isHarmless(markdown)).toBe(true);
	});

	it('is harmless whatever stands side by side', { timeout: 60_000 }, () => {
		const piece = fc.oneof(
			fc.constantFrom(
				...hostile,
				'<',
				'>',
				'"',
				"'",
				'(',
				')',
				'[',
				']',
				'\n',
				'\n\n',
				'`',
				'*',
				'#'
			),
			fc.string({ maxLength: 12 })
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => isHarmless(pieces.join(''))),
			runs(100)
		);
	});

	it('keeps what people write', () => {
		expect(safeHtml('One *two* **three**,\n`four`.\n\n- five\n- six\n\n> seven')).toBe(
			'<p>One <em>two</em> <strong>three</strong>,\n<code>four</code>.</p>\n' +
				'<ul>\n<li>five</li>\n<li>six</li>\n</ul>\n<blockquote>\n<p>seven</p>\n</blockquote>'
		);
	});

	it('marks links and lets nothing open a window', () => {
		expect(built('[x](https://example.org/a?b=1&c=2) and https://example.org/d')).toEqual([
			{ tag: 'p', attributes: {} },
			{
				tag: 'a',
				attributes: { href: 'https://example.org/a?b=1&c=2', rel: 'noopener noreferrer' }
			},
			{ tag: 'a', attributes: { href: 'https://example.org/d', rel: 'noopener noreferrer' } }
		]);
	});

	it('begins headings at h3, whatever the highest is, without ids', () => {
		const headings = (markdown: string) =>
			built(markdown)
				.filter(({ tag }) => tag.startsWith('h'))
				.map(({ tag, attributes }) => [tag, attributes]);
		expect(headings('# a\n\n## b\n\n###### c')).toEqual([
			['h3', {}],
			['h4', {}],
			['h6', {}]
		]);
		expect(headings('## a\n\nb\n=')).toEqual([
			['h4', {}],
			['h3', {}]
		]);
		expect(headings('### a\n\n#### b')).toEqual([
			['h3', {}],
			['h4', {}]
		]);
	});

	it('takes a star between two Latin letters for a letter', () => {
		expect(safeHtml('Hacker*in oder Aktivist*in, *alle*, un**glaub**lich, 中*文*字')).toBe(
			'<p>Hacker*in oder Aktivist*in, <em>alle</em>, un<strong>glaub</strong>lich, 中<em>文</em>字</p>'
		);
	});

	it('shows HTML as what was typed', () => {
		expect(safeHtml('a <b>c</b>')).toBe('<p>a &lt;b&gt;c&lt;/b&gt;</p>');
	});

	it('shows signs as they are', () => {
		expect(safeHtml('x < 5 && y > "3"')).toBe('<p>x &lt; 5 &amp;&amp; y &gt; "3"</p>');
	});
});

describe('problems of markup', () => {
	const lines = (markdown: string) =>
		readMarkup(markdown).problems.map(({ line, what }) => `${line}: ${what}`);

	it('are none in plain Markdown', () => {
		const fine =
			'# A\n\nx < 5, `<b>`, <https://example.org>, <ada@example.org>, a@b\n\n```\n<p>\n```\n\\<b>';
		expect(lines(fine)).toEqual([]);
	});

	it('are told with their lines', () => {
		const text =
			'a <b>c</b>\nd ![e](https://example.org/e.png)\n\n<div>\nf\n</div>\n\n- [g](mailto:a@b.c)\n- [h](h.html)\n';
		expect(lines(text)).toEqual([
			'1: HTML (<b…) is not allowed here',
			'2: pictures are not allowed here',
			'4: HTML (<div…) is not allowed here',
			'9: the link "h.html" isn\'t a web address'
		]);
	});

	it('are told for every link of a line', () => {
		expect(lines('[a](data:a) and [b](javascript:b)')).toEqual([
			'1: the link "data:a" isn\'t a web address',
			'1: the link "javascript:b" isn\'t a web address'
		]);
	});

	it('are told beside the same HTML that pages show', { timeout: 60_000 }, () => {
		const part = fc.constantFrom(
			...[
				'word ',
				'ä<3 ',
				'\n',
				'\n\n',
				'# ',
				'- ',
				'1. ',
				'> ',
				'*',
				'**',
				'_',
				'`',
				'```\n',
				'    ',
				'|',
				'\\'
			],
			...[
				'[a](https://example.org/b)',
				'[a](b)',
				'https://example.org',
				'<https://example.org>',
				'<ftp://e.org>'
			],
			...[
				'<b>',
				'</b>',
				'<!-- -->',
				'&amp;',
				'&#60;',
				'![a](https://example.org/a.png)',
				'mailto:a@b.c',
				'a@b.c'
			],
			...[
				'\n|a|b|\n|-|-|\n|c|d|\n',
				'\n---\n',
				'[r]',
				'\n[r]: https://example.org\n',
				'[x](javascript:y)'
			]
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
				const markdown = parts.join('');
				expect(readMarkup(markdown).html).toBe(safeHtml(markdown));
			}),
			runs(500)
		);
	});
});

describe('texts without a space, as hostile files have them', () => {
	/** How many characters the search for addresses is handed: all that it reads of them, and more. */
	function handed(markdown: string): number {
		const test = vi.spyOn(RegExp.prototype, 'test');
		try {
			safeHtml(markdown);
			return test.mock.calls
				.map(([text]) => String(text))
				.filter((text) => text.startsWith('//'))
				.reduce((sum, { length }) => sum + length, 0);
		} finally {
			test.mockRestore();
		}
	}

	it.each([
		...['https://a.b/[', 'https://example.org/', 'https://a.b/(', 'https://a.b/', 'https://'],
		...['https://a.b/?', 'https://a.b/"', 'ftp://a/', 'http://a:']
	])('reads "%s", many times over, no more than twice as much in a text twice as long', (part) => {
		const some = handed(part.repeat(2000));
		expect(handed(part.repeat(4000))).toBeLessThanOrEqual(some * 2.2);
	});

	it('still links addresses of any length', () => {
		const long = `https://example.org/${'a'.repeat(10_000)}`;
		expect(built(`See ${long}.`).map(({ attributes }) => attributes['href'])).toEqual([
			undefined,
			long
		]);
	});
});
