/**
 * Running text of other systems → our safe Markdown: what data/markdown.ts shows, and nothing else. Scripts,
 * pictures, styles, comments go; links are http(s) or mailto; words always stay.
 */
import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import Turndown from 'turndown';
import type { SourcePlace } from '../program/draft';
import type { Remarks } from './format';

/** `any`: HTML where it holds tags of running text, else Markdown. */
export type Form = 'html' | 'markdown' | 'plain' | 'any';

/** Whether there are tags of running text in it. */
export const looksLikeHtml = /<\/?(p|br|a|ul|ol|li|div|span|strong|em|b|i|h[1-6])\b[^>]*>/i;

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

const turndown = new Turndown({
	headingStyle: 'atx',
	bulletListMarker: '-',
	codeBlockStyle: 'fenced'
});
const escapeMarkdown = turndown.escape.bind(turndown);
turndown.escape = (text) =>
	escapeMarkdown(text)
		.replace(/</g, '\\<')
		.replace(/&(?=#?\w+;)/g, '\\&');
turndown.addRule('struck', {
	filter: ['s', 'del'],
	replacement: (content) => `~~${content}~~`
});

/** @returns null where no words are left */
export function toProse(
	text: string | null,
	form: Form,
	at: SourcePlace,
	remarks: Remarks
): string | null {
	if (!text?.trim()) return null;
	const dropped = new Set<string>();
	const html = sanitize(asHtml(text, form), {
		allowedTags: [
			...['p', 'br', 'hr', 'em', 'i', 'strong', 'b', 's', 'del', 'code', 'pre', 'blockquote'],
			...['ul', 'ol', 'li', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div']
		],
		allowedAttributes: { a: ['href'], ol: ['start'] },
		allowedSchemes: ['http', 'https', 'mailto'],
		allowProtocolRelative: false,
		onOpenTag: (name) => {
			if (/^(script|style|img|iframe|object|embed|video|audio|svg|form)$/.test(name))
				dropped.add(name);
		}
	});
	for (const name of dropped) remarks.add('left out', at, `HTML that pages do not show (${name})`);
	return turndown.turndown(html).trim() || null;
}

function asHtml(text: string, form: Form): string {
	if (form === 'html' || (form === 'any' && looksLikeHtml.test(text))) return text;
	if (form === 'plain') return plainHtml(text);
	return markdown.render(text);
}

const escapeHtml = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Blank lines part paragraphs, line breaks stay. */
function plainHtml(text: string): string {
	const paragraphs = text
		.replace(/\r\n?/g, '\n')
		.trim()
		.split(/\n\s*\n/);
	return paragraphs
		.map((lines) => `<p>${escapeHtml(lines.trim()).replace(/\n/g, '<br>')}</p>`)
		.join('');
}
