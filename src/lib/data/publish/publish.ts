/**
 * Publishing: compares a folder with its baseline, appends one revision to the ledger, moves the baseline
 * along. Both files change or neither does, also when the machine stops in between (see published.ts).
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applyRevisions } from '../../program/live/applyRevisions';
import { diff } from '../../program/ledger/diff';
import type { Published } from '../../program/ledger/fields';
import type { LiveRevision } from '../../program/live/live';
import { expectedChanges } from '../../program/live/changesMade';
import type { Change, Instant, Ledger, ProgramFolder, Revision } from '../../program/model';
import { instant, ms } from '../../program/time/instant';
import { readText, writeBeside, writeWhole } from '../yaml/file';
import type { Finding } from '../finding';
import { Findings } from '../findings';
import { readFolder } from '../folder';
import { rememberPublished } from '../incoming/memory';
import { whyNoHistory, withoutBaseline } from './history';
import { withRevision } from './ledgerText';
import { BASELINE, isPendingCurrent, PENDING, readBaseline } from './baseline';
import { withoutUnfit } from '../text/unfit';

export type Outcome =
	/** The folder has errors; nothing was written. */
	| { kind: 'refused'; findings: Finding[] }
	/** Somebody has to complete it first; nothing was written. */
	| { kind: 'unready'; findings: Finding[] }
	/** The ledger was filled by hand: nothing to compare with until it is adopted. */
	| { kind: 'unadopted'; revision: number }
	/** Its history was deleted: sentences that say so. */
	| { kind: 'lost'; why: string }
	| { kind: 'unchanged'; revision: number }
	/** `at` is not after the last revision. */
	| { kind: 'too early'; last: Instant }
	| { kind: 'ready' | 'published'; folder: ProgramFolder; revision: Revision };

export interface Reason {
	note: string;
	/** When the revision was made, if not now. Importers know it from their file. */
	at?: Instant;
	/** The real time, in ms. */
	now: number;
	/** What of the folder is published, if not all of it; the rest stays a draft. */
	part?: Published;
	/** Those of the running site, all of them in the ledger: they tell who is late. */
	live?: readonly LiveRevision[];
}

/** The changes since the last publication; none where nothing was ever published or the folder has errors. */
export function unpublished(dir: string): Change[] {
	const { folder } = readFolder(dir);
	const baseline = folder && readBaseline(dir, folder.ledger, new Findings());
	return baseline ? diff(baseline, folder) : [];
}

/** What `publishFolder` would do. Writes nothing. */
export function preparePublication(dir: string, reason: Reason): Outcome {
	const { note, at, now, part, live } = reason;
	const unadopted = withoutBaseline(dir);
	if (unadopted !== null) return { kind: 'unadopted', revision: unadopted };
	const lost = whyNoHistory(dir);
	if (lost !== null) return { kind: 'lost', why: lost };
	const { folder, findings } = readFolder(dir);
	if (!folder) return { kind: 'refused', findings };
	const { ledger } = folder;
	const last = ledger.at(-1);
	const baseline = readBaseline(dir, ledger, new Findings());
	const fresh = part ?? folder;
	const changes = baseline
		? [...diff(baseline, fresh), ...pushedAnew(baseline, fresh, { ledger, live: live ?? [] })]
		: [];
	if (last && changes.length === 0) return { kind: 'unchanged', revision: last.number };
	const open = findings.some(({ severity }) => severity === 'unready');
	if (open) return { kind: 'unready', findings };
	const earliest = last ? ms(last.at) + 1000 : -Infinity;
	if (last && at && ms(at) < earliest) return { kind: 'too early', last: last.at };
	const made = instant(Math.max(at ? ms(at) : now, earliest));
	const revision = { number: (last?.number ?? 0) + 1, at: made, note: withoutUnfit(note), changes };
	return { kind: 'ready', folder, revision };
}

/** Where a room is late, a printed change moves the expected times of others too: calendars must be told. */
function pushedAnew(
	before: Published,
	after: Published,
	{ ledger, live }: { ledger: Ledger; live: readonly LiveRevision[] }
): Change[] {
	const day = ({ program }: Published) => applyRevisions({ program, ledger }, live);
	return expectedChanges(day(before), day(after));
}

/**
 * Appends a revision with all changes since the last; the first has none, it publishes the whole program.
 * Throws what the file system throws; the folder then reads as before, or as after.
 */
export function publishFolder(dir: string, reason: Reason): Outcome {
	settle(dir);
	const outcome = preparePublication(dir, reason);
	if (outcome.kind !== 'ready') return outcome;
	const { folder, revision } = outcome;
	const file = join(dir, 'revisions.yaml');
	const read = readText(file);
	const ledger = withRevision('text' in read ? read.text : null, revision, folder.program.event);
	const pending = writeBeside(join(dir, BASELINE), baselineText(reason.part ?? folder, revision));
	writeWhole(file, ledger);
	renameSync(pending, join(dir, BASELINE));
	rememberPublished(dir, revision.number);
	return { ...outcome, kind: 'published' };
}

/** Finishes or forgets what an interrupted publication has left. */
export function settle(dir: string): void {
	const pending = join(dir, PENDING);
	if (!existsSync(pending)) return;
	const { folder } = readFolder(dir);
	if (!folder) return;
	if (isPendingCurrent(dir, folder.ledger)) renameSync(pending, join(dir, BASELINE));
	else rmSync(pending);
}

/**
 * Makes the folder as it is the baseline of a ledger that was filled by hand or by an importer.
 * @returns the findings that forbid it, or why there is nothing to adopt; null when done
 */
export function adoptFolder(dir: string): Finding[] | 'no ledger' | 'has baseline' | null {
	settle(dir);
	const { folder, findings } = readFolder(dir);
	if (!folder) return findings;
	const last = folder.ledger.at(-1);
	if (!last) return 'no ledger';
	if (existsSync(join(dir, BASELINE))) return 'has baseline';
	writeWhole(join(dir, BASELINE), baselineText(folder, last));
	return null;
}

/** published.json of that revision; the same data gives the same bytes. */
export function baselineText(
	{ program, prose, papers, reading }: Published,
	revision: Revision
): string {
	const baseline = {
		at: revision.at,
		program: { ...program, revision: revision.number },
		...{ prose, papers, reading }
	};
	return `${JSON.stringify(baseline, null, '\t')}\n`;
}
