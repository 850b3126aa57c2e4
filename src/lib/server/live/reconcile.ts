/**
 * Where two histories meet: live revisions that a store has, and the ledger that a deploy brings. Those
 * that were pulled into the ledger are the same there, number and time. Those that it lacks lie over
 * its program; where the ledger has given one of their numbers to something else, or was published since
 * under a lower one, they get new ones.
 */
import type { LiveRevision } from '$lib/program/live/live';
import type { Ledger } from '$lib/program/model';
import { instant, ms } from '$lib/program/time/instant';

export interface Renumbered {
	/** The number until now. */
	former: number;
	revision: LiveRevision;
}

/**
 * @param revisions all live ones, in order
 * @param highest the highest number that was ever given
 * @returns those that get another number, in order; none for histories that fit
 */
export function reconcile(
	ledger: Ledger,
	revisions: readonly LiveRevision[],
	highest: number
): Renumbered[] {
	const last = ledger.at(-1);
	const printed = new Map(ledger.map(({ number, at }) => [number, at]));
	const lacking = revisions.filter(({ number, at }) => printed.get(number) !== at);
	const first = lacking[0];
	if (!last || !first) return [];
	if (first.number > last.number && ms(first.at) > ms(last.at)) return [];
	// the order among them must stay, so all get new ones, also those that stand above the ledger
	const base = Math.max(highest, last.number);
	const numbers = new Map(lacking.map(({ number }, index) => [number, base + 1 + index]));
	let at = ms(last.at);
	return lacking.map((revision) => {
		at = Math.max(ms(revision.at), at + 1000);
		const number = numbers.get(revision.number)!;
		return {
			former: revision.number,
			revision: { ...withUndo(revision, numbers), number, at: instant(at) }
		};
	});
}

function withUndo(revision: LiveRevision, numbers: ReadonlyMap<number, number>): LiveRevision {
	const { action } = revision;
	if (action.kind !== 'undo') return revision;
	return {
		...revision,
		action: { ...action, revision: numbers.get(action.revision) ?? action.revision }
	};
}
