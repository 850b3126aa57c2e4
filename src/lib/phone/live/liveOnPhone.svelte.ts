/**
 * The live day on this phone: what organizers have published since the build, stored on the device,
 * applied to the printed program, and followed while somebody looks. One instance lives as long as the
 * page; tabs share what is stored.
 */
import { applyRevisions } from '$lib/program/live/applyRevisions';
import { currentNotices, type Live, type LiveRevision, type Notice } from '$lib/program/live/live';
import { whileAwake } from '../base/awake';
import type { Stored } from '../base/stored';
import type { Clock } from '../time/clock.svelte';
import type { Freshness } from '../offline/freshness.svelte';
import type { ProgramList } from '../program/files';
import { Follower, type Heard, type Network } from './follower';
import { storedRevisions, type RevisionSet } from './revisionSet';
import { ShownOnDevice, type Shown } from './shownOnDevice';

const NONE: LiveRevision[] = [];

export class LiveOnPhone {
	#known = $state.raw<RevisionSet | null>(null);
	/** False while `#known` contradicts the server. It stays on the page until everything was fetched again. */
	#consistent = true;
	#revisions = $derived(this.#known?.revisions ?? NONE);
	#live = $state.raw<Live | null>(null);
	#shown = $state.raw<Shown>({ revision: null, notices: [] });
	#pageRevision = $state.raw(Infinity);
	#rehearsal = $state.raw(false);
	/** What the server said last; `#rehearsal` follows once its revisions are on the page. */
	#serverRehearses: boolean;
	#stored: Stored<RevisionSet>;
	#storedShown: ShownOnDevice;
	#printed: () => Promise<ProgramList>;
	#applied: { printed: ProgramList; revisions: LiveRevision[]; live: Live } | null = null;

	constructor(eventId: string, storage: Storage | null, printed: () => Promise<ProgramList>) {
		this.#printed = printed;
		this.#stored = storedRevisions(eventId, storage);
		this.#storedShown = new ShownOnDevice(eventId, storage);
		this.#known = this.#stored.get();
		this.#serverRehearses = this.#rehearsal = this.#known?.rehearsal ?? false;
		this.#shown = this.#storedShown.read(this.#rehearsalNumbering);
		void this.#apply();
	}

	get revisions(): LiveRevision[] {
		return this.#revisions;
	}

	/** The program as it is now; null until it is known. */
	get live(): Live | null {
		return this.#live;
	}

	/** Whether the page shows a rehearsal, of which nothing is live. */
	get rehearsal(): boolean {
		return this.#rehearsal;
	}

	get shown(): Shown {
		return this.#shown;
	}

	/**
	 * The page itself shows changes up to this revision. Later ones came while somebody reads and appear
	 * in the bar only, so that nothing moves under a finger.
	 */
	get pageRevision(): number {
		return this.#pageRevision;
	}

	/** The organizers' notices at `now` (ms) that weren't dismissed. */
	notices(now: number): Notice[] {
		if (!this.#live) return [];
		return currentNotices(this.#live, now).filter((notice) => !this.isDismissed(notice));
	}

	isDismissed({ revision }: Notice): boolean {
		return this.#shown.notices.includes(revision);
	}

	/** The program with all live revisions applied; the same object while nothing changes. */
	over(printed: ProgramList): ProgramList | Live {
		const revisions = this.#known?.revisions ?? NONE;
		if (revisions.length === 0) return printed;
		const last = this.#applied;
		if (last?.printed === printed && last.revisions === revisions) return last.live;
		const live = applyRevisions(printed, revisions);
		this.#applied = { printed, revisions, live };
		return live;
	}

	/** Everything up to now was read. */
	markShown(): void {
		this.updatePage();
		this.#setShown({ ...this.#shown, revision: this.#live?.program.revision ?? null });
	}

	dismiss({ revision }: Notice): void {
		this.#setShown({ ...this.#shown, notices: [...this.#shown.notices, revision] });
	}

	/** A page was opened, or somebody comes back to it: it may show everything. */
	updatePage(): void {
		this.#pageRevision = this.#live?.program.revision ?? Infinity;
	}

	/** Begins to follow the server; call once, in the browser. Returns a function that stops it. */
	follow(network: Network, clock: Clock, freshness: Freshness): () => void {
		const follower = new Follower(network, {
			since: () => (this.#consistent ? (this.#known?.revision ?? null) : null),
			hear: (heard) => {
				this.#serverRehearses = heard.rehearsal ?? this.#serverRehearses;
				if (!Number.isNaN(heard.now)) {
					if (this.#serverRehearses) clock.follow(heard.now);
					else clock.compare(heard.now);
				}
				const deployed = heard.deployed ?? this.#known?.deployed ?? null;
				freshness.heard(deployed, heard.by === 'stream' ? 'streaming' : 'live');
				return this.#hear(heard);
			},
			lost: () => freshness.lost()
		});
		const sleep = () => follower.sleep();
		const stops = [
			whileAwake({
				look: () => {
					this.updatePage();
					follower.wake();
				},
				hidden: sleep,
				lost: () => {
					sleep();
					freshness.lost();
				}
			}),
			this.#storedShown.onOtherTab(
				() => (this.#shown = this.#storedShown.read(this.#rehearsalNumbering))
			),
			this.#stored.onOtherTab(() => this.#takeFromOtherTab()),
			sleep
		];
		return () => stops.forEach((stop) => stop());
	}

	/** @returns false where it contradicts what is known, so that everything must be fetched again */
	#hear(heard: Heard): boolean {
		const { revision, upTo, revisions, all } = heard;
		const known = this.#known;
		const { deployed = known?.deployed ?? 0, numbering = known?.numbering ?? 0 } = heard;
		const same = known?.deployed === deployed && known.numbering === numbering;
		if (!all && (!known || !same || revision < known.revision)) {
			this.#consistent = false;
			return false;
		}
		// the printed program may have been out of reach before
		if (upTo === null && !this.#live) void this.#apply();
		if (upTo === null) return true;
		this.#consistent = true;
		const before = all || !known ? [] : known.revisions;
		const numbers = new Set(before.map(({ number }) => number));
		const fresh = revisions.filter(({ number }) => !numbers.has(number));
		const rehearsal = this.#serverRehearses;
		if (!same) this.#shown = this.#storedShown.read(rehearsal ? numbering : null);
		if (all || fresh.length > 0 || upTo !== known?.revision) {
			const now = fresh.length > 0 || all ? [...before, ...fresh] : before;
			this.#known = { deployed, numbering, rehearsal, revision: upTo, revisions: now };
			this.#stored.set(now.length > 0 ? this.#known : null);
			void this.#apply();
		}
		return true;
	}

	async #apply(): Promise<void> {
		const known = this.#known;
		if (!known) return;
		const printed = await this.#printed().catch(() => null);
		if (!printed || known !== this.#known) return;
		const first = this.#live === null;
		const now = this.over(printed);
		this.#live = 'printed' in now ? now : applyRevisions(printed, []);
		this.#rehearsal = known.rehearsal;
		if (first) this.updatePage();
		if (this.#shown.revision === null) this.markShown();
	}

	#takeFromOtherTab(): void {
		const stored = this.#stored.get();
		if (!stored) return;
		this.#known = stored;
		void this.#apply();
	}

	#setShown(shown: Shown): void {
		this.#shown = shown;
		this.#storedShown.write(shown, this.#rehearsalNumbering);
	}

	/** Null on a real day. */
	get #rehearsalNumbering(): number | null {
		return this.#known?.rehearsal ? this.#known.numbering : null;
	}
}
