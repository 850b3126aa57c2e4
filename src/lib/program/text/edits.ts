/**
 * The fewest edits (insert, remove, replace, swap neighbors: optimal string alignment) between a word and
 * each beginning of another; the number at `n` is for its first `n` letters.
 * @param most stop when every number is above this; only "above `most`" is then right
 */
export function editsToBeginnings(typed: string, word: string, most = Infinity): number[] {
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
		if (Math.min(...next) > most && Math.min(...row) >= most) return [most + 1];
		[before, row] = [row, next];
	}
	return row;
}
