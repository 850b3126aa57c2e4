/** Words that somebody may have meant: what was typed begins them, but for a wrong letter or two. */

import { editsToBeginnings } from '../text/edits';

/** How many letters may be wrong. From three nobody can tell what was meant. */
function leeway(letters: number): number {
	if (letters < 4) return 0;
	return letters < 8 ? 1 : 2;
}

/** The fewest edits that make `typed` a beginning of `word`; more than `most` where it takes more. */
export const editsToBegin = (typed: string, word: string, most: number): number =>
	Math.min(...editsToBeginnings(typed, word, most));

/**
 * The words nearest to what was typed, those of its own length first; none where none is near enough.
 * Words and what was typed are folded.
 */
export function meant(typed: string, words: string[]): string[] {
	let least = leeway(typed.length);
	let found: string[] = [];
	if (least === 0) return found;
	for (const word of words) {
		if (word.length < typed.length - least) continue;
		const edits = editsToBegin(typed, word, least);
		if (edits > least) continue;
		if (edits < least) [least, found] = [edits, []];
		found.push(word);
	}
	const apart = (word: string) => Math.abs(word.length - typed.length);
	return found.sort((a, b) => apart(a) - apart(b));
}

/** What was typed and begins no word, and what was taken for it. */
export interface Instead {
	typed: string;
	words: string[];
}

const MOST = 3;

/** ` with “smoothgrad”: nothing has “smothgrad”`, to follow how many there are; empty for nothing. */
export function insteadInWords(instead: Instead[]): string {
	if (instead.length === 0) return '';
	const quoted = (words: string[]) => words.map((word) => `“${word}”`).join(' or ');
	const has = instead.map(({ words }) => quoted(words.slice(0, MOST))).join(' and ');
	return ` with ${has}: nothing has ${quoted(instead.map(({ typed }) => typed))}`;
}
