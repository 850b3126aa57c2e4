/** Running text as a tree of what Markdown can say, and nothing else. Elements without words are not in it. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { marked, merged, onOneLine, textOf, trimmed, type Inline, type Mark } from './inline';

export type Block =
	/** `words` stand bare in their list item or cell; `p` is a paragraph of its own. */
	| { tag: 'p' | 'words'; inside: Inline[] }
	| { tag: 'h'; level: number; inside: Inline[] }
	| { tag: 'hr' }
	| { tag: 'pre'; text: string }
	| { tag: 'quote'; inside: Block[] }
	/** `start` is null for bullets. */
	| { tag: 'list'; start: number | null; items: Block[][] }
	/** The first row is the head. Every row has as many cells. */
	| { tag: 'table'; rows: Inline[][][] };

type Html = DefaultTreeAdapterTypes.ChildNode;
type Wrap = (inside: Inline[]) => Inline[];

/** Markdown readers stop at a hundred levels, and leave out what lies deeper. A list is two. */
const DEEPEST = 90;

/** Of elements inside each other; what lies deeper keeps its words alone. */
export const DEEPEST_HTML = 150;

export const blockTags = [
	...['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'pre', 'blockquote', 'ul', 'ol', 'li'],
	...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption', 'section', 'article'],
	...['header', 'footer', 'main', 'aside', 'nav', 'figure', 'figcaption', 'address', 'center'],
	...['dl', 'dt', 'dd', 'details', 'summary', 'fieldset']
];
const blocks = new Set(blockTags);

/** Elements that a cell of a Markdown table cannot hold. */
const tooMuch = /^(ul|ol|pre|blockquote|table|h[1-6]|dl)$/;

const marks = new Map<string, Mark>([
	...([
		['em', 'em'],
		['i', 'em'],
		['strong', 'strong'],
		['b', 'strong']
	] as [string, Mark][]),
	...([
		['s', 's'],
		['del', 's'],
		['strike', 's']
	] as [string, Mark][])
]);

/** Tables that spread further are no tables to read; one short row could blow them up. */
const LARGEST_TABLE = 65_536;

/** @param html sanitized */
export function treeOf(html: string): Block[] {
	return blocksOf(parseFragment(html).childNodes, 0, (inside) => inside);
}

const childrenOf = (node: Html): Html[] => ('childNodes' in node ? node.childNodes : []);
const nameOf = (node: Html): string => ('tagName' in node ? node.tagName : '');

function attributeOf(node: Html, name: string): string | null {
	const attributes = 'attrs' in node ? node.attrs : [];
	return attributes.find((attribute) => attribute.name === name)?.value ?? null;
}

const holds = (node: Html, which: (name: string) => boolean): boolean =>
	childrenOf(node).some((child) => which(nameOf(child)) || holds(child, which));

const isBlock = (name: string) => blocks.has(name);

function rawText(node: Html): string {
	if (node.nodeName === '#text') return 'value' in node ? node.value : '';
	return nameOf(node) === 'br' ? '\n' : childrenOf(node).map(rawText).join('');
}

/** @param wrap what stands around these nodes, where a block stands inside a link or emphasis */
function blocksOf(nodes: Html[], level: number, wrap: Wrap): Block[] {
	const found: Block[] = [];
	let bare: Inline[] = [];
	const flush = () => {
		const inside = trimmed(wrap(trimmed(merged(bare))));
		if (inside.length > 0) found.push({ tag: 'words', inside });
		bare = [];
	};
	for (const node of nodes) {
		if (!isBlock(nameOf(node)) && !holds(node, isBlock)) {
			for (const it of inlineOf(node)) bare.push(it);
			continue;
		}
		flush();
		for (const block of blockOf(node, level, wrap)) found.push(block);
	}
	flush();
	return found;
}

function blockOf(node: Html, level: number, wrap: Wrap): Block[] {
	const name = nameOf(node);
	const inside = (): Inline[] => trimmed(wrap(flat(node)));
	const within = () => blocksOf(childrenOf(node), level, wrap);
	if (name === 'hr') return [{ tag: 'hr' }];
	if (name === 'pre') return rawText(node).trim() ? [{ tag: 'pre', text: rawText(node) }] : [];
	if (name === 'p' && !holds(node, isBlock)) {
		return inside().length > 0 ? [{ tag: 'p', inside: inside() }] : [];
	}
	if (/^h[1-6]$/.test(name)) {
		const heading: Block = { tag: 'h', level: Number(name[1]), inside: inside() };
		return heading.inside.length > 0 ? [heading] : [];
	}
	if (name === 'table') return tableOf(node, wrap) ?? within();
	if (!isBlock(name)) {
		return blocksOf(childrenOf(node), level, (words) => wrap(around(node, words)));
	}
	if (level >= DEEPEST) return within();
	if (name === 'blockquote') {
		const quoted = blocksOf(childrenOf(node), level + 1, wrap);
		return quoted.length > 0 ? [{ tag: 'quote', inside: quoted }] : [];
	}
	return name === 'ul' || name === 'ol' ? listOf(node, level, wrap) : within();
}

function listOf(node: Html, level: number, wrap: Wrap): Block[] {
	const items: Block[][] = [];
	for (const child of childrenOf(node)) {
		const within = nameOf(child) === 'li' ? childrenOf(child) : [child];
		const item = blocksOf(within, level + 2, wrap);
		const last = items.at(-1);
		if (last && /^[uo]l$/.test(nameOf(child))) items[items.length - 1] = [...last, ...item];
		else if (nameOf(child) === 'li' || item.length > 0) items.push(item);
	}
	if (items.every((item) => item.length === 0)) return [];
	const start = attributeOf(node, 'start') ?? '1';
	const first = /^\d{1,9}$/.test(start) ? Number(start) : 1;
	return [{ tag: 'list', start: nameOf(node) === 'ol' ? first : null, items }];
}

/** Null for what only lays out a page, and for what Markdown cannot hold. */
function tableOf(node: Html, wrap: Wrap): Block[] | null {
	if (holds(node, (name) => tooMuch.test(name))) return null;
	const parts = childrenOf(node);
	const rows = [...parts, ...parts.flatMap(childrenOf)].filter((part) => nameOf(part) === 'tr');
	const cells = rows.map((row) => childrenOf(row).filter((it) => /^t[hd]$/.test(nameOf(it))));
	const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
	if (width * rows.length > LARGEST_TABLE) return null;
	const headed = cells.flat().some((cell) => nameOf(cell) === 'th');
	if (!headed && (width < 2 || rows.length < 2)) return null;
	const table = cells.map((row) =>
		Array.from({ length: width }, (_, column) => {
			const cell = row[column];
			return cell ? trimmed(wrap(onOneLine(flat(cell)))) : [];
		})
	);
	const isCaption = (part: Html) => nameOf(part) === 'caption';
	const begun = parts.findIndex((part) => /^t(r|head|body|foot)$/.test(nameOf(part)));
	// words keep their order, so a caption among or below the rows makes no title
	if (parts.slice(begun).some(isCaption)) return null;
	const words = parts.filter(isCaption).map((caption) => trimmed(wrap(flat(caption))));
	const titles = words.flatMap((inside): Block[] => (inside[0] ? [{ tag: 'words', inside }] : []));
	return table.flat(2).length === 0 ? titles : [...titles, { tag: 'table', rows: table }];
}

/** The words of an element, blocks inside it parted by a space. */
const flat = (node: Html): Inline[] => trimmed(merged(childrenOf(node).flatMap(inlineOf)));

function inlineOf(node: Html): Inline[] {
	const name = nameOf(node);
	if (node.nodeName === '#text') {
		const text = rawText(node).replace(/(?<![ \t\f])[ \t\f]*\n\s*/g, '\n');
		return text ? [{ tag: 'text', text }] : [];
	}
	if (name === 'br') return [{ tag: 'br' }];
	if (name === 'code') {
		const text = rawText(node).replace(/(?<!\s)\s*\n\s*/g, ' ');
		return text ? [{ tag: 'code', text }] : [];
	}
	const inside = childrenOf(node).flatMap(inlineOf);
	if (!isBlock(name)) return around(node, inside);
	return [{ tag: 'text', text: ' ' }, ...inside, { tag: 'text', text: ' ' }];
}

/** A link without words shows its address: otherwise nobody could follow it. */
function around(node: Html, inside: Inline[]): Inline[] {
	const mark = marks.get(nameOf(node));
	if (mark) return marked(mark, inside);
	const href = nameOf(node) === 'a' ? attributeOf(node, 'href') : null;
	if (href === null) return inside;
	const shown = trimmed(inside).length > 0 ? inside : [{ tag: 'text' as const, text: href }];
	return [{ tag: 'a', href, inside: shown }];
}

/** All words, to compare what went in with what comes out. */
export const wordsOf = (tree: Block[]): string => tree.map(wordsIn).join('\n');

function wordsIn(block: Block): string {
	if (block.tag === 'hr') return '';
	if (block.tag === 'pre') return block.text;
	if (block.tag === 'quote') return wordsOf(block.inside);
	if (block.tag === 'list') return block.items.map(wordsOf).join('\n');
	return block.tag === 'table'
		? block.rows.flatMap((row) => row.map(textOf)).join('\n')
		: textOf(block.inside);
}
