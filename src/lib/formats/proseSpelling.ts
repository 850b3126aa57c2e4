/**
 * Words within a paragraph → Markdown. The plainest spelling is tried first, and each is read again as pages
 * read it: what does not come out the same is spelled more carefully.
 */
import MarkdownIt from 'markdown-it';
import { merged, onOneLine, textOf, type Inline, type Mark } from './proseInline';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** What pages link to. */
export const OPEN_LINK = /^(https?:\/\/|mailto:)/i;

/**
 * Reads Markdown as the check of a program folder does: HTML is seen, and so is every link. Only for
 * reading; pages are made by data/markdown.ts.
 */
export const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
reader.validateLink = () => true;

/** Where words stand: a paragraph, a heading of one or more lines, a cell of a table. */
export type Frame = 'paragraph' | 'heading' | 'underlined' | 'cell';

const frames: Record<Frame, [first: string, around: (words: string) => string]> = {
	paragraph: ['paragraph_open', (words) => words],
	heading: ['heading_open', (words) => `# ${words}`],
	underlined: ['heading_open', (words) => `${words}\n===`],
	cell: ['table_open', (words) => `| ${words} |\n| --- |`]
};

interface Style {
	escape(text: string): string;
	/** How a link is written whose words are its address. */
	address: 'bare' | 'in angles' | 'in brackets';
	/** The first choice for each; nested and neighboring ones take the other. */
	em: '*' | '_';
	strong: '*' | '_';
	/** `guarded`: letters that hide emphasis beside them are written as entities. */
	marks: 'plain' | 'guarded' | 'none';
}

const raw = (text: string) => text;

const escaped = (text: string) =>
	text
		.replace(/[\\`*[\]<]/g, '\\$&')
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
		.replace(/&(?=#?\w+;)/g, '\\&')
		.replace(/~(?=~)|:(?=\/\/)|\/(?=\/)/g, '\\$&')
		.replace(/(mailto):/gi, '$1\\:')
		.replace(/^([ \t]*)([-+#>=:|~])/gm, '$1\\$2')
		.replace(/^([ \t]*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');

const escapedAll = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

const plain = { em: '*', strong: '*', marks: 'plain' } as const;
const careful = { escape: escapedAll, address: 'in brackets' } as const;

const styles: Style[] = [
	{ ...plain, escape: raw, address: 'bare' },
	{ ...plain, escape: escaped, address: 'bare' },
	{ ...plain, escape: escaped, address: 'in angles' },
	{ ...plain, ...careful },
	{ ...plain, escape: escaped, address: 'in angles', marks: 'guarded' },
	{ ...careful, em: '_', strong: '*', marks: 'plain' },
	{ ...careful, em: '*', strong: '_', marks: 'plain' },
	{ ...careful, em: '*', strong: '*', marks: 'guarded' },
	{ ...careful, em: '_', strong: '*', marks: 'guarded' },
	{ ...careful, em: '*', strong: '_', marks: 'guarded' },
	{ ...careful, em: '*', strong: '*', marks: 'none' }
];

/** `careful` where the plain spelling has not come out the same among its neighbors. */
export type Care = 'plain' | 'careful';

/** Markdown that reads as the words do; emphasis that cannot be written is left out, words never are. */
export function spelled(list: Inline[], frame: Frame, care: Care): string {
	const oneLine = frame === 'heading' || frame === 'cell';
	const words = linked(oneLine ? onOneLine(list) : list);
	const wanted = readingOf(words);
	let spelling = '';
	for (const style of care === 'plain' ? styles : styles.slice(3)) {
		spelling = tidy(written(words, style, []));
		if (frame === 'cell') spelling = spelling.replace(/\|/g, '\\|');
		if (read(spelling, frame) === wanted) return spelling;
	}
	return spelling;
}

/** Addresses in the text become links, as they do on pages. */
function linked(list: Inline[]): Inline[] {
	const found = list.flatMap((it): Inline[] => {
		if (it.tag === 'a' || it.tag === 'br' || it.tag === 'code') return [it];
		return it.tag === 'text' ? linksIn(it.text) : [{ ...it, inside: linked(it.inside) }];
	});
	return merged(found);
}

function linksIn(text: string): Inline[] {
	const parts: Inline[] = [];
	let from = 0;
	for (const { index, lastIndex, url } of reader.linkify.match(text) ?? []) {
		if (!OPEN_LINK.test(url)) continue;
		parts.push({ tag: 'text', text: text.slice(from, index) });
		const inside: Inline[] = [{ tag: 'text', text: text.slice(index, lastIndex) }];
		parts.push({ tag: 'a', href: url, inside });
		from = lastIndex;
	}
	return [...parts, { tag: 'text', text: text.slice(from) }];
}

/** Space beside a line break means nothing. */
const tidy = (words: string) => words.replace(/[ \t]*\n[ \t]*/g, '\n');

function written(list: Inline[], style: Style, outer: string[]): string {
	let words = '';
	let before: { tag: Mark; sign: string } | null = null;
	list.forEach((it, index) => {
		if ('inside' in it && it.tag !== 'a' && style.marks !== 'none') {
			const last = before?.tag === it.tag ? before.sign : null;
			const sign = signOf(
				it.tag,
				style,
				last ?? outer.find((other) => fits(other, it.tag)) ?? null
			);
			words += sign + written(it.inside, style, [sign, ...outer]) + sign;
			before = { tag: it.tag, sign };
			return;
		}
		const touches = [isHidden(list[index - 1], 'end'), isHidden(list[index + 1], 'start')] as const;
		words += leaf(it, style, touches, outer);
		before = null;
	});
	return words;
}

/** Whether this is emphasis with a sign at that edge, which Markdown does not see beside a letter. */
function isHidden(it: Inline | undefined, edge: 'start' | 'end'): boolean {
	if (it?.tag !== 'em' && it?.tag !== 'strong' && it?.tag !== 's') return false;
	return (edge === 'start' ? /^[^\p{L}\p{N}]/u : /[^\p{L}\p{N}]$/u).test(textOf(it.inside));
}

const fits = (sign: string, tag: Mark) => (sign.length === 1) === (tag === 'em') && sign[0] !== '~';

/** @param taken by the same emphasis around or just before */
function signOf(tag: Mark, style: Style, taken: string | null): string {
	if (tag === 's') return '~~';
	const first = tag === 'em' ? style.em : style.strong;
	const sign = taken?.[0] !== first ? first : first === '*' ? '_' : '*';
	return tag === 'em' ? sign : sign + sign;
}

function leaf(it: Inline, style: Style, touches: readonly [before: boolean, after: boolean], outer: string[]): string {
	if (it.tag === 'br') return '\\\n';
	if (it.tag === 'code') return code(it.text);
	if (it.tag === 'a') return link(it.href, it.inside, style, outer);
	if (it.tag !== 'text') return written(it.inside, style, outer);
	if (style.marks !== 'guarded') return style.escape(it.text);
	const letters = [...it.text];
	const [first = ''] = letters.splice(0, touches[0] ? 1 : 0);
	const [last = ''] = touches[1] ? letters.splice(-1) : [];
	return entity(first) + style.escape(letters.join('')) + entity(last);
}

const entity = (letter: string) => (/^\S$/u.test(letter) ? `&#${letter.codePointAt(0)};` : letter);

function code(text: string): string {
	const runs = text.match(/`+/g) ?? [];
	const longest = runs.reduce((most, run) => Math.max(most, run.length), 0);
	const fence = '`'.repeat(longest + 1);
	const pad = /^`|`$|^ .+ $/.test(text) ? ' ' : '';
	return fence + pad + text + pad + fence;
}

function link(href: string, inside: Inline[], style: Style, outer: string[]): string {
	const url = reader.normalizeLink(href);
	const [only, ...more] = inside;
	const address = only?.tag === 'text' && more.length === 0 ? only.text : null;
	const same = address !== null && reader.normalizeLink(address) === url;
	if (same && reader.normalizeLinkText(address) === address) {
		if (style.address === 'bare') return address;
		if (style.address === 'in angles') return `<${address}>`;
	}
	return `[${written(inside, style, outer)}](${destination(url)})`;
}

function destination(url: string): string {
	const safe = url.replace(/&(?=#?\w+;)|[\\<>]/g, '\\$&');
	return /[()\s]/.test(safe) ? `<${safe}>` : safe;
}

/** How the words of a frame read; null where something else stands there. */
function read(words: string, frame: Frame): string | null {
	const [first, around] = frames[frame];
	const tokens = reader.parse(around(words), {});
	const texts = tokens.filter(({ type }) => type === 'inline');
	const alone =
		first === 'table_open' ? tokens.at(-1)?.type === 'table_close' : tokens.length === 3;
	if (tokens[0]?.type !== first || texts.length !== 1 || !alone) return null;
	return tidyReading((texts[0]?.children ?? []).map(readingOfToken).join(''));
}

const tidyReading = (reading: string) => reading.replace(/[ \t]*(\n|<br>)\s*/g, '$1');

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

const readingOf = (list: Inline[]): string => tidyReading(list.map(readingOfInline).join(''));

function readingOfInline(it: Inline): string {
	if (it.tag === 'text') return sign(it.text);
	if (it.tag === 'code') return `<code>${sign(it.text)}</code>`;
	if (it.tag === 'br') return '<br>';
	const inside = it.inside.map(readingOfInline).join('');
	if (it.tag === 'a') return `<a ${reader.normalizeLink(it.href)}>${inside}</a>`;
	return `<${it.tag}>${inside}</${it.tag}>`;
}
