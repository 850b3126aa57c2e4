/** Texts of KonOpas files: descriptions are HTML or plain, titles are plain and sometimes escaped. */
import sanitize from 'sanitize-html';
import type { Remarks } from '../format';
import type { Value } from '../reading/json';
import { withoutSecrets } from '../reading/meeting';
import { toProse } from '../prose';

const MARKED = /<\/?[a-z][^<>]*>|&(#\d+|#x[\da-f]+|[a-z]+\d*);/i;

/** A description or a biography. */
export function toProseOf(value: Value, remarks: Remarks): string | null {
	const text = withoutSecrets(value.text(), value.at, remarks);
	return toProse(text, text && MARKED.test(text) ? 'html' : 'plain', value.at, remarks);
}

const escapes: [RegExp, string][] = [
	[/&lt;/g, '<'],
	[/&gt;/g, '>'],
	[/&quot;/g, '"'],
	[/&amp;/g, '&']
];

/** A title as plain words. */
export function plainTitle(value: Value, remarks: Remarks): string | null {
	const text = value.text()?.normalize('NFC').replace(/\s+/g, ' ') ?? null;
	if (text === null || !MARKED.test(text)) return text;
	const bare = sanitize(text, { allowedTags: [], allowedAttributes: {} });
	remarks.add('changed', value.at, 'HTML in a title');
	return escapes.reduce((words, [from, to]) => words.replace(from, to), bare).trim() || null;
}
