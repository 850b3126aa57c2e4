import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNote, type NoteDraft } from '../../src/lib/program/agenda/mergeNote';

const texts = fc.oneof(
	fc.constantFrom('', 'a', 'b', 'a\nb', 'b\na', 'b\na\nb'),
	fc.string({ maxLength: 8 })
);
const drafts: fc.Arbitrary<NoteDraft> = fc.record({
	text: texts,
	base: fc.option(texts, { nil: null })
});

describe('a note that meets what is stored', () => {
	it('replaces what it was begun from, and is added to anything else', () => {
		expect(mergeNote('A', { text: 'AB', base: 'A' })).toBe('AB');
		expect(mergeNote('A', { text: '', base: 'A' })).toBe('');
		expect(mergeNote('A', { text: 'B', base: null })).toBe('A\nB');
		expect(mergeNote('other', { text: 'AB', base: 'A' })).toBe('other\nAB');
		expect(mergeNote('other', { text: '', base: 'A' })).toBe('other');
		expect(mergeNote('b', { text: 'a', base: 'b\na' })).toBe('a\nb');
	});

	it('loses neither what was typed nor what was stored and not seen', () => {
		fc.assert(
			fc.property(texts, drafts, (stored, draft) => {
				const merged = mergeNote(stored, draft);
				expect(merged).toContain(draft.text);
				if (stored !== draft.base) expect(merged).toContain(stored);
			})
		);
	});

	it('is the same when it is done twice', () => {
		fc.assert(
			fc.property(texts, drafts, (stored, draft) => {
				const once = mergeNote(stored, draft);
				expect(mergeNote(once, draft)).toBe(once);
			})
		);
	});
});
