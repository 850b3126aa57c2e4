/** The deployed program with the store's live revisions applied, as read from the store. */
import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import { applyRevisions } from '$lib/program/live/applyRevisions';
import type { Live } from '$lib/program/live/live';
import type { ProgramFolder } from '$lib/program/model';
import { Meta } from '../store/meta';
import type { Tables } from '../store/tables';
import { reconcile } from './reconcile';
import { Revisions } from './revisions';

/** Counters of the store: the highest number ever used, and how often revisions were renumbered. */
export const HIGHEST = 'live.highest';
const NUMBERING = 'live.renumbered';

export interface LiveState {
	live: Live;
	folder: ProgramFolder;
	numbering: number;
}

/**
 * A rehearsal's numbering: far from that of a real store, which starts at 0. Clients drop their revisions
 * when the numbering changes, so nothing of a rehearsal outlives it.
 */
const randomNumbering = () => String(randomInt(2 ** 40, 2 ** 47));

/** Brings the store's revisions and the deployed ledger together, and reads the result. */
export async function openState(
	deployed: ProgramFolder,
	within: Kysely<Tables>,
	rehearsal: boolean
): Promise<LiveState> {
	if (rehearsal) await new Meta(within).getOrSet(NUMBERING, randomNumbering());
	await bringTogether(deployed, within);
	return readAll(deployed, within);
}

async function bringTogether({ ledger }: ProgramFolder, within: Kysely<Tables>): Promise<void> {
	const [meta, revisions] = [new Meta(within), new Revisions(within)];
	const all = await revisions.above(-1);
	const last = ledger.at(-1)?.number ?? 0;
	const highest = Math.max(await meta.number(HIGHEST), last, all.at(-1)?.number ?? 0);
	const renumbered = reconcile(ledger, all, highest);
	for (const { former, revision } of renumbered) await revisions.replace(former, revision);
	await meta.set(HIGHEST, String(Math.max(highest, renumbered.at(-1)?.revision.number ?? 0)));
	if (renumbered.length > 0) {
		await meta.set(NUMBERING, String((await meta.number(NUMBERING)) + 1));
	}
}

async function readAll(deployed: ProgramFolder, db: Kysely<Tables>): Promise<LiveState> {
	const numbering = await new Meta(db).number(NUMBERING);
	const revisions = await new Revisions(db).above(-1);
	return stateOf(deployed, applyRevisions(deployed, revisions), numbering);
}

/** The same object if nothing is new. Reads everything again if a deploy has renumbered revisions. */
export async function readSince(
	deployed: ProgramFolder,
	state: LiveState,
	db: Kysely<Tables>
): Promise<LiveState> {
	const { live, numbering } = state;
	if ((await new Meta(db).number(NUMBERING)) !== numbering) return readAll(deployed, db);
	const fresh = await new Revisions(db).above(live.revisions.at(-1)?.number ?? -1);
	if (fresh.length === 0) return state;
	return stateOf(deployed, applyRevisions(live, fresh), numbering);
}

function stateOf(deployed: ProgramFolder, live: Live, numbering: number): LiveState {
	const { program, ledger } = live;
	return { live, folder: { ...deployed, program, ledger }, numbering };
}
