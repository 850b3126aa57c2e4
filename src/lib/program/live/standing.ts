/** What was taken back, and what stands. */
import type { LiveRevision } from './live';

export interface Standing {
	/** Those whose effect stands, in order of number. */
	standing: LiveRevision[];
	/** Numbers of those that were taken back. */
	undone: ReadonlySet<number>;
}

/** A later undo may itself be undone, so the last word is read first. */
export function standingOf(all: readonly LiveRevision[]): Standing {
	const undone = new Set<number>();
	const standing = [...all]
		.reverse()
		.filter(({ number, action }) => {
			if (undone.has(number)) return false;
			if (action.kind === 'undo' && action.revision < number) undone.add(action.revision);
			return true;
		})
		.reverse();
	// what was printed by hand is not for the desk to take back
	const live = new Set(all.map(({ number }) => number));
	return { standing, undone: new Set([...undone].filter((number) => live.has(number))) };
}
