/** Records of other systems: what is read of them, and what is said of the rest, so that nothing goes unsaid. */
import type { Remarks } from '../format';
import type { Value } from './json';
import { withoutSecrets } from './meeting';

/** The items of a list. Something else in its place is left out, and said. */
export function listOf(value: Value, remarks: Remarks): Value[] {
	if (!isEmpty(value) && !Array.isArray(value.raw)) {
		remarks.add('left out', value.at, 'something in the place of a list');
	}
	return value.items();
}

/**
 * Trimmed words without passwords of meetings, or null. Of several languages the wanted one, else English, else the first; other wording
 * is left out, and said.
 */
export function wordsOf(value: Value, remarks: Remarks, language = 'en'): string | null {
	const words = value.text(language);
	if (words === null && !isEmpty(value)) {
		remarks.add('left out', value.at, 'something in the place of words');
	}
	const others = value.entries().map(([, other]) => other.text());
	if (others.some((other) => other !== null && other !== words)) {
		remarks.add('left out', value.at, 'the same words in another language');
	}
	return withoutSecrets(words, value.at, remarks)?.trim() || null;
}

/** The first of some fields that says something: systems rename their fields between versions. */
export function firstOf(record: Value, ...fields: [string, ...string[]]): Value {
	const told = fields.find((field) => !isEmpty(record.get(field)));
	return record.get(told ?? fields[0]);
}

/** An identifier of a person; null for what systems write where they have none. */
export function identityOf(value: Value): string | null {
	const key = value.text();
	return key === null || /^(0|-1|null|none)$/i.test(key) ? null : key;
}

/** Nothing, an empty text or list, and a flag that is not set. */
function isEmpty({ raw }: Value): boolean {
	if (typeof raw === 'string') return raw.trim() === '';
	if (typeof raw === 'object' && raw !== null) return Object.keys(raw).length === 0;
	return raw === null || raw === undefined || raw === false;
}

/**
 * Names what a record has besides the fields that were read, once for each sort.
 * @param read those that were read, and those that only repeat
 * @param words for the others; without words the field itself is named
 */
export function leaveRest(
	record: Value,
	read: readonly string[],
	words: ReadonlyMap<string, string>,
	remarks: Remarks
): void {
	const rest = record
		.entries()
		.filter(([field, value]) => !read.includes(field) && !isEmpty(value))
		.map(([field]) => words.get(field) ?? fieldNamed(field));
	for (const what of new Set(rest)) remarks.add('left out', record.at, what);
}

/** Names of fields are the source's, too: they go into a report only where they look like names. */
const fieldNamed = (field: string) =>
	/^[\w .-]{1,40}$/.test(field) ? `the field "${field}"` : 'a field with an unusual name';
