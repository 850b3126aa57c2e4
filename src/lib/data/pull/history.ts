/** A folder's ledger beside the history of the site that runs from it: who is ahead, and whether they part. */
import type { LiveRevision } from '../../program/live/live';
import type { Ledger } from '../../program/model';

/** What `/api/live` says. */
export interface SiteHistory {
	/** The program's number now. */
	revision: number;
	/** The last of the ledger that the site was built from. */
	deployed: number;
	/** All live revisions there are, in order. */
	revisions: LiveRevision[];
}

/** The same revision has the same number and the same time. */
export function standing(
	ledger: Ledger,
	{ deployed, revisions }: SiteHistory
):
	| { kind: 'level'; revision: number }
	| { kind: 'ahead'; fresh: LiveRevision[] }
	/** The site was built from a newer folder than this. */
	| { kind: 'old folder'; deployed: number; last: number }
	/** A number stands for something else here and there. */
	| { kind: 'parted'; number: number; note: string; since: number } {
	const last = ledger.at(-1)?.number ?? 0;
	const here = new Map(ledger.map((revision) => [revision.number, revision]));
	if (deployed > last) return { kind: 'old folder', deployed, last };
	const parted = revisions.find(({ number, at }) => number <= last && here.get(number)?.at !== at);
	if (parted) {
		const { number } = parted;
		return { kind: 'parted', number, note: here.get(number)?.note ?? '', since: number - 1 };
	}
	const fresh = revisions.filter(({ number }) => number > last);
	return fresh.length > 0 ? { kind: 'ahead', fresh } : { kind: 'level', revision: last };
}
