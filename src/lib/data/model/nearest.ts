/** The nearest known word, for "Did you mean …?". */

import { editsToBeginnings } from '../../program/text/edits';

/** Edits between two words. */
export const distance = (a: string, b: string): number => editsToBeginnings(a, b)[b.length]!;

const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The known word nearest to one that is not known, or null where none is near enough to be meant.
 * `bolei`, a part of a known id at a hyphen, counts as near.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
	const wanted = bare(word);
	let best: string | null = null;
	let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (const candidate of known) {
		const edits = distance(wanted, bare(candidate));
		if (edits < least) [best, least] = [candidate, edits];
	}
	if (best || wanted.length < 3) return best;
	const parts = word.toLowerCase().split('-');
	for (const candidate of known) {
		const words = candidate.toLowerCase().split('-');
		if (parts.every((part) => words.includes(part))) return candidate;
	}
	return null;
}

/** `Did you mean "c4-3"?`, or '' where nothing is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
	const near = nearest(word, known);
	return near === null ? '' : `Did you mean "${near}"?`;
}
