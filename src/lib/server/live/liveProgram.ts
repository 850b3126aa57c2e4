/**
 * The day as it is now: the deployed folder with the store's live revisions over it. It is made once in
 * a process, follows what other processes publish, and publishes itself.
 */
import { randomInt } from 'node:crypto';
import { applyRevisions } from '$lib/program/live/applyRevisions';
import type { Live, LiveRevision, Misfit } from '$lib/program/live/live';
import { changesMade } from '$lib/program/live/changesMade';
import { inWords } from '$lib/program/live/actionInWords';
import type { ProgramFolder } from '$lib/program/model';
import { instant, ms } from '$lib/program/time/instant';
import type { Kysely } from 'kysely';
import { Meta } from '../store/meta';
import { Revisions } from './revisions';
import type { Store } from '../store/store';
import type { Tables } from '../store/tables';
import type { Proposal } from './proposal';
import { reconcile } from './reconcile';

/** The topic, and the lock of who writes. */
const LIVE = 'live';
/** Counters of the store: the highest number ever given, and how often numbers were given anew. */
const HIGHEST = 'live.highest';
const NUMBERING = 'live.renumbered';

/** How long it waits before it reads again what it could not read, in ms. */
const AGAIN = 1000;

export type PublishOutcome =
	| { kind: 'published'; revision: LiveRevision }
	/** Others have published since: these. */
	| { kind: 'behind'; revision: number; revisions: LiveRevision[] }
	/** It does not fit the program. */
	| { kind: 'refused'; why: string };

interface State {
	live: Live;
	folder: ProgramFolder;
	numbering: number;
}

export class LiveProgram {
	readonly #deployed: ProgramFolder;
	readonly #store: Store;
	/** The real time, in ms. */
	readonly #now: () => number;
	readonly #watchers = new Set<() => void>();
	readonly #unfollow: () => void;
	#state: State;
	#reading: Promise<void> | null = null;
	#again = false;
	#timer: NodeJS.Timeout | undefined;

	private constructor(deployed: ProgramFolder, store: Store, now: () => number, state: State) {
		this.#deployed = deployed;
		this.#store = store;
		this.#now = now;
		this.#state = state;
		this.#unfollow = store.follow(LIVE, () => void this.catchUp());
	}

	/** Brings the store's revisions and the deployed ledger together first. */
	static async open(deployed: ProgramFolder, store: Store, now = Date.now): Promise<LiveProgram> {
		const state = await store.exclusively(LIVE, async (within) => {
			if (store.rehearsal) await new Meta(within).getOrSet(NUMBERING, numberingOfItsOwn());
			await bringTogether(deployed, within);
			await store.announce(LIVE, within);
			return readAll(deployed, within);
		});
		const day = new LiveProgram(deployed, store, now, state);
		// what came between the reading and the following
		await day.catchUp();
		return day;
	}

	/** The program with all that was published, and everything beside it. The same object until that changes. */
	get folder(): ProgramFolder {
		return this.#state.folder;
	}

	get live(): Live {
		return this.#state.live;
	}

	/** The program's number now. */
	get revision(): number {
		return this.#state.live.program.revision;
	}

	/** The last of the deployed ledger. */
	get deployed(): number {
		return this.#deployed.program.revision;
	}

	/** How often deploys have given numbers anew: those of one numbering mean the same everywhere. */
	get numbering(): number {
		return this.#state.numbering;
	}

	/** True where nothing that is published here is live. */
	get rehearsal(): boolean {
		return this.#store.rehearsal;
	}

	/** Without anything of a rehearsal: calendars and feed readers would keep it beyond its end. */
	get forCalendars(): ProgramFolder {
		return this.rehearsal ? this.#deployed : this.folder;
	}

	/** What no longer fits the program. */
	get misfits(): Misfit[] {
		return this.#state.live.misfits;
	}

	/** Live revisions above a number, oldest first. */
	since(number: number): LiveRevision[] {
		return this.#state.live.revisions.filter((revision) => revision.number > number);
	}

	/**
	 * @param watcher called after each change of the program, wherever it was published
	 * @returns what ends it
	 */
	watch(watcher: () => void): () => void {
		this.#watchers.add(watcher);
		return () => this.#watchers.delete(watcher);
	}

	/** Publishes for all processes, or says why not. Once it has answered, it is kept whatever happens. */
	async publish(
		{ key, base, numbering, action, why }: Proposal,
		by: string
	): Promise<PublishOutcome> {
		const outcome = await this.#store.exclusively(LIVE, async (within): Promise<PublishOutcome> => {
			const revisions = new Revisions(within);
			const known = await revisions.withKey(key);
			if (known) return { kind: 'published', revision: known };
			const { live, numbering: now } = await readSince(this.#deployed, this.#state, within);
			const { revision: current } = live.program;
			// decided in a rehearsal, or before a deploy gave numbers anew: the base is another one
			if (base !== current || (numbering ?? now) !== now) {
				const missed = live.revisions.filter(({ number }) => number > base);
				return { kind: 'behind', revision: current, revisions: missed };
			}
			const meta = new Meta(within);
			// 1 is left to the publication of a folder that was never published
			const number = Math.max(await meta.number(HIGHEST), current, 1) + 1;
			const note = [inWords(action, live), why].filter(Boolean).join(' ');
			const last = live.ledger.at(-1);
			const at = instant(Math.max(this.#now(), last ? ms(last.at) + 1000 : 0));
			const draft: LiveRevision = { number, at, by, note, action, changes: [] };
			const after = applyRevisions(live, [draft]);
			const misfit = after.misfits.find((one) => one.revision === number);
			if (misfit) return { kind: 'refused', why: misfit.why };
			const revision = { ...draft, changes: changesMade(live, after) };
			await revisions.add(revision, key);
			await meta.set(HIGHEST, String(number));
			await this.#store.announce(LIVE, within);
			return { kind: 'published', revision };
		});
		await this.catchUp();
		return outcome;
	}

	/** Reads what is new in the store. Asked while it reads, it reads once more. */
	catchUp(): Promise<void> {
		this.#again = true;
		this.#reading ??= this.#read().finally(() => (this.#reading = null));
		return this.#reading;
	}

	close(): void {
		this.#unfollow();
		this.#watchers.clear();
		clearTimeout(this.#timer);
	}

	async #read(): Promise<void> {
		while (this.#again) {
			this.#again = false;
			const before = this.#state;
			try {
				this.#state = await readSince(this.#deployed, before, this.#store.db);
			} catch (error) {
				// the database is away: what was known stays, and is told to everybody
				console.error(`The live day could not be read: ${(error as Error).message}`);
				clearTimeout(this.#timer);
				this.#timer = setTimeout(() => void this.catchUp(), AGAIN);
				this.#timer.unref();
				return;
			}
			if (this.#state !== before) for (const watcher of this.#watchers) watcher();
		}
	}
}

/**
 * That of a rehearsal's store: far from those of real ones, which begin at 0. Whoever keeps revisions drops
 * them when the numbering changes, so nothing of a rehearsal outlives it, whatever its numbers were.
 */
const numberingOfItsOwn = () => String(randomInt(2 ** 40, 2 ** 47));

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

async function readAll(deployed: ProgramFolder, db: Kysely<Tables>): Promise<State> {
	const numbering = await new Meta(db).number(NUMBERING);
	const revisions = await new Revisions(db).above(-1);
	return stateOf(deployed, applyRevisions(deployed, revisions), numbering);
}

/** The same state where nothing is new; all of it anew where a deploy has given numbers anew. */
async function readSince(
	deployed: ProgramFolder,
	state: State,
	db: Kysely<Tables>
): Promise<State> {
	const { live, numbering } = state;
	if ((await new Meta(db).number(NUMBERING)) !== numbering) return readAll(deployed, db);
	const fresh = await new Revisions(db).above(live.revisions.at(-1)?.number ?? -1);
	if (fresh.length === 0) return state;
	return stateOf(deployed, applyRevisions(live, fresh), numbering);
}

function stateOf(deployed: ProgramFolder, live: Live, numbering: number): State {
	const { program, ledger } = live;
	return { live, folder: { ...deployed, program, ledger }, numbering };
}
