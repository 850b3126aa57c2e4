/**
 * The agenda of this phone. Lives as long as the page; the phone's store is its memory. A tap shows at
 * once and is written behind it; what another tab wrote is merged in. Merge winner: the later decision.
 * Until the store has confirmed a write, the agenda also stands in a small storage that writes at once:
 * whoever taps and leaves within the same moment loses nothing.
 */
import {
	decide,
	emptyAgenda,
	kept,
	look,
	merge,
	type Agenda,
	type Remembered,
	readAgenda
} from '$lib/program/agenda';
import type { Id } from '$lib/program/model';
import type { Store } from './store';

const NOT_KEPT =
	'This browser keeps nothing for this site (a private window, or no room left): your agenda lasts until you close the page.';

export class AgendaOnPhone {
	#agenda = $state.raw<Agenda>(emptyAgenda());
	#kept = $derived(new Set(kept(this.#agenda)));
	#notes = $state.raw<Record<Id, string>>({});
	#ready = $state.raw(false);
	#trouble = $state.raw<string | null>(null);
	#dropped = $state.raw<Remembered | null>(null);
	#store: Store | null = null;
	#journal: Storage | null;
	#key: string;

	constructor(eventId: string, journal: Storage | null) {
		this.#journal = journal;
		this.#key = `runsheet-${eventId}-unwritten`;
	}

	/** All decisions, kept and dropped. */
	get agenda(): Agenda {
		return this.#agenda;
	}

	get kept(): ReadonlySet<Id> {
		return this.#kept;
	}

	get notes(): Readonly<Record<Id, string>> {
		return this.#notes;
	}

	/** True once the device's own agenda has been read. */
	get ready(): boolean {
		return this.#ready;
	}

	/** One sentence when something is wrong with the storage of this device; null when all is well. */
	get trouble(): string | null {
		return this.#trouble;
	}

	/** The session dropped last, while that can be undone in one tap. */
	get dropped(): Remembered | null {
		return this.#dropped;
	}

	/** Reads the device's store and follows it. Decisions made before are merged, not lost. */
	async open(store: Store): Promise<void> {
		this.#store = store;
		store.onOutsideChange(() => void this.#reread());
		const { agenda, damaged } = await store.readAgenda();
		const stored = await store.readNotes();
		// what was written before the store was there
		const typed = Object.entries(this.#notes);
		this.#notes = { ...stored, ...this.#notes };
		const early = merge(this.#unwritten(), this.#agenda);
		this.#agenda = merge(agenda, early);
		this.#ready = true;
		if (!store.persistent) {
			this.#trouble = NOT_KEPT;
		} else if (damaged) {
			this.#trouble =
				'A part of your agenda on this device could not be read. It was set aside, and the rest is here.';
		}
		if (Object.keys(early.wishes).length > 0) await this.#write();
		for (const [id, text] of typed) await store.writeNote(id, text);
	}

	has(id: Id): boolean {
		return this.#kept.has(id);
	}

	/** Keeps or drops a session now and on this device. `at` in ms since 1970, real time. */
	decide(session: Remembered, keep: boolean, at: number): void {
		this.#agenda = decide(this.#agenda, session, keep, at);
		this.#dropped = keep ? null : session;
		void this.#write();
	}

	/** Keeps again what was dropped last. */
	undo(at: number): void {
		if (this.#dropped) this.decide(this.#dropped, true, at);
	}

	forgetUndo(): void {
		this.#dropped = null;
	}

	/** Remembers up to which revision the changes were looked at. */
	look(revision: number): void {
		if (revision <= this.#agenda.seen) return;
		this.#agenda = look(this.#agenda, revision);
		void this.#write();
	}

	/** What the server made of what it was sent. */
	async settle(change: (agenda: Agenda) => Agenda): Promise<void> {
		this.#agenda = change(this.#agenda);
		if (this.#store) this.#agenda = merge(await this.#store.changeAgenda(change), this.#agenda);
	}

	async note(id: Id, text: string): Promise<void> {
		this.#notes = { ...this.#notes, [id]: text };
		await this.#store?.writeNote(id, text);
	}

	async #write(): Promise<void> {
		const written = JSON.stringify(this.#agenda);
		this.#note(written);
		if (!this.#store) return;
		this.#agenda = merge(await this.#store.writeAgenda(this.#agenda), this.#agenda);
		// room can run out at any write
		if (!this.#store.persistent) this.#trouble = NOT_KEPT;
		else if (this.#noted() === written) this.#note(null);
	}

	/** What was decided and not confirmed by the store, on this page or the one before. */
	#unwritten(): Agenda {
		try {
			return readAgenda(JSON.parse(this.#noted() ?? 'null')).agenda;
		} catch {
			return emptyAgenda();
		}
	}

	#noted(): string | null {
		try {
			return this.#journal?.getItem(this.#key) ?? null;
		} catch {
			return null;
		}
	}

	#note(text: string | null): void {
		try {
			if (text === null) this.#journal?.removeItem(this.#key);
			else this.#journal?.setItem(this.#key, text);
		} catch {
			// full or forbidden: then the store alone has it, a moment later
		}
	}

	async #reread(): Promise<void> {
		if (!this.#store) return;
		this.#agenda = merge((await this.#store.readAgenda()).agenda, this.#agenda);
		this.#notes = await this.#store.readNotes();
	}
}
