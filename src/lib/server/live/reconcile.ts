/**
 * Reconciles two histories: the store's live revisions, and the ledger of a new deploy. Revisions that were
 * pulled into the ledger have the same number and time in both. The others are applied on top of the
 * ledger; if the ledger has used one of their numbers for something else, or has something newer under a
 * lower number, they get new numbers.
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
 * @param highest the highest number ever used
 * @returns those that get another number, in order; empty if the histories fit
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
	// their order must stay, so all get new numbers, even those above the ledger's last
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
