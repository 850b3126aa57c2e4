/**
 * Publications that a ledger has lost: a revert takes the ledger back together with everything else, and
 * then numbers are given twice, SEQUENCE falls and phones keep what they have.
 */
import type { Instant, Ledger } from '../../program/model';
import { BASELINE } from './baseline';
import { ledgerLines, type Committed, type GitHistory, type Numbered } from './gitHistory';

/**
 * The highest revision that was committed on top of this ledger and is no longer in it; null where there
 * is none. What another event published in the same folder does not count, nor a ledger that never went on
 * from this one.
 * @param event its id
 */
export async function lostPublication(
	ledger: Ledger,
	event: string,
	history: GitHistory
): Promise<Committed | null> {
	const last = ledger.at(-1);
	const higher = history.revisions
		.filter(({ number }) => number > (last?.number ?? 0))
		.sort((a, b) => b.number - a.number);
	for (const one of higher) {
		if ((await eventAt(one.commit, history)) !== event) continue;
		const goesOn = ({ number, at }: Numbered) => number === last?.number && at === last.at;
		if (!last || (await ledgerAt(one.commit, history)).some(goesOn)) return one;
	}
	return null;
}

/** Another revision of the number that this ledger ends with: two people published on two branches. */
export async function rival(
	ledger: Ledger,
	event: string,
	history: GitHistory
): Promise<Committed | null> {
	const last = ledger.at(-1);
	for (const one of history.revisions) {
		if (one.number !== last?.number || one.at === last.at) continue;
		if ((await eventAt(one.commit, history)) === event) return one;
	}
	return null;
}

async function ledgerAt(commit: string, history: GitHistory): Promise<Numbered[]> {
	const text = (await history.file(commit, 'revisions.yaml')) ?? '';
	return ledgerLines(text.split('\n'));
}

async function eventAt(commit: string, history: GitHistory): Promise<string | null> {
	const text = await history.file(commit, 'event.yaml');
	return /^id:\s*['"]?([a-z0-9-]+)/m.exec(text ?? '')?.[1] ?? null;
}

/**
 * A commit from which ledger and published.json can be put back, both of them ending with that revision.
 * Null where git has none.
 */
export async function commitEndingWith(
	{ number, at }: { number: number; at: Instant | null },
	history: GitHistory
): Promise<string | null> {
	const is = (one: Numbered) => one.number === number && (at === null || one.at === at);
	const added = history.revisions.find(is);
	if (!added) return null;
	// the ledger may have been committed before its baseline
	const from = history.commits.indexOf(added.commit);
	for (const commit of history.commits.slice(0, from + 1).reverse()) {
		const last = (await ledgerAt(commit, history)).at(-1);
		if (last && is(last) && (await baselineFits(commit, last, history))) return commit;
	}
	return null;
}

async function baselineFits(
	commit: string,
	{ number, at }: Numbered,
	history: GitHistory
): Promise<boolean> {
	try {
		const text = (await history.file(commit, BASELINE)) ?? 'null';
		const found = JSON.parse(text) as { at?: unknown; program?: { revision?: unknown } } | null;
		return found?.at === at && found.program?.revision === number;
	} catch {
		return false;
	}
}
