/** Words that somebody may have meant: what was typed begins them, but for a wrong letter or two. */

/** How many letters may be wrong. From three nobody can tell what was meant. */
function leeway(letters: number): number {
	if (letters < 4) return 0;
	return letters < 8 ? 1 : 2;
}

/**
 * The fewest edits (insert, remove, replace, swap neighbors) that make `typed` a beginning of `word`;
 * more than `most` where it takes more.
 */
export function editsToBegin(typed: string, word: string, most: number): number {
	const reach = Math.min(word.length, typed.length + most);
	let before: number[] = [];
	let row = Array.from({ length: reach + 1 }, (_, at) => at);
	for (let i = 1; i <= typed.length; i++) {
		const next = [i];
		for (let j = 1; j <= reach; j++) {
			const same = typed[i - 1] === word[j - 1];
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
			const swapped =
				i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
			if (swapped) least = Math.min(least, before[j - 2]! + 1);
			next.push(least);
		}
		// what comes can build on two rows, and neither gets cheaper
		if (Math.min(...next) > most && Math.min(...row) >= most) return most + 1;
		[before, row] = [row, next];
	}
	return Math.min(...row);
}

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
