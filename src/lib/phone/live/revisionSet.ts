/**
 * The live revisions of a day, as the server answers them and as this device stores them, so that a page
 * opened offline shows the last known day.
 */
import { isRecord } from '$lib/program/json';
import type { LiveRevision } from '$lib/program/live/live';
import type { Id } from '$lib/program/model';
import { readRevisions } from '$lib/program/live/readRevisions';
import { names, Stored } from '../base/stored';

export interface RevisionSet {
	/** The last revision of the deployed ledger at the time. */
	deployed: number;
	/** Counts how often revisions were renumbered: equal numbers of another numbering are other revisions. */
	numbering: number;
	/** Whether these were published in a rehearsal. */
	rehearsal: boolean;
	/** The program's revision at the time. None up to it is missing. */
	revision: number;
	revisions: LiveRevision[];
}

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

/** Null where it isn't one. Leaves out revisions of a kind that this version doesn't know. */
export function readRevisionSet(content: unknown): RevisionSet | null {
	if (!isRecord(content)) return null;
	const { deployed, numbering, rehearsal, revision, revisions } = content;
	if (!isCount(deployed) || !isCount(numbering) || !isCount(revision)) return null;
	if (!Array.isArray(revisions)) return null;
	return {
		deployed,
		numbering,
		rehearsal: rehearsal === true,
		revision,
		revisions: readRevisions(revisions)
	};
}

/** A stored set with a revision that can't be read counts as nothing, so that everything is fetched again. */
function readComplete(content: unknown): RevisionSet | null {
	const set = readRevisionSet(content);
	const stored = (content as { revisions?: unknown[] } | null)?.revisions;
	return set && set.revisions.length === stored?.length ? set : null;
}

export const storedRevisions = (eventId: Id, storage: Storage | null): Stored<RevisionSet> =>
	new Stored(storage, names.liveRevisions(eventId), readComplete);
