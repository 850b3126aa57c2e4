/**
 * Words within a paragraph → Markdown. The plainest spelling is tried first, and each is read again as pages
 * read it: what does not come out the same is spelled more carefully.
 */
import { merged, onOneLine, textOf, type Inline, type Mark } from './inline';
import { OPEN_LINK, read, reader, readingOf, tidy, type Frame } from './reading';

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
	const plainly = care === 'plain' && !isEndless(textOf(words));
	for (const style of plainly ? styles : styles.filter((it) => it.address === 'in brackets')) {
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

/** Nobody writes such a word, and to look for addresses in it takes the square of its length. */
const isEndless = (text: string) => /\S{4000}/.test(text);

function linksIn(text: string): Inline[] {
	if (isEndless(text)) return [{ tag: 'text', text }];
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

function leaf(
	it: Inline,
	style: Style,
	touches: readonly [before: boolean, after: boolean],
	outer: string[]
): string {
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
