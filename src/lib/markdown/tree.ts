/** Sanitized HTML → a tree of what Markdown can say. Words always stay. */
import type { Element, ElementContent, Root as Html } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { defaultHandlers, toMdast, type Handle } from 'hast-util-to-mdast';
import type { Nodes, PhrasingContent, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { toString } from 'mdast-util-to-string';
import { parseFragment } from 'parse5';
import { SKIP, visit } from 'unist-util-visit';
import { markdownReader } from './dialect';

export const blockTags = [
	...['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'pre', 'blockquote', 'ul', 'ol', 'li'],
	...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption', 'section', 'article'],
	...['header', 'footer', 'main', 'aside', 'nav', 'figure', 'figcaption', 'address', 'center'],
	...['dl', 'dt', 'dd', 'details', 'summary', 'fieldset']
];
const blocks = new Set(blockTags);

/** Elements within a paragraph; where they hold paragraphs or lists, each of these gets its own. */
const inlineTag = /^(em|i|strong|b|s|del|strike|code|a)$/;

/** Elements whose content stands on one line. */
const oneLineTag = /^(h[1-6]|t[hd]|p)$/;

/** Elements that a cell of a Markdown table cannot hold. */
const tooMuchForCell = /^(ul|ol|pre|blockquote|table|h[1-6]|dl)$/;

/** Cells. Short rows are filled up, so one long row could make a small file huge. */
const LARGEST_TABLE = 65_536;

const isElement = (node: { type: string }): node is Element => node.type === 'element';

const holds = ({ children }: Element, is: (name: string) => boolean): boolean =>
	children.some((child) => isElement(child) && (is(child.tagName) || holds(child, is)));

const isBlock = (name: string) => blocks.has(name);

export function treeOf(html: string): Root {
	const source = fromParse5(parseFragment(html)) as Html;
	arrange(source);
	const tree = toMdast(source, {
		newlines: true,
		document: true,
		handlers: { a, li, caption: defaultHandlers.p }
	}) as Root;
	linkAddresses(tree);
	tidy(tree);
	return tree;
}

/** A link without words shows its address: otherwise nobody could follow it. */
const a: Handle = (state, node) => {
	const link = defaultHandlers.a(state, node);
	if (!link.url) return link.children;
	if (!toString(link).trim()) link.children = [{ type: 'text', value: link.url }];
	return link;
};

/** Blank lines stand between items only where the source has paragraphs in them. */
const li: Handle = (state, node) => {
	const spread = node.children.some((child) => isElement(child) && child.tagName === 'p');
	return { ...defaultHandlers.li(state, node), spread };
};

/** Moves what browsers show, but Markdown cannot nest. */
function arrange(html: Html): void {
	visit(html, 'element', (node, index = 0, parent) => {
		if (!parent) return;
		if (inlineTag.test(node.tagName) && holds(node, isBlock)) {
			parent.children.splice(index, 1, ...pushedIn(node));
			return index;
		}
		if (node.tagName === 'code' && !(isElement(parent) && parent.tagName === 'pre')) {
			const words = toString(node);
			const space = (edge: RegExp): ElementContent => ({
				type: 'text',
				value: edge.test(words) ? ' ' : ''
			});
			parent.children.splice(index, 1, space(/^\s/), node, space(/\s$/));
			return index + 3;
		}
		if (/^[uo]l$/.test(node.tagName)) node.children = node.children.flatMap(asItem);
		if (oneLineTag.test(node.tagName) && holds(node, isBlock)) node.children = flat(node);
		if (node.tagName !== 'table') return;
		if (isLayout(node)) {
			dissolve(node);
			return;
		}
		const captions = node.children.filter((it) => isElement(it) && it.tagName === 'caption');
		if (captions.length === 0) return;
		node.children = node.children.filter((it) => !captions.includes(it));
		parent.children.splice(index, 0, ...captions.map((it) => ({ ...it, tagName: 'p' })));
		return index;
	});
}

/**
 * `<b>a<p>b</p></b>` as `<b>a</b><p><b>b</b></p>`. Inner marks come first: two that only changed places would
 * do so for ever.
 */
const pushedIn = (mark: Element): ElementContent[] =>
	mark.children.flatMap((child): ElementContent[] => {
		if (isElement(child) && isBlock(child.tagName)) {
			return [{ ...child, children: [{ ...mark, children: child.children }] }];
		}
		if (isElement(child) && holds(child, isBlock)) {
			return pushedIn(child).flatMap((part) => pushedIn({ ...mark, children: [part] }));
		}
		return [{ ...mark, children: [child] }];
	});

/** What stands in a list outside of its items is an item of its own. */
function asItem(child: ElementContent): ElementContent[] {
	if (isElement(child) && /^(li|ul|ol)$/.test(child.tagName)) return [child];
	if (child.type === 'text' && !child.value.trim()) return [];
	return [{ type: 'element', tagName: 'li', properties: {}, children: [child] }];
}

/** Blocks become words with spaces around. */
const flat = ({ children }: Element): ElementContent[] =>
	children.flatMap((child) => {
		if (!isElement(child)) return child;
		const inside = { ...child, children: flat(child) };
		if (!isBlock(child.tagName)) return inside;
		const space: ElementContent = { type: 'text', value: ' ' };
		return [space, { ...inside, tagName: 'span' }, space];
	});

function partsOf(table: Element): { rows: Element[]; width: number; headed: boolean } {
	const rows: Element[] = [];
	visit(table, 'element', (node) => {
		if (node.tagName === 'tr') rows.push(node);
		return /^(table|t(head|body|foot))$/.test(node.tagName) ? undefined : SKIP;
	});
	const cells = rows.map(({ children }) => children.filter(isElement));
	return {
		rows,
		width: cells.reduce((most, row) => Math.max(most, row.length), 0),
		headed: cells.flat().some(({ tagName }) => tagName === 'th')
	};
}

/** A table that only lays out a page, or that Markdown cannot hold. */
function isLayout(table: Element): boolean {
	if (holds(table, (name) => tooMuchForCell.test(name))) return true;
	const parts = table.children.filter(isElement).map(({ tagName }) => tagName);
	// words keep their order, so a caption below rows makes no title
	const begun = parts.findIndex((name) => name !== 'caption');
	if (parts.slice(begun).includes('caption')) return true;
	const { rows, width, headed } = partsOf(table);
	if (width * rows.length > LARGEST_TABLE) return true;
	return !headed && (width < 2 || rows.length < 2);
}

function dissolve(table: Element): void {
	visit(table, 'element', (node) => {
		if (node !== table && node.tagName === 'table') return SKIP;
		if (/^(table|caption|t(head|body|foot|r|h|d))$/.test(node.tagName)) node.tagName = 'div';
		return undefined;
	});
}

const { linkify } = markdownReader({ html: false });

/** Addresses in the text become links, as they do on pages. */
function linkAddresses(tree: Root): void {
	const link = (text: string) => {
		const [found] = linkify.match(text) ?? [];
		if (found?.index !== 0) return false;
		const words = { type: 'text' as const, value: found.raw };
		const rest = { type: 'text' as const, value: text.slice(found.lastIndex) };
		return [{ type: 'link' as const, url: found.url, children: [words] }, rest];
	};
	// nobody writes a longer one
	findAndReplace(tree, [/\b(https?:\/\/|mailto:)\S{1,4000}/gi, link], { ignore: ['link'] });
}

/** Words: no space and line breaks at their ends, nor at those of emphasis, where Markdown would not see it. */
function tidy(node: Nodes): void {
	if (!('children' in node)) return;
	if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
		node.children = parted(lifted(node.children)).inside;
		if (node.type !== 'paragraph') visit(node, 'text', unbroken);
		return;
	}
	// readers take ten digits for no number
	if (node.type === 'list' && node.start) {
		node.start = Math.min(node.start, 1e9 - node.children.length);
	}
	node.children.forEach(tidy);
	const isEmpty = (it: Nodes) => it.type === 'paragraph' && it.children.length === 0;
	node.children = node.children.filter((it) => !isEmpty(it)) as typeof node.children;
}

function unbroken(text: { value: string }): void {
	text.value = text.value.replace(/\s*\n\s*/g, ' ');
}

/**
 * Space and line breaks at the ends of emphasis stand beside it; emphasis within the same emphasis is none.
 * @param around the types of the nodes around these
 */
const lifted = (nodes: PhrasingContent[], around: string[] = []): PhrasingContent[] =>
	nodes.flatMap((node) => {
		if (node.type === 'inlineCode' && !node.value.trim()) return [];
		if (!('children' in node)) return node;
		if (around.includes(node.type)) return lifted(node.children, around);
		const { before, inside, after } = parted(lifted(node.children, [...around, node.type]));
		const marked = inside.length > 0 ? [{ ...node, children: inside }] : [];
		return [...before, ...(marked as PhrasingContent[]), ...after];
	});

interface Parted {
	before: PhrasingContent[];
	inside: PhrasingContent[];
	after: PhrasingContent[];
}

/** Space and line breaks at both ends, and what stands between. */
function parted(nodes: PhrasingContent[]): Parted {
	const all = nodes.flatMap((node): PhrasingContent[] => {
		if (node.type !== 'text') return [node];
		const { value } = node;
		const begin = value.length - value.trimStart().length;
		const end = Math.max(begin, value.trimEnd().length);
		const texts = [value.slice(0, begin), value.slice(begin, end), value.slice(end)].filter(
			Boolean
		);
		return texts.map((value) => ({ type: 'text', value }));
	});
	const isSpace = (it: PhrasingContent) =>
		it.type === 'break' || (it.type === 'text' && !it.value.trim());
	const first = all.findIndex((it) => !isSpace(it));
	const last = all.findLastIndex((it) => !isSpace(it));
	if (first < 0) return { before: all, inside: [], after: [] };
	return {
		before: all.slice(0, first),
		inside: all.slice(first, last + 1),
		after: all.slice(last + 1)
	};
}
