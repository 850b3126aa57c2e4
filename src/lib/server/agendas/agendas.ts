/**
 * Synced agendas. The phone owns its agenda; the server has a copy, under the hash of its key, for the
 * attendee's other devices, their calendar and whoever they share it with. Erased 90 days after the event's
 * end or the last write, whichever is later.
 */
import { kept } from '$lib/program/agenda/agenda';
import { isKey } from '$lib/program/agenda/agendaKey';
import { emptyCopy, type AgendaCopy, type Wishes } from '$lib/program/agenda/synced';
import type { Id } from '$lib/program/model';
import { usualEnd } from '$lib/program/schedule/schedule';
import type { EventClock } from '../eventClock';
import type { LiveProgram } from '../live/liveProgram';
import { Refusal } from '../refusal';
import { answerOf, type AgendaAnswer } from './agendaAnswer';
import { AgendaRows } from './agendaRows';
import type { AgendaLink, AgendaRow } from './tables';
import type { Store } from '../store/store';
import { keyHash, linkKey } from './keys';
import { take, type SentWishes } from './wishes';
import { AgendaWriter, topicOf } from './agendaWriter';

const DAY = 86_400_000;
export const KEPT_FOR = 90 * DAY;
/** How often old agendas are erased, in ms, and how many are looked up at once. */
const SWEEP = 3_600_000;
const AT_ONCE = 500;

const UNKNOWN = new Refusal(404, 'There is no agenda under this key.');
const ENDED = new Refusal(410, 'This agenda was ended, and nothing of it is left on the server.');
const THERE = new Refusal(412, 'There is an agenda under this key already.');

export class Agendas {
	readonly #store: Store;
	readonly #live: LiveProgram;
	readonly #clock: EventClock;
	readonly #rows: AgendaRows;
	readonly #writer: AgendaWriter;
	readonly #waits = new Set<() => void>();
	readonly #timer: NodeJS.Timeout;
	#draining = false;

	constructor(store: Store, live: LiveProgram, clock: EventClock) {
		this.#store = store;
		this.#live = live;
		this.#clock = clock;
		this.#rows = new AgendaRows(store.db);
		this.#writer = new AgendaWriter(store);
		this.#timer = setInterval(() => void this.sweep(), SWEEP).unref();
		void this.sweep();
	}

	/** @throws Refusal if there is, or was, one under this key */
	async create(key: string, asked: SentWishes): Promise<AgendaAnswer> {
		const id = idOf(key);
		const carried = this.#take(emptyCopy(), asked);
		const row: AgendaRow = {
			id,
			feed_generation: 1,
			share_generation: 1,
			version: 1,
			written: this.#clock.now(),
			feed: keyHash('feed', linkKey(key, 'feed', 1)),
			share: keyHash('share', linkKey(key, 'share', 1)),
			carried: JSON.stringify(carried)
		};
		await this.#store.db.transaction().execute(async (within) => {
			const rows = new AgendaRows(within);
			if (await rows.hasEnded(id)) throw ENDED;
			if (!(await rows.add(row))) throw THERE;
		});
		return answerOf(key, row);
	}

	/** Merges, and answers with the whole agenda. @throws Refusal; then nothing has changed */
	async change(key: string, asked: SentWishes): Promise<AgendaAnswer> {
		const id = idOf(key);
		const row = await this.#writer.change(id, (row) => {
			const carried = JSON.parse(row.carried) as AgendaCopy;
			const after = this.#take(carried, asked);
			const text = JSON.stringify(after);
			return text === row.carried ? row : { ...row, carried: text, written: this.#clock.now() };
		});
		return answerOf(key, row ?? (await this.#missing(id)));
	}

	/** @throws Refusal */
	async read(key: string): Promise<AgendaAnswer> {
		const id = idOf(key);
		return answerOf(key, (await this.#rows.find('id', id)) ?? (await this.#missing(id)));
	}

	/** Replaces a link by one with another key. @throws Refusal */
	async renew(key: string, link: AgendaLink): Promise<AgendaAnswer> {
		const id = idOf(key);
		const row = await this.#writer.change(id, (row) => {
			const generation = row[`${link}_generation`] + 1;
			const hash = keyHash(link, linkKey(key, link, generation));
			return { ...row, [link]: hash, [`${link}_generation`]: generation };
		});
		return answerOf(key, row ?? (await this.#missing(id)));
	}

	/** Erases it; its keys open nothing from now on. @throws Refusal */
	async forget(key: string): Promise<void> {
		const id = idOf(key);
		const row = await this.#store.db.transaction().execute(async (within) => {
			const gone = await new AgendaRows(within).remove(id);
			if (gone) await this.#store.announce(topicOf(id), within);
			return gone;
		});
		if (!row) await this.#missing(id);
	}

	/** What a read-only key shows: the sessions kept, even those no longer in the program. @throws Refusal */
	async behind(link: AgendaLink, key: string): Promise<{ ids: Id[]; wishes: Wishes }> {
		if (!isKey(key)) throw UNKNOWN;
		const hash = keyHash(link, key);
		const row = (await this.#rows.find(link, hash)) ?? (await this.#missing(hash));
		const { wishes } = JSON.parse(row.carried) as AgendaCopy;
		return { wishes, ids: kept({ wishes, seen: 0 }) };
	}

	/**
	 * Resolves when the agenda has another version than this, after `patience` ms, or when the server stops.
	 * @throws Refusal
	 */
	async follow(key: string, version: number, patience: number): Promise<AgendaAnswer> {
		let end = () => {};
		const heard = new Promise<void>((done) => (end = done));
		const unfollow = this.#store.follow(topicOf(idOf(key)), end);
		const timer = setTimeout(end, patience);
		this.#waits.add(end);
		try {
			const now = await this.read(key);
			if (now.version !== version || this.#draining) return now;
			await heard;
			return await this.read(key);
		} finally {
			this.#waits.delete(end);
			clearTimeout(timer);
			unfollow();
		}
	}

	/** Erases old agendas. If that fails, the next sweep tries again. */
	async sweep(): Promise<void> {
		try {
			await this.#erase();
		} catch (error) {
			console.error(`Old agendas could not be erased: ${(error as Error).message}`);
		}
	}

	/** The server is stopping: answers everybody who is waiting. */
	drain(): void {
		this.#draining = true;
		for (const end of this.#waits) end();
	}

	close(): void {
		clearInterval(this.#timer);
		this.drain();
	}

	async #erase(): Promise<void> {
		const before = this.#clock.now() - KEPT_FOR;
		if (eventEnd(this.#live) >= before) return;
		for (;;) {
			const ids = await this.#rows.writtenBefore(before, AT_ONCE);
			for (const id of ids) {
				await this.#store.db
					.transaction()
					.execute((within) => new AgendaRows(within).remove(id, before));
			}
			if (ids.length < AT_ONCE) return;
		}
	}

	#take(carried: AgendaCopy, asked: SentWishes): AgendaCopy {
		return take(carried, asked, this.#live.folder.program, Date.now());
	}

	async #missing(hash: string): Promise<never> {
		throw (await this.#rows.hasEnded(hash)) ? ENDED : UNKNOWN;
	}
}

/** @throws Refusal for what can't be a key */
function idOf(key: string): string {
	if (!isKey(key)) throw UNKNOWN;
	return keyHash('main', key);
}

/** ms */
function eventEnd({ folder: { program } }: LiveProgram): number {
	const days = program.event.days.map((day) => Date.parse(`${day}T00:00:00Z`) + 2 * DAY);
	return Math.max(0, ...days, ...program.sessions.map((one) => (one.slot ? usualEnd(one) : 0)));
}
