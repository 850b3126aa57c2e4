import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkup, safeHtml } from '../../src/lib/data/markdown';
import { Remarks } from '../../src/lib/formats/format';
import { toProse, type Form } from '../../src/lib/formats/prose';

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
	'999999999. last\n1. more',
	'- - - deep\n    - deeper',
	'- > quoted\n  > twice\n- # head\n- ***',
	'- > # h\n  text',
	'-\n- after an empty one',
	'1. a\n2.\n3. c',
	'> a\n>\n> > b\n>\n> - c\n\n> d',
	'```\ncode\n  indented\n\n\n```` ticks\n```',
	'    indented code\n\n    <b>',
	'`` a ` b `` and `` ` `` and ` x ` and `  ` and `<i>`',
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
	'*a _b_ c* **a __b__ c** _a_b_c_',
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

describe('safe HTML and back', () => {
	it.each(samples)('keeps %j as it is', (markdown) => {
		expect(readMarkup(markdown).problems).toEqual([]);
		const [again, html] = back(markdown);
		expect(again).toBe(html);
	});
});
