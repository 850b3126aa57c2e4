/**
 * Running text of other systems → safe Markdown, which pages show as it is. Scripts, styles and comments go;
 * pictures become links to them; links are http(s) or mailto; words always stay.
 */
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import sanitize from 'sanitize-html';
import { SKIP, visit } from 'unist-util-visit';
import { markdownReader, WEB_ADDRESS } from '../markdown/dialect';
import { readMarkup } from '../markdown/safeHtml';
import { blockTags, treeOf } from '../markdown/tree';
import { markdownOf } from '../markdown/write';
import { escapeHtml } from '../program/text/escapeHtml';
import type { SourcePlace } from '../program/exchange/draft';
import { manyLines } from './fit';
import type { Remarks } from './format';

/**
 * `any`: HTML where it holds paragraphs, lists or the like, else Markdown. `lines`: Markdown in which every
 * line break is one, as pretalx reads it.
 */
export type Form = 'html' | 'markdown' | 'lines' | 'plain' | 'any';

const looksLikeHtml = /<(p|div|ul|ol|li|h[1-6]|table|blockquote|section)\b[^<>]*>/i;

const readers = {
	markdown: markdownReader({ html: true }),
	lines: markdownReader({ html: true, breaks: true })
};

/**
 * Safe HTML comes back as it was: `safeHtml(toProse(html))` is `html`, but for elements without words, and
 * addresses in the text, which become links.
 * @returns null where no words are left
 */
export function toProse(
	text: string | null,
	form: Form,
	at: SourcePlace,
	remarks: Remarks
): string | null {
	if (!text?.trim()) return null;
	const html = sanitized(asHtml(dedented(manyLines(text)), form), (sort, what) =>
		remarks.add(sort, at, what)
	);
	const tree = treeOf(html);
	if (!toString(tree).trim()) return null;
	const markdown = markdownOf(tree, 'folder');
	if (readsAs(markdown, tree)) return markdown;
	remarks.add('changed', at, 'running text whose form could not be kept: only its words are taken');
	return markdownOf(wordsAlone(tree), 'folder');
}

/**
 * Without the indentation that all lines share: files are indented, and Markdown would read it as code. The
 * first line often stands right behind its tag; where it begins a list, the indentation says what is nested.
 */
function dedented(text: string): string {
	const lines = text.replace(/^\s*\n/, '').split('\n');
	const indent = (line: string) => line.length - line.trimStart().length;
	const [first = 0, ...more] = lines.filter((line) => line.trim()).map(indent);
	const shared = more.reduce((least, one) => Math.min(least, one), first || Infinity);
	if (shared === 0 || shared === Infinity || /^([-+*]|\d+[.)])\s/.test(text)) return text;
	return lines.map((line) => line.slice(Math.min(shared, indent(line)))).join('\n');
}

function asHtml(text: string, form: Form): string {
	if (form === 'plain') return plainHtml(text);
	if (form === 'html' || (form === 'any' && looksLikeHtml.test(text))) return shallow(closed(text));
	return shallow(closed(readers[form === 'lines' ? 'lines' : 'markdown'].render(text)));
}

/** Deeper is no text that somebody wrote; parsers take the square of the depth. */
const DEEPEST_SOURCE = 500;

/** Elements that others of their kind end, and those without an end. */
const unnested =
	/^(p|li|t[rdh]|thead|tbody|tfoot|d[td]|option|area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** Elements too deep become line breaks, or nothing. */
function shallow(html: string): string {
	let depth = 0;
	return html.replace(/<(\/?)([a-z][^\s/<>]*)/gi, (tag: string, end: string, name: string) => {
		if (unnested.test(name)) return tag;
		const deep = depth > DEEPEST_SOURCE;
		depth = end ? Math.max(0, depth - 1) : depth + 1;
		if (!deep && depth <= DEEPEST_SOURCE) return tag;
		return `<${blockTags.includes(name.toLowerCase()) ? 'br' : 'wbr'}`;
	});
}

/** A comment without an end would take all words after it. */
function closed(html: string): string {
	const lost = html.indexOf('<!--', html.lastIndexOf('-->') + 1);
	return lost < 0 ? html : html.slice(0, lost) + html.slice(lost).replace(/<!--/g, '&lt;!--');
}

/** Blank lines part paragraphs, line breaks stay. */
function plainHtml(text: string): string {
	const paragraphs = text.trim().split(/\n\s*\n/);
	return paragraphs
		.map((lines) => `<p>${escapeHtml(lines.trim()).replace(/\n/g, '<br>')}</p>`)
		.join('');
}

/** Readers of Markdown leave out what lies a hundred levels deep; elements deeper than this keep their words alone. */
const DEEPEST = 80;

const none: sanitize.Attributes = {};

const unseen = /^(script|style|iframe|object|embed|video|audio|svg|form|img)$/;

type Say = (sort: 'changed' | 'left out', what: string) => void;

/** What Markdown knows, and words. Says once of each sort what is not there any more. */
function sanitized(html: string, say: Say): string {
	const said = new Set<string>();
	const sayOnce: Say = (sort, what) => {
		if (!said.has(what)) say(sort, what);
		said.add(what);
	};
	return sanitize(html, {
		allowedTags: [
			...blockTags,
			...['br', 'em', 'i', 'strong', 'b', 's', 'del', 'strike', 'code', 'a']
		],
		allowedAttributes: { a: ['href'], ol: ['start'] },
		allowedSchemes: ['http', 'https', 'mailto'],
		allowProtocolRelative: false,
		nonTextTags: ['script', 'style'],
		nestingLimit: DEEPEST,
		onOpenTag: (name, { src, alt }) => {
			const shown = name === 'img' && WEB_ADDRESS.test(src ?? '') && alt?.trim();
			if (unseen.test(name) && !shown) {
				sayOnce('left out', `HTML that pages do not show (${name})`);
			}
		},
		transformTags: {
			a: (tagName, { href }) => {
				if (href !== undefined && WEB_ADDRESS.test(href.trim())) {
					return { tagName, attribs: { href: href.trim() } };
				}
				if (href?.trim()) sayOnce('left out', "an address that isn't a web address");
				return { tagName, attribs: none };
			},
			img: (tagName, { src = '', alt = '' }) => {
				if (!WEB_ADDRESS.test(src) || !alt.trim()) return { tagName, attribs: none };
				sayOnce('changed', 'a picture in running text, which is a link now');
				return { tagName: 'a', attribs: { href: src }, text: alt };
			}
		}
	});
}

const letters = (tree: Root) => toString(tree).replace(/\s+/g, '');

/** Whether pages show all the words, and nothing that they may not. */
function readsAs(markdown: string, tree: Root): boolean {
	const { html, problems } = readMarkup(markdown);
	return problems.length === 0 && letters(treeOf(html)) === letters(tree);
}

/** A paragraph for each paragraph, heading, cell and line of code. */
function wordsAlone(tree: Root): Root {
	const lines: string[] = [];
	visit(tree, (node) => {
		if (!/^(paragraph|heading|tableCell|code)$/.test(node.type)) return undefined;
		lines.push(...toString(node).split('\n'));
		return SKIP;
	});
	const words = lines.map((line) => line.trim()).filter((line) => line !== '');
	return {
		type: 'root',
		children: words.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }))
	};
}
