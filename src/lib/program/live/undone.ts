/** Which live revisions are in effect, and which were undone. */
import type { LiveRevision } from './live';

/** `inEffect` in order of number; `undone` has the numbers of those that were taken back. */
export function splitUndone(all: readonly LiveRevision[]): {
	inEffect: LiveRevision[];
	undone: ReadonlySet<number>;
} {
	const undone = new Set<number>();
	// the newest first, because an undo may itself be undone
	const inEffect = [...all]
		.reverse()
		.filter(({ number, action }) => {
			if (undone.has(number)) return false;
			if (action.kind === 'undo' && action.revision < number) undone.add(action.revision);
			return true;
		})
		.reverse();
	// the desk cannot undo a revision that was published from the folder
	const live = new Set(all.map(({ number }) => number));
	return { inEffect, undone: new Set([...undone].filter((number) => live.has(number))) };
}
