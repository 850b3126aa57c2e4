/**
 * Syncs this device's agenda with its copy on the server, and so with other devices. Loaded only by linked
 * devices; lives as long as the page. A tap never waits for it: decisions are sent when possible, and every
 * failure is retried quietly. Merge winner: the later decision, on whichever device it was made
 * (program/agenda/synced.ts).
 */
import { KEY_BYTES, keyText } from '$lib/program/agenda/agendaKey';
import { mergeAnswer, unsent, type Wishes } from '$lib/program/agenda/synced';
import type { Id } from '$lib/program/model';
import type { AgendaOnPhone } from '../agenda/agendaOnPhone.svelte';
import { Pause } from '../base/retry';
import { whileAwake } from '../base/awake';
import type { Stored } from '../base/stored';
import { isEmptyLink, storedAgendaLink, unlinked, type AgendaLink } from './agendaLink';
import {
	AgendaServer,
	Rehearsing,
	ServerUnreached,
	type Copy,
	type SyncAnswer
} from './agendaServer';

/** Decisions in one request; the server takes no more. */
const AT_ONCE = 500;
/** ms. The server answers "nothing new" only after a wait, unless something in between answers for it. */
const AT_LEAST = 1_000;

/** `ended`, `unknown` and `refused` last until the user decides; the others pass by themselves. */
export type SyncState =
	'asking' | 'well' | 'unreachable' | 'rehearsing' | 'ended' | 'unknown' | 'refused';

export class Sync {
	readonly #agenda: AgendaOnPhone;
	readonly #stored: Stored<AgendaLink>;
	readonly #server = new AgendaServer();
	readonly #pause = new Pause();
	#link = $state.raw<AgendaLink>(unlinked());
	#copy = $state.raw<Copy | null>(null);
	#state = $state.raw<SyncState>('asking');
	#why = $state.raw<string | null>(null);
	#isStored = $state.raw(true);
	#unsent = $derived.by(() => unsent(this.#agenda.agenda, this.#copy?.wishes ?? {}));
	/** Ends a wait for news, because there is something to send. */
	#waiting: AbortController | null = null;
	#reported = false;
	/** Quick answers of "nothing new" in a row. */
	#quick = 0;
	/** Whether the copy is a rehearsal's. */
	#rehearsal = false;

	constructor(eventId: Id, agenda: AgendaOnPhone, storage: Storage | null) {
		this.#agenda = agenda;
		this.#stored = storedAgendaLink(eventId, storage);
		this.#link = this.#stored.get() ?? unlinked();
	}

	/** Null for a device without a copy on the server. */
	get key(): string | null {
		return this.#link.key;
	}
	/** Of the copy's calendar feed and shared page; null until the server has answered. */
	get addresses(): { feed: string; share: string } | null {
		return this.#copy;
	}
	get state(): SyncState {
		return this.#state;
	}
	/** Why the server refused something, in its own sentence. */
	get why(): string | null {
		return this.#why;
	}
	/** How many decisions the server doesn't have yet. */
	get waiting(): number {
		return Object.keys(this.#unsent).length;
	}
	/** True while an agenda on the server is still to be erased. */
	get erasing(): boolean {
		return this.#link.ending.length > 0;
	}
	/** False where this browser stores nothing: the key is lost when the page is closed. */
	get isStored(): boolean {
		return this.#isStored;
	}

	/** Call once, in the browser. Returns a function that stops it. */
	start(): () => void {
		let alive = true;
		const wake = () => this.#wake();
		const stops = [
			this.#stored.onOtherTab(() => this.#become(this.#stored.get() ?? unlinked())),
			$effect.root(() => {
				// later, because waking reads the state: as a part of the effect it would run again at each change of it
				const wakeLater = () => queueMicrotask(wake);
				$effect(() => {
					if (this.#agenda.ready) wakeLater();
				});
				$effect(() => {
					if (this.waiting > 0) wakeLater();
				});
			}),
			() => {
				alive = false;
				wake();
			}
		];
		// while nobody looks it doesn't wait for news either
		stops.push(whileAwake({ look: wake, hidden: wake }));
		void this.#run(() => alive);
		return () => stops.forEach((stop) => stop());
	}

	/** Puts this device's agenda on the server, under a new key. */
	begin(): void {
		this.#setLink({ ...this.#link, key: newKey(), made: false, rehearsed: false });
	}

	/** What another device's key leads to, before anything is linked. @throws ServerUnreached */
	async look(key: string): Promise<Wishes | 'unknown' | 'ended'> {
		const answer = await this.#server.read(key, 0);
		if (answer.kind === 'copy') return answer.copy.wishes;
		if (answer.kind === 'unknown' || answer.kind === 'ended') return answer.kind;
		throw new ServerUnreached();
	}

	/** Links this device to another one's agenda: merges both, and leaves its present one. */
	join(key: string): void {
		this.#setLink({ ...this.#link, key, made: true, rehearsed: false });
	}

	/** Gives this device a new key and erases the agenda under the old one, so that no other device has it. */
	unlinkOthers(): void {
		const { key, ending } = this.#link;
		this.#setLink({ ...unlinked(), key: newKey(), ending: [...ending, ...(key ? [key] : [])] });
	}

	/** Erases the copy on the server, for all devices. The agenda on this device stays. */
	erase(): void {
		const { key, ending } = this.#link;
		this.#setLink({ ...unlinked(), ending: [...ending, ...(key ? [key] : [])] });
	}

	/** Unlinks this device; the others stay linked. */
	leave(): void {
		this.#setLink({ ...unlinked(), ending: this.#link.ending });
	}

	/** Replaces the address of the feed or the shared page; the old one stops working. @throws ServerUnreached */
	async renew(link: 'feed' | 'share'): Promise<void> {
		if (this.key) await this.#take(await this.#server.renew(this.key, link), {}, this.key);
	}

	#setLink(link: AgendaLink): void {
		this.#isStored = this.#store(link);
		this.#become(link);
	}

	#store(link: AgendaLink): boolean {
		return this.#stored.set(isEmptyLink(link) ? null : link);
	}

	#become(link: AgendaLink): void {
		if (link.key !== this.#link.key) {
			this.#copy = null;
			this.#state = 'asking';
		}
		this.#link = link;
		this.#wake();
	}

	#wake(): void {
		if (this.#state === 'refused') this.#state = 'asking';
		this.#waiting?.abort();
		this.#pause.end();
	}

	async #run(alive: () => boolean): Promise<void> {
		let failures = 0;
		while (alive()) {
			try {
				if (this.#rests()) await this.#pause.untilEnded();
				else await this.#exchange();
				failures = 0;
			} catch (error) {
				const expected = error instanceof ServerUnreached;
				// a bug of ours is retried like any failure: stopping would go unnoticed
				if (!expected) this.#report(error);
				const state = error instanceof Rehearsing ? 'rehearsing' : 'unreachable';
				if (this.#state !== 'refused') this.#state = state;
				await this.#pause.after(failures++, expected ? error.retryAfter : 0);
			}
		}
	}

	/** For developers; once, as it may happen at every try. */
	#report(fault: unknown): void {
		if (!this.#reported) console.error(fault);
		this.#reported = true;
	}

	/** Nobody looks, nothing is linked, or the user has to decide. */
	#rests(): boolean {
		const final = ['ended', 'unknown', 'refused'].includes(this.#state);
		const idle = (this.key === null || final) && !this.erasing;
		return idle || document.visibilityState !== 'visible' || !this.#agenda.ready;
	}

	async #exchange(): Promise<void> {
		const { key, made, ending } = this.#link;
		const all = Object.entries(this.#unsent);
		const sent = Object.fromEntries(all.slice(0, AT_ONCE));
		const open = key !== null && this.#state !== 'ended' && this.#state !== 'unknown';
		if (open && !made) return this.#take(await this.#server.create(key, sent), sent, key);
		if (ending[0]) return this.#eraseOld(ending[0]);
		if (!open) return;
		if (!this.#copy) return this.#take(await this.#server.read(key, 0), {}, key);
		if (all.length > 0) return this.#take(await this.#server.change(key, sent), sent, key);
		this.#state = 'well';
		await this.#hear(key, this.#copy.version);
	}

	/** Waits for other devices' decisions until there is something to send. */
	async #hear(key: string, version: number): Promise<void> {
		const waiting = new AbortController();
		this.#waiting = waiting;
		try {
			const began = performance.now();
			const answer = await this.#server.follow(key, version, waiting.signal);
			await this.#take(answer, {}, key);
			const quick = answer.kind === 'unchanged' && performance.now() - began < AT_LEAST;
			this.#quick = quick ? this.#quick + 1 : 0;
			if (quick) await this.#pause.after(this.#quick, 0);
		} catch (error) {
			if (!waiting.signal.aborted) throw error;
		} finally {
			this.#waiting = null;
		}
	}

	async #eraseOld(key: string): Promise<void> {
		await this.#server.erase(key);
		this.#setLink({ ...this.#link, ending: this.#link.ending.filter((one) => one !== key) });
	}

	/**
	 * A rehearsal has its own store: its answers say nothing about the real agenda, and what was made there is
	 * made again on the real day, under the same key.
	 * @returns false where that is all the answer means
	 * @throws Rehearsing
	 */
	#checkRehearsal({ kind, rehearsal }: SyncAnswer): boolean {
		const { made, rehearsed } = this.#link;
		if (rehearsal !== this.#rehearsal) this.#copy = null;
		this.#rehearsal = rehearsal;
		const lost = kind === 'unknown' || kind === 'ended';
		if (rehearsal && lost && (kind === 'ended' || !rehearsed)) throw new Rehearsing();
		if (rehearsed && kind === 'unknown') {
			this.#relink({ made: false, rehearsed: false });
			return false;
		}
		if (made && (kind === 'copy' || kind === 'unchanged') && rehearsal !== rehearsed) {
			this.#relink({ rehearsed: rehearsal });
		}
		return true;
	}

	#relink(change: Partial<AgendaLink>): void {
		this.#link = { ...this.#link, ...change };
		this.#isStored = this.#store(this.#link);
	}

	async #take(answer: SyncAnswer, sent: Wishes, key: string): Promise<void> {
		// this device was linked or unlinked meanwhile
		if (key !== this.key) return;
		if (!this.#checkRehearsal(answer)) return;
		if (answer.kind === 'ended' || answer.kind === 'unknown') this.#state = answer.kind;
		if (answer.kind === 'refused') {
			this.#state = 'refused';
			this.#why = answer.why;
		}
		if (answer.kind === 'exists' || (answer.kind === 'copy' && !this.#link.made)) {
			this.#relink({ made: true, rehearsed: answer.rehearsal });
		}
		if (answer.kind !== 'copy') return;
		const { copy } = answer;
		// an older version: the server was restored from a backup, or answers came out of order. Read it all again
		if (this.#copy && copy.version < this.#copy.version) {
			this.#copy = null;
			return;
		}
		this.#copy = copy;
		await this.#agenda.change((agenda) => mergeAnswer(agenda, sent, copy.wishes));
	}
}

/** 160 random bits. */
function newKey(): string {
	return keyText(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
}
