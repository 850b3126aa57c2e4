/** Long texts in the ledger: enough of them to see what was edited. */
import type { ChangeValue } from '../model';
import { plainText } from './plainText';

const LENGTH = 160;
const LEAD = 40;

function cut(text: string, from: number): string {
	// a cut through a character of two halves leaves neither half
	const whole = text.slice(from, from + LENGTH).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
	const part = whole.replace(/\s+/g, ' ');
	return `${from > 0 ? '…' : ''}${part.trim()}${from + LENGTH < text.length ? '…' : ''}`;
}

/** Where two texts part, and some words before it. */
function parting(a: string, b: string): number {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	const word = a.lastIndexOf(' ', Math.max(0, at - LEAD));
	return at <= LEAD || word < 0 ? 0 : word + 1;
}

/**
 * Old and new text, in plain words, from shortly before the place where they part. Where only markup
 * differs, as the address of a link, the markup is shown.
 */
export function excerpts(
	old: ChangeValue,
	fresh: ChangeValue
): { old: ChangeValue; new: ChangeValue } {
	const html = [old, fresh].map((value) => (typeof value === 'string' ? value : ''));
	const plain = html.map(plainText);
	const [before = '', after = ''] = plain[0] === plain[1] ? html : plain;
	const from = parting(before, after);
	return {
		old: old === null ? null : cut(before, from),
		new: fresh === null ? null : cut(after, from)
	};
}
