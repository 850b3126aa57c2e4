/**
 * The agenda of this device and its copy on the server, which carries it to other devices. Lives as long
 * as the page, and is loaded by devices that are linked alone. Nothing here stands in the way of a tap:
 * what is decided is sent when it can be, and every failure is tried again later, quietly. Merge winner:
 * the later decision, on whichever device it was made (program/agenda/synced.ts).
 */
import { KEY_BYTES, keyText } from '$lib/program/agenda/agendaKey';
import { mergeAnswer, unsent, type Wishes } from '$lib/program/agenda/synced';
import type { Id } from '$lib/program/model';
import type { AgendaOnPhone } from '../agenda/agendaOnPhone.svelte';
import { Pause } from '../base/retry';
import { whileAwake } from '../base/awake';
import type { Stored } from '../base/stored';
import { alone, isAlone, storedLink, type Link } from './link';
import { AgendaServer, Rehearsing, Unreached, type Copy, type SyncAnswer } from './server';

/** Of one request; the server takes no more. */
const AT_ONCE = 500;

/** `ended`, `unknown` and `refused` are final until somebody decides; the rest passes by itself. */
export type Standing =
	'asking' | 'well' | 'unreachable' | 'rehearsing' | 'ended' | 'unknown' | 'refused';

export class Sync {
	readonly #agenda: AgendaOnPhone;
	readonly #stored: Stored<Link>;
	readonly #server = new AgendaServer();
	readonly #pause = new Pause();
	#link = $state.raw<Link>(alone());
	#copy = $state.raw<Copy | null>(null);
	#standing = $state.raw<Standing>('asking');
	#why = $state.raw<string | null>(null);
	#kept = $state.raw(true);
	#unsent = $derived.by(() => unsent(this.#agenda.agenda, this.#copy?.wishes ?? {}));
	/** What ends a wait for news: there is something to send. */
	#waiting: AbortController | null = null;
	#reported = false;
	/** Whether the copy is one of a rehearsal. */
	#rehearsal = false;

	constructor(eventId: Id, agenda: AgendaOnPhone, storage: Storage | null) {
		this.#agenda = agenda;
		this.#stored = storedLink(eventId, storage);
		this.#link = this.#stored.get() ?? alone();
	}

	/** Null for a device that is alone. */
	get key(): string | null {
		return this.#link.key;
	}
	/** Where the copy can be subscribed to and looked at; null until the server has told. */
	get addresses(): { feed: string; share: string } | null {
		return this.#copy;
	}
	get standing(): Standing {
		return this.#standing;
	}
	/** The server's words, where it has refused something. */
	get why(): string | null {
		return this.#why;
	}
	/** How many decisions the server does not have yet. */
	get waiting(): number {
		return Object.keys(this.#unsent).length;
	}
	/** True while the server still has something that shall be erased. */
	get erasing(): boolean {
		return this.#link.ending.length > 0;
	}
	/** False where this browser will have lost the key with the page. */
	get remembered(): boolean {
		return this.#kept;
	}

	/** Begins; call once, in the browser. Returns the end of it. */
	start(): () => void {
		let alive = true;
		const wake = () => this.#wake();
		const ends = [
			this.#stored.onOtherTab(() => this.#become(this.#stored.get() ?? alone())),
			$effect.root(() => {
				$effect(() => {
					if (this.#agenda.ready) wake();
				});
				$effect(() => {
					if (this.waiting > 0) wake();
				});
			}),
			() => {
				alive = false;
				wake();
			}
		];
		// where nobody looks it stops waiting, too
		ends.push(whileAwake({ look: wake, hidden: wake }));
		void this.#run(() => alive);
		return () => ends.forEach((end) => end());
	}

	/** Puts this device's agenda on the server, under a new key. */
	begin(): void {
		this.#remember({ ...this.#link, key: newKey(), made: false, rehearsed: false });
	}

	/** What another device's key opens, before anybody decides. @throws Unreached */
	async look(key: string): Promise<Wishes | 'unknown' | 'ended'> {
		const answer = await this.#server.read(key, 0);
		if (answer.kind === 'copy') return answer.copy.wishes;
		if (answer.kind === 'unknown' || answer.kind === 'ended') return answer.kind;
		throw new Unreached();
	}

	/** Follows another device from now on; what is kept here is merged, and what was linked is left. */
	join(key: string): void {
		this.#remember({ ...this.#link, key, made: true, rehearsed: false });
	}

	/** A new key for this device, and an end to the old one: all other devices are out. */
	unlinkOthers(): void {
		const { key, ending } = this.#link;
		this.#remember({ ...alone(), key: newKey(), ending: [...ending, ...(key ? [key] : [])] });
	}

	/** Erases what the server has, for all devices. What is kept here stays here. */
	forget(): void {
		const { key, ending } = this.#link;
		this.#remember({ ...alone(), ending: [...ending, ...(key ? [key] : [])] });
	}

	/** This device is alone from now on; the others go on. */
	leave(): void {
		this.#remember({ ...alone(), ending: this.#link.ending });
	}

	/** Another address for the feed or the shared page; the present one ends. @throws Unreached */
	async renew(link: 'feed' | 'share'): Promise<void> {
		if (this.key) await this.#take(await this.#server.renew(this.key, link), {}, this.key);
	}

	#remember(link: Link): void {
		this.#kept = this.#store(link);
		this.#become(link);
	}

	#store(link: Link): boolean {
		return this.#stored.set(isAlone(link) ? null : link);
	}

	#become(link: Link): void {
		if (link.key !== this.#link.key) {
			this.#copy = null;
			this.#standing = 'asking';
		}
		this.#link = link;
		this.#wake();
	}

	#wake(): void {
		if (this.#standing === 'refused') this.#standing = 'asking';
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
				const expected = error instanceof Unreached;
				// a fault of ours passes like any other: nobody would notice that this device has stopped
				if (!expected) this.#report(error);
				const standing = error instanceof Rehearsing ? 'rehearsing' : 'unreachable';
				if (this.#standing !== 'refused') this.#standing = standing;
				await this.#pause.after(failures++, expected ? error.retryAfter : 0);
			}
		}
	}

	/** For developers, once: it may come again with every try. */
	#report(fault: unknown): void {
		if (!this.#reported) console.error(fault);
		this.#reported = true;
	}

	/** Nobody looks, nothing is linked, or only somebody's decision helps. */
	#rests(): boolean {
		const final = ['ended', 'unknown', 'refused'].includes(this.#standing);
		const idle = (this.key === null || final) && !this.erasing;
		return idle || document.visibilityState !== 'visible' || !this.#agenda.ready;
	}

	async #exchange(): Promise<void> {
		const { key, made, ending } = this.#link;
		const all = Object.entries(this.#unsent);
		const sent = Object.fromEntries(all.slice(0, AT_ONCE));
		const open = key !== null && this.#standing !== 'ended' && this.#standing !== 'unknown';
		if (open && !made) return this.#take(await this.#server.create(key, sent), sent, key);
		if (ending[0]) return this.#erase(ending[0]);
		if (!open) return;
		if (!this.#copy) return this.#take(await this.#server.read(key, 0), {}, key);
		if (all.length > 0) return this.#take(await this.#server.change(key, sent), sent, key);
		this.#standing = 'well';
		await this.#hear(key, this.#copy.version);
	}

	/** Waits for what other devices decide, until there is something to send. */
	async #hear(key: string, version: number): Promise<void> {
		const waiting = new AbortController();
		this.#waiting = waiting;
		try {
			await this.#take(await this.#server.follow(key, version, waiting.signal), {}, key);
		} catch (error) {
			if (!waiting.signal.aborted) throw error;
		} finally {
			this.#waiting = null;
		}
	}

	async #erase(key: string): Promise<void> {
		await this.#server.erase(key);
		this.#remember({ ...this.#link, ending: this.#link.ending.filter((one) => one !== key) });
	}

	/**
	 * A rehearsal has a store of its own: what it says is true of nothing that lasts, and what was made there
	 * is made again on the real day, under the same key.
	 * @returns false where the answer needs no other heed
	 * @throws Rehearsing
	 */
	#heed({ kind, rehearsal }: SyncAnswer): boolean {
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

	#relink(change: Partial<Link>): void {
		this.#link = { ...this.#link, ...change };
		this.#kept = this.#store(this.#link);
	}

	async #take(answer: SyncAnswer, sent: Wishes, key: string): Promise<void> {
		// somebody has linked or unlinked this device meanwhile
		if (key !== this.key) return;
		if (!this.#heed(answer)) return;
		if (answer.kind === 'ended' || answer.kind === 'unknown') this.#standing = answer.kind;
		if (answer.kind === 'refused') {
			this.#standing = 'refused';
			this.#why = answer.why;
		}
		if (answer.kind === 'exists' || (answer.kind === 'copy' && !this.#link.made)) {
			this.#relink({ made: true, rehearsed: answer.rehearsal });
		}
		if (answer.kind !== 'copy') return;
		const { copy } = answer;
		if (this.#copy && copy.version < this.#copy.version) return;
		this.#copy = copy;
		await this.#agenda.settle((agenda) => mergeAnswer(agenda, sent, copy.wishes));
	}
}

/** 160 bits of the system's own chance. */
function newKey(): string {
	return keyText(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
}
