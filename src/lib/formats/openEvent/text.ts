/** Running text of Open Event: eventyay's editor writes HTML, older archives hold plain text. Never Markdown. */
import type { SourcePlace } from '../../program/exchange/draft';
import type { Remarks } from '../format';
import type { Value } from '../reading/json';
import { toProse } from '../prose';
import { wordsOf } from '../reading/records';

const TAGS = /<\/?(p|br|a|ul|ol|li|div|span|strong|em|b|i|u|h[1-6])\b[^<>]*>/i;

/** @param at the record that the field belongs to */
export function readAbstract(field: Value, at: SourcePlace, remarks: Remarks): string | null {
	const words = wordsOf(field, remarks);
	return toProse(words, TAGS.test(words ?? '') ? 'html' : 'plain', at, remarks);
}
