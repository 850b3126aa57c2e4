/** What people put into names, titles and texts: other scripts and directions, markup, and very long words. */
import fc from 'fast-check';

const samples = [
	'C4.3',
	'Ada Lovelace',
	'Änne Öhm',
	'Zażółć gęślą jaźń',
	'مرحبا بالعالم',
	'שלום 2030',
	'中文字幕と日本語',
	'👩‍👩‍👧‍👦 and friends 🎉',
	'<b>bold</b> & "quoted" \'text\'',
	'</script><script>alert(1)</script>',
	'{{ mustache }} {#if svelte} %sveltekit.head%',
	'C:\\new\\table; a,b',
	'- not: a list #or',
	'2030-05-02',
	'null',
	'O’Neil–Ø'
];

/** Any text that a person can see. */
const visible = (text: string) => text.trim() !== '';
const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(visible);

export const names = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...samples) },
	{ weight: 1, arbitrary: anyText }
);

export const titles = fc.oneof(
	{ weight: 4, arbitrary: names },
	{
		weight: 1,
		arbitrary: fc.array(names, { minLength: 8, maxLength: 20 }).map((all) => all.join(' '))
	},
	{ weight: 1, arbitrary: fc.constantFrom('Donaudampfschifffahrt'.repeat(8), 'x'.repeat(200)) }
);

/** A folder takes Markdown, and no HTML. */
const escaped = (text: string) => text.replace(/[\\<]/g, '\\$&');

export const paragraphs = fc
	.array(
		fc.oneof(
			titles.map(escaped),
			names.map((name) => `## ${escaped(name)}`),
			names.map((name) => `- ${escaped(name)}\n- **${escaped(name)}**`),
			fc.constant('[a link](https://example.org/a_(b)) and `code`'),
			fc.constant('> said somebody\n\n```\ncode\n```')
		),
		{ minLength: 1, maxLength: 4 }
	)
	.map((all) => all.join('\n\n'));
