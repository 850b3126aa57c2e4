/**
 * The live revisions that this device keeps, so that a page opened offline shows the last known day. All
 * of it or nothing: what cannot be read is dropped, and asked for again.
 */
import { isRecord } from '$lib/program/json';
import type { LiveRevision } from '$lib/program/live/live';
import type { Id } from '$lib/program/model';
import { readRevisions } from '$lib/program/live/readRevisions';
import { names, Stored } from '../base/stored';

export interface Kept {
	/** The last revision of the deployed ledger when these were heard. */
	deployed: number;
	/** How often numbers had been given anew by then. */
	numbering: number;
	/** Whether these were published in a rehearsal. */
	rehearsal: boolean;
	/** The program's number then: nothing up to it is missing. */
	revision: number;
	revisions: LiveRevision[];
}

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

/** From an answer of the server or from storage; null where it is none. Revisions of a kind unknown here are left out. */
export function readKept(content: unknown): Kept | null {
	if (!isRecord(content)) return null;
	const { deployed, numbering, rehearsal, revision, revisions } = content;
	if (![deployed, numbering, revision].every(isCount) || !Array.isArray(revisions)) return null;
	return {
		deployed,
		numbering,
		rehearsal: rehearsal === true,
		revision,
		revisions: readRevisions(revisions)
	} as Kept;
}

/** All of it or nothing: where one is of a kind unknown here, all are asked for again. */
function readWhole(content: unknown): Kept | null {
	const kept = readKept(content);
	const stored = (content as { revisions?: unknown[] } | null)?.revisions;
	return kept && kept.revisions.length === stored?.length ? kept : null;
}

export const storedRevisions = (eventId: Id, storage: Storage | null): Stored<Kept> =>
	new Stored(storage, names.liveRevisions(eventId), readWhole);
