/**
 * Markdown → safe HTML. Two walls: markdown-it with HTML off, and a sanitizer that lets through only
 * what is named here. `readMarkup` also tells an author what would be lost.
 */
import type MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import { markdownReader, WEB_ADDRESS } from './dialect';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** Headings of prose stand below a page's own h1 and h2. */
const TOP_HEADING = 3;

const allowed: sanitize.IOptions = {
	allowedTags: [
		...['p', 'br', 'hr', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
		...['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
	],
	allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
	allowedSchemes: ['http', 'https', 'mailto'],
	allowedSchemesAppliedToAttributes: ['href'],
	allowProtocolRelative: false,
	disallowedTagsMode: 'discard',
	enforceHtmlBoundary: false,
	transformTags: {
		a: (tagName, { href }) => ({
			tagName,
			attribs: WEB_ADDRESS.test(href ?? '')
				? { href: href ?? '', rel: 'noopener noreferrer' }
				: ({} as Record<string, string>)
		})
	}
};

const writer = markdownReader({ html: false });

/** Sees HTML and every link, so that what pages refuse can be named. */
const reader = markdownReader({ html: true });

/** Moves headings so that the highest is an h3. */
function lowerHeadings(tokens: Token[]): void {
	const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
	const highest = Math.min(...headings.map(({ tag }) => Number(tag[1])));
	for (const heading of headings) {
		heading.tag = `h${Math.min(6, Number(heading.tag[1]) - highest + TOP_HEADING)}`;
	}
}

/** HTML without scripts, handlers, styles, pictures, ids; links are http(s) or mailto. */
export function safeHtml(source: string): string {
	return written(writer.parse(source, {}));
}

function written(tokens: Token[]): string {
	lowerHeadings(tokens);
	return sanitize(writer.renderer.render(tokens, writer.options, {}), allowed).trim();
}

export interface MarkupProblem {
	/** From 1. */
	line: number;
	what: string;
	mend: string;
}

export interface Markup {
	/** As `safeHtml` makes it. */
	html: string;
	/** What pages will not show: HTML, pictures, links that are no http(s) or mailto. */
	problems: MarkupProblem[];
}

export function readMarkup(source: string): Markup {
	const tokens = reader.parse(source, {});
	const problems = problemsIn(tokens);
	// in text without problems both parsers see the same, and parsing is half of the work
	return { html: problems.length > 0 ? safeHtml(source) : written(tokens), problems };
}

function problemsIn(tokens: Token[]): MarkupProblem[] {
	const problems: MarkupProblem[] = [];
	for (const token of tokens) {
		let line = (token.map?.[0] ?? 0) + 1;
		for (const inner of [token, ...(token.children ?? [])]) {
			const problem = problemOf(inner);
			// a tag and its end are one mistake
			const known =
				inner.type.startsWith('html') &&
				problems.some((other) => other.line === line && other.mend === problem?.mend);
			if (problem && !known) problems.push({ line, ...problem });
			if (inner.type === 'softbreak' || inner.type === 'hardbreak') line++;
		}
	}
	return problems;
}

function problemOf(token: Token): Omit<MarkupProblem, 'line'> | null {
	if (token.type === 'html_block' || token.type === 'html_inline') {
		const tag = /<[!/]?[\w-]*/.exec(token.content)?.[0] ?? '<';
		const what = tag.startsWith('<!') ? 'HTML comments are' : `HTML (${tag}…) is`;
		return {
			what: `${what} not allowed here`,
			mend: 'Write Markdown, or \\< for the sign itself.'
		};
	}
	if (token.type === 'image') {
		return { what: 'pictures are not allowed here', mend: 'Link to the picture instead.' };
	}
	const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : '';
	if (token.type !== 'link_open' || WEB_ADDRESS.test(href)) return null;
	const mend = 'Write the whole address, beginning with https://.';
	return { what: `the link "${href}" isn't a web address`, mend };
}
