/** Between our own safe HTML (see Prose) and plain text. Not a parser for HTML of others. */

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text: string): string {
	return text
		.replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => character(parseInt(hex, 16)))
		.replace(/&#(\d{1,7});/g, (_, digits: string) => character(Number(digits)))
		.replace(/&(lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? '')
		.replace(/&amp;/g, '&');
}

function character(point: number): string {
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}

/** White space as HTML shows it; `pre` keeps its own. */
function lines(html: string): string {
	return html
		.split(/(<pre>[\s\S]*?<\/pre>)/)
		.map((part) => (part.startsWith('<pre>') ? part : part.replace(/\s+/g, ' ')))
		.join('');
}

/**
 * Safe HTML as plain text: paragraphs a blank line apart, list items as `- `, cells of a table by ` | `,
 * a link by its words, entities decoded.
 */
export function plainText(html: string): string {
	const marked = lines(html)
		.replace(/<br ?\/?> ?/g, '\n')
		.replace(/ ?<li>(?: ?<p>)? ?/g, '\n- ')
		.replace(/<\/t[dh]> ?<t[dh][^>]*>/g, ' | ')
		.replace(/ ?<(?:tr|\/li)> ?/g, '\n')
		.replace(/ ?<\/?(?:p|h[1-6]|ul|ol|blockquote|pre|table|hr)\b[^>]*> ?/g, '\n\n')
		.replace(/<[^>]*>/g, '');
	return decode(marked)
		.replace(/[ \t]+\n/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.replace(/\n\n(?=- )/g, (gap, at: number, all: string) => (inList(all, at) ? '\n' : gap))
		.trim();
}

/** Whether the line that ends at `at` is a list item itself: items stand line by line. */
function inList(text: string, at: number): boolean {
	return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).startsWith('- ');
}
