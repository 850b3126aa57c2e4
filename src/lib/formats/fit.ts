/** Text that every format can carry. */

/** What XML 1.0 forbids (2.2), and halves of surrogate pairs, which UTF-8 cannot write. */
const UNFIT =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** With its line breaks, as `\n`. */
export function manyLines(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(UNFIT, '');
}

/** On one line, trimmed. */
export function oneLine(text: string): string {
	return manyLines(text).replace(/\s+/g, ' ').trim();
}

/** A web address as RFC 3986 has it: ASCII, with nothing in it that would have to be escaped. */
export function webUri(url: string): string {
	const ascii = /^[!-~]*$/.test(url) ? url : new URL(url).href;
	return ascii.replace(/["<>[\\\]^`{|}]/g, encodeURIComponent).replace(/%(?![0-9a-f]{2})/gi, '%25');
}
