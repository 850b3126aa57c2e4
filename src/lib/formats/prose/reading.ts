/** How Markdown reads: what pages will show of words within a paragraph, in one line to compare. */
import MarkdownIt from 'markdown-it';
import { boundBareLinks } from '../../program/text/bareLinks';
import type { Inline } from './inline';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** What pages link to. */
export const OPEN_LINK = /^(https?:\/\/|mailto:)/i;

/**
 * Reads Markdown as the check of a program folder does: HTML is seen, and so is every link. Only for
 * reading; pages are made by data/markdown.ts.
 */
export const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
boundBareLinks(reader.linkify);
reader.validateLink = () => true;

/** Where words stand: a paragraph, a heading of one or more lines, a cell of a table. */
export type Frame = 'paragraph' | 'heading' | 'underlined' | 'cell';

const frames: Record<Frame, [first: string, around: (words: string) => string]> = {
	paragraph: ['paragraph_open', (words) => words],
	heading: ['heading_open', (words) => `# ${words}`],
	underlined: ['heading_open', (words) => `${words}\n===`],
	cell: ['table_open', (words) => `| ${words} |\n| --- |`]
};

/** Space beside a line break means nothing. */
export const tidy = (words: string) => words.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, '\n');

/** How the words of a frame read; null where something else stands there. */
export function read(words: string, frame: Frame): string | null {
	const [first, around] = frames[frame];
	const tokens = reader.parse(around(words), {});
	const texts = tokens.filter(({ type }) => type === 'inline');
	const alone =
		first === 'table_open' ? tokens.at(-1)?.type === 'table_close' : tokens.length === 3;
	if (tokens[0]?.type !== first || texts.length !== 1 || !alone) return null;
	return tidyReading((texts[0]?.children ?? []).map(readingOfToken).join(''));
}

const tidyReading = (reading: string) => reading.replace(/(?<![ \t])[ \t]*(\n|<br>)\s*/g, '$1');

const sign = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const tags: Record<string, string> = {
	...{ em_open: '<em>', em_close: '</em>', strong_open: '<strong>', strong_close: '</strong>' },
	...{ s_open: '<s>', s_close: '</s>', link_close: '</a>', hardbreak: '<br>', softbreak: '\n' }
};

function readingOfToken(token: Token): string {
	if (token.type === 'text') return sign(token.content);
	if (token.type === 'code_inline') return `<code>${sign(token.content)}</code>`;
	if (token.type === 'link_open') return `<a ${token.attrGet('href')}>`;
	return tags[token.type] ?? `<${token.type}>`;
}

export const readingOf = (list: Inline[]): string =>
	tidyReading(list.map(readingOfInline).join(''));

function readingOfInline(it: Inline): string {
	if (it.tag === 'text') return sign(it.text);
	if (it.tag === 'code') return `<code>${sign(it.text)}</code>`;
	if (it.tag === 'br') return '<br>';
	const inside = it.inside.map(readingOfInline).join('');
	if (it.tag === 'a') return `<a ${reader.normalizeLink(it.href)}>${inside}</a>`;
	return `<${it.tag}>${inside}</${it.tag}>`;
}
