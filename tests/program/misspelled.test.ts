import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsToBegin, meant } from '../../src/lib/program/search/misspelled';

/** Every text one edit away, written down letter by letter. */
function oneEditAway(text: string, letters: string): Set<string> {
	const all = new Set<string>();
	for (let at = 0; at <= text.length; at++) {
		const [left, right] = [text.slice(0, at), text.slice(at)];
		for (const letter of letters) {
			all.add(left + letter + right);
			if (right) all.add(left + letter + right.slice(1));
		}
		if (right) all.add(left + right.slice(1));
		if (right.length > 1) all.add(left + right[1]! + right[0]! + right.slice(2));
	}
	return all;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });

describe('a misspelled word', () => {
	it('is as near as the fewest edits that make it begin the other', () => {
		expect(editsToBegin('smothgrad', 'smoothgrad', 2)).toBe(1);
		expect(editsToBegin('resample', 'resampling', 2)).toBe(1);
		expect(editsToBegin('lunhc', 'lunch', 1)).toBe(1);
		expect(editsToBegin('lun', 'lunch', 1)).toBe(0);
		expect(editsToBegin('dinner', 'lunch', 2)).toBe(3);
	});

	it('begins another by one edit exactly when one of its spellings one edit away does', () => {
		fc.assert(
			fc.property(word, word, (typed, other) => {
				const spellings = [typed, ...oneEditAway(typed, 'abc')];
				expect(editsToBegin(typed, other, 1) <= 1).toBe(
					spellings.some((spelling) => other.startsWith(spelling))
				);
			})
		);
	});

	it('is taken for the nearest words, those of its own length first', () => {
		const words = ['magnetic', 'magenta', 'magnitude', 'lunch'];
		expect(meant('magneta', words)).toEqual(['magenta', 'magnetic']);
		expect(meant('magentta', words)).toEqual(['magenta']);
	});

	it('may have one wrong letter, from eight letters on two, and none in three', () => {
		expect(meant('lumhc', ['lunch'])).toEqual([]);
		expect(meant('lunc', ['lunch'])).toEqual(['lunch']);
		expect(meant('smotgrad', ['smoothgrad'])).toEqual(['smoothgrad']);
		expect(meant('smtgrad', ['smoothgrad'])).toEqual([]);
		expect(meant('lnu', ['lunch'])).toEqual([]);
	});
});
