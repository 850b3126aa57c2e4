/**
 * The live day on this phone: what organizers have decided since the build, kept on the device, laid over
 * the printed program, and followed while somebody looks. One instance lives as long as the page; several
 * tabs share what is kept.
 */
import { applyRevisions } from '$lib/program/live/applyRevisions';
import { currentNotices, type Live, type LiveRevision, type Notice } from '$lib/program/live/live';
import { whileAwake } from '../base/awake';
import type { Stored } from '../base/stored';
import type { Clock } from '../time/clock.svelte';
import type { Freshness } from '../offline/freshness.svelte';
import type { ProgramList } from '../program/files';
import { Follower, type Heard, type Network } from './follower';
import { storedRevisions, type Kept } from './keptRevisions';
import { ToldOnDevice, type Told } from './toldOnDevice';

const NONE: LiveRevision[] = [];

export class LiveOnPhone {
	#kept = $state.raw<Kept | null>(null);
	/** False while what is kept does not fit to what the server says: it stays until the answer is there. */
	#whole = true;
	#revisions = $derived(this.#kept?.revisions ?? NONE);
	#live = $state.raw<Live | null>(null);
	#told = $state.raw<Told>({ revision: null, notices: [] });
	#settled = $state.raw(Infinity);
	#rehearsal = $state.raw(false);
	/** As it was heard last: what is shown follows a moment later. */
	#rehearses: boolean;
	#stored: Stored<Kept>;
	#memory: ToldOnDevice;
	#printed: () => Promise<ProgramList>;
	#last: { printed: ProgramList; revisions: LiveRevision[]; live: Live } | null = null;

	constructor(eventId: string, storage: Storage | null, printed: () => Promise<ProgramList>) {
		this.#printed = printed;
		this.#stored = storedRevisions(eventId, storage);
		this.#memory = new ToldOnDevice(eventId, storage);
		this.#kept = this.#stored.get();
		this.#rehearses = this.#rehearsal = this.#kept?.rehearsal ?? false;
		this.#told = this.#memory.read(this.#rehearsed);
		void this.#draw();
	}

	get revisions(): LiveRevision[] {
		return this.#revisions;
	}

	/** The program as it is now; null until it is known. */
	get live(): Live | null {
		return this.#live;
	}

	/** Whether what is shown is a rehearsal's, and nothing of it is live. */
	get rehearsal(): boolean {
		return this.#rehearsal;
	}

	get told(): Told {
		return this.#told;
	}

	/** What came later than this while somebody reads is told by the bar alone: nothing moves under a finger. */
	get settled(): number {
		return this.#settled;
	}

	/** Organizers' words that hold at `now` (ms) and were not put away; important ones stay. */
	notices(now: number): Notice[] {
		if (!this.#live) return [];
		return currentNotices(this.#live, now).filter((notice) => !this.isAway(notice));
	}

	isAway({ revision }: Notice): boolean {
		return this.#told.notices.includes(revision);
	}

	/** Lays what was decided over the printed program; the same object while nothing changes. */
	over(printed: ProgramList): ProgramList | Live {
		const revisions = this.#kept?.revisions ?? NONE;
		if (revisions.length === 0) return printed;
		const last = this.#last;
		if (last?.printed === printed && last.revisions === revisions) return last.live;
		const live = applyRevisions(printed, revisions);
		this.#last = { printed, revisions, live };
		return live;
	}

	/** All up to now was read. */
	tell(): void {
		this.settle();
		this.#remember({ ...this.#told, revision: this.#live?.program.revision ?? null });
	}

	putAway({ revision }: Notice): void {
		this.#remember({ ...this.#told, notices: [...this.#told.notices, revision] });
	}

	/** A page was opened, or somebody comes back to it: it may show all there is. */
	settle(): void {
		this.#settled = this.#live?.program.revision ?? Infinity;
	}

	/** Begins to follow the server; call once, in the browser. Returns the end of it. */
	follow(network: Network, clock: Clock, freshness: Freshness): () => void {
		const follower = new Follower(network, {
			since: () => (this.#whole ? (this.#kept?.revision ?? null) : null),
			hear: (heard) => {
				this.#rehearses = heard.rehearsal ?? this.#rehearses;
				if (!Number.isNaN(heard.now)) {
					if (this.#rehearses) clock.follow(heard.now);
					else clock.compare(heard.now);
				}
				const deployed = heard.deployed ?? this.#kept?.deployed ?? null;
				freshness.heard(deployed, heard.by === 'stream' ? 'streaming' : 'live');
				return this.#hear(heard);
			},
			lost: () => freshness.lost()
		});
		const sleep = () => follower.sleep();
		const ends = [
			whileAwake({
				look: () => {
					this.settle();
					follower.wake();
				},
				hidden: sleep,
				lost: () => {
					sleep();
					freshness.lost();
				}
			}),
			this.#memory.onOtherTab(() => (this.#told = this.#memory.read(this.#rehearsed))),
			this.#stored.onOtherTab(() => this.#takeFromOther()),
			sleep
		];
		return () => ends.forEach((end) => end());
	}

	#hear(heard: Heard): boolean {
		const { revision, upTo, revisions, all } = heard;
		const kept = this.#kept;
		const { deployed = kept?.deployed ?? 0, numbering = kept?.numbering ?? 0 } = heard;
		const same = kept?.deployed === deployed && kept.numbering === numbering;
		if (!all && (!kept || !same || revision < kept.revision)) {
			this.#whole = false;
			return false;
		}
		if (upTo === null) return true;
		this.#whole = true;
		const before = all || !kept ? [] : kept.revisions;
		const known = new Set(before.map(({ number }) => number));
		const fresh = revisions.filter(({ number }) => !known.has(number));
		const next = { deployed, numbering, rehearsal: this.#rehearses, revision: upTo };
		if (!same) this.#told = this.#memory.read(next.rehearsal ? numbering : null);
		if (all || fresh.length > 0 || next.revision !== kept?.revision) {
			this.#kept = { ...next, revisions: fresh.length > 0 || all ? [...before, ...fresh] : before };
			// where nothing was decided there is nothing to keep
			this.#stored.set(this.#kept.revisions.length > 0 ? this.#kept : null);
			void this.#draw();
		}
		return true;
	}

	async #draw(): Promise<void> {
		const kept = this.#kept;
		if (!kept) return;
		const printed = await this.#printed().catch(() => null);
		if (!printed || kept !== this.#kept) return;
		const first = this.#live === null;
		const now = this.over(printed);
		this.#live = 'printed' in now ? now : applyRevisions(printed, []);
		this.#rehearsal = kept.rehearsal;
		if (first) this.settle();
		if (this.#told.revision === null) this.tell();
	}

	#takeFromOther(): void {
		const kept = this.#stored.get();
		if (!kept) return;
		this.#kept = kept;
		void this.#draw();
	}

	#remember(told: Told): void {
		this.#told = told;
		this.#memory.write(told, this.#rehearsed);
	}

	/** Of what is kept; null on a real day. */
	get #rehearsed(): number | null {
		return this.#kept?.rehearsal ? this.#kept.numbering : null;
	}
}
