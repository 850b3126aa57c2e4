/**
 * Running text of other systems → our safe Markdown: what data/markdown.ts shows, and nothing else. Scripts,
 * styles and comments go; pictures become links to them; links are http(s) or mailto; words always stay.
 */
import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import { boundBareLinks } from '../../program/text/bareLinks';
import type { SourcePlace } from '../../program/exchange/draft';
import { manyLines } from '../fit';
import type { Remarks } from '../format';
import { markdownOf } from './markdown';
import { OPEN_LINK, reader } from './reading';
import { blockTags, DEEPEST_HTML, treeOf, wordsOf, type Block } from './tree';

/**
 * `any`: HTML where it holds paragraphs, lists or the like, else Markdown. `lines`: Markdown in which every
 * line break is one, as pretalx reads it.
 */
export type Form = 'html' | 'markdown' | 'lines' | 'plain' | 'any';

const looksLikeHtml = /<(p|div|ul|ol|li|h[1-6]|table|blockquote|section)\b[^<>]*>/i;

const writers = { markdown: writer('keeps'), lines: writer('breaks') };

function writer(lines: 'keeps' | 'breaks'): MarkdownIt {
	const markdown = new MarkdownIt({ html: true, linkify: true, breaks: lines === 'breaks' });
	markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
	boundBareLinks(markdown.linkify);
	// a refused link would stay as text; the sanitizer takes its address and leaves its words
	markdown.validateLink = () => true;
	return markdown;
}

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
	const html = sanitized(asHtml(manyLines(text), form), (sort, what) =>
		remarks.add(sort, at, what)
	);
	const tree = treeOf(html);
	if (!wordsOf(tree).trim()) return null;
	for (const care of ['plain', 'careful'] as const) {
		const markdown = markdownOf(tree, care);
		if (readsAs(markdown, tree)) return markdown;
	}
	remarks.add('changed', at, 'running text whose form could not be kept: only its words are taken');
	const lines = wordsOf(tree)
		.split(/\n+/)
		.filter((line) => line.trim() !== '');
	const bare = lines.map((line): Block => ({
		tag: 'words',
		inside: [{ tag: 'text', text: line }]
	}));
	return markdownOf(bare, 'careful');
}

function asHtml(text: string, form: Form): string {
	if (form === 'plain') return plainHtml(text);
	if (form === 'html' || (form === 'any' && looksLikeHtml.test(text))) return shallow(closed(text));
	const short = text.replace(/\S{4000,}/g, (word) => word.replace(/:\/\/|mailto:/g, unlinked));
	return shallow(closed(writers[form === 'lines' ? 'lines' : 'markdown'].render(short)));
}

/** In a word without end the parser would look for addresses for minutes. */
const unlinked = (scheme: string) => scheme.replace(/[:/]/g, '\\$&');

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

const escapeHtml = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Blank lines part paragraphs, line breaks stay. */
function plainHtml(text: string): string {
	const paragraphs = text.trim().split(/\n\s*\n/);
	return paragraphs
		.map((lines) => `<p>${escapeHtml(lines.trim()).replace(/\n/g, '<br>')}</p>`)
		.join('');
}

const none: sanitize.Attributes = {};

const unseen = /^(script|style|iframe|object|embed|video|audio|svg|form|img)$/;

type Say = (sort: 'changed' | 'left out', what: string) => void;

/** What the tree knows, and words. Says once of each sort what is not there any more. */
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
		nestingLimit: DEEPEST_HTML,
		onOpenTag: (name, { src, alt }) => {
			const shown = name === 'img' && OPEN_LINK.test(src ?? '') && alt?.trim();
			if (unseen.test(name) && !shown) {
				sayOnce('left out', `HTML that pages do not show (${name})`);
			}
		},
		transformTags: {
			a: (tagName, { href }) => {
				if (href !== undefined && OPEN_LINK.test(href.trim())) {
					return { tagName, attribs: { href: href.trim() } };
				}
				if (href?.trim()) sayOnce('left out', "an address that isn't a web address");
				return { tagName, attribs: none };
			},
			img: (tagName, { src = '', alt = '' }) => {
				if (!OPEN_LINK.test(src) || !alt.trim()) return { tagName, attribs: none };
				sayOnce('changed', 'a picture in running text, which is a link now');
				return { tagName: 'a', attribs: { href: src }, text: alt };
			}
		}
	});
}

/** Whether pages show all the words, and nothing that they may not. */
function readsAs(markdown: string, tree: Block[]): boolean {
	let words = '';
	for (const token of reader.parse(markdown, {})) {
		for (const it of [token, ...(token.children ?? [])]) {
			if (it.type.startsWith('html') || it.type === 'image') return false;
			if (it.type === 'link_open' && !OPEN_LINK.test(String(it.attrGet('href')))) return false;
			if (it.type !== 'inline') words += it.content;
		}
	}
	const letters = (text: string) => text.replace(/\s+/g, '');
	return letters(words) === letters(wordsOf(tree));
}
