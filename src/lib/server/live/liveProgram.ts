/**
 * The program as it is now: the deployed folder with the store's live revisions applied. There is one in
 * each process; it publishes revisions, and follows what other processes publish.
 */
import { applyRevisions } from '$lib/program/live/applyRevisions';
import type { Live, LiveRevision, Misfit } from '$lib/program/live/live';
import { changesMade } from '$lib/program/live/changesMade';
import { inWords } from '$lib/program/live/actionInWords';
import type { ProgramFolder } from '$lib/program/model';
import { instant, ms } from '$lib/program/time/instant';
import { Meta } from '../store/meta';
import { Revisions } from './revisions';
import type { Store } from '../store/store';
import type { Proposal } from './proposal';
import { HIGHEST, openState, readSince, type LiveState } from './liveState';

/** The topic of announcements, and the lock of whoever publishes. */
const LIVE = 'live';

/** ms until it tries again to read the store. */
const AGAIN = 1000;

export type PublishOutcome =
	| { kind: 'published'; revision: LiveRevision }
	/** Others have published these since. */
	| { kind: 'behind'; revision: number; revisions: LiveRevision[] }
	/** It doesn't fit the program. */
	| { kind: 'refused'; why: string };

export class LiveProgram {
	readonly #deployed: ProgramFolder;
	readonly #store: Store;
	/** The real time, in ms. */
	readonly #now: () => number;
	readonly #watchers = new Set<() => void>();
	readonly #unfollow: () => void;
	#state: LiveState;
	#reading: Promise<void> | null = null;
	#again = false;
	#timer: NodeJS.Timeout | undefined;

	private constructor(deployed: ProgramFolder, store: Store, now: () => number, state: LiveState) {
		this.#deployed = deployed;
		this.#store = store;
		this.#now = now;
		this.#state = state;
		this.#unfollow = store.follow(LIVE, () => void this.catchUp());
	}

	/** Brings the store's revisions and the deployed ledger together first. */
	static async open(deployed: ProgramFolder, store: Store, now = Date.now): Promise<LiveProgram> {
		const state = await store.exclusively(LIVE, async (within) => {
			const opened = await openState(deployed, within, store.rehearsal);
			await store.announce(LIVE, within);
			return opened;
		});
		const day = new LiveProgram(deployed, store, now, state);
		// what was published between reading and following
		await day.catchUp();
		return day;
	}

	/** The program with everything published, and the rest of its folder. The same object until that changes. */
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

	/** The last revision of the deployed ledger. */
	get deployed(): number {
		return this.#deployed.program.revision;
	}

	/** How often deploys have renumbered revisions: a number means the same only within one numbering. */
	get numbering(): number {
		return this.#state.numbering;
	}

	/** If so, nothing published here reaches the real day. */
	get rehearsal(): boolean {
		return this.#store.rehearsal;
	}

	/** Without a rehearsal's revisions: calendars and feed readers would keep them after its end. */
	get forCalendars(): ProgramFolder {
		return this.rehearsal ? this.#deployed : this.folder;
	}

	/** Revisions that no longer fit the program. */
	get misfits(): Misfit[] {
		return this.#state.live.misfits;
	}

	/** Live revisions above a number, oldest first. */
	since(number: number): LiveRevision[] {
		return this.#state.live.revisions.filter((revision) => revision.number > number);
	}

	/**
	 * @param watcher called after each change of the program, by whichever process
	 * @returns a function that stops it
	 */
	watch(watcher: () => void): () => void {
		this.#watchers.add(watcher);
		return () => this.#watchers.delete(watcher);
	}

	/** Publishes for all processes, or says why not. Once resolved, the revision survives any crash. */
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
			// another numbering: decided in a rehearsal, or before a deploy renumbered revisions
			if (base !== current || (numbering ?? now) !== now) {
				const missed = live.revisions.filter(({ number }) => number > base);
				return { kind: 'behind', revision: current, revisions: missed };
			}
			const meta = new Meta(within);
			// 1 is reserved for the first publication of the folder
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

	/** Reads what is new in the store. If called while reading, it reads once more. */
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
				// the database is unreachable: go on with what is known
				console.error(`The live revisions could not be read: ${(error as Error).message}`);
				clearTimeout(this.#timer);
				this.#timer = setTimeout(() => void this.catchUp(), AGAIN);
				this.#timer.unref();
				return;
			}
			if (this.#state !== before) for (const watcher of this.#watchers) watcher();
		}
	}
}
