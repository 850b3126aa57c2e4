/** What must be escaped in Markdown so that plain words stay plain words (CommonMark 0.31), and nothing more. */

const PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * Text of one run.
 * @param inLink within the words of a link, where brackets count
 * @param follows the tag of the element right behind it, or ''
 */
export function escaped(text: string, inLink: boolean, follows: string): string {
	const written = text
		.replace(/\\(?=(.?))/g, (sign, next: string) =>
			next && !PUNCTUATION.test(next) ? sign : '\\\\'
		)
		.replace(/[*`]/g, '\\$&')
		.replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, (run) => run.replace(/_/g, '\\_'))
		.replace(/~(?=~|$)|(?<=~|^)~/g, '\\~')
		.replace(inLink ? /[[\]]/g : /\](?=[([:])/g, '\\$&')
		.replace(/&(?=(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]*);)/gi, '&amp;')
		.replace(/<(?=[a-z/!?])/gi, '&lt;');
	return follows === 'a' ? written.replace(/!$/, '\\!') : written;
}

/** A line whose beginning would make it a heading, a list, a quotation or a rule. */
export function guardedLine(line: string): string {
	return line
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
		.replace(/^(?:[-+](?=\s|$)|#{1,6}(?=\s|$)|>|=+\s*$|[-_](?=\s*[-_]))/, '\\$&')
		.replace(/ (#+)$/, ' \\$1');
}
