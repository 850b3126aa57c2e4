/** The nearest known word, for "Did you mean …?". */

/** Edits between two words: insert, remove, replace, swap neighbors (optimal string alignment). */
export function distance(a: string, b: string): number {
	let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (swapped) least = Math.min(least, before[j - 2]! + 1);
			next.push(least);
		}
		[before, row] = [row, next];
	}
	return row[b.length]!;
}

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
