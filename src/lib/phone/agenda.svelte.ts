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
	'This browser keeps nothing for this site (a private window, or no room left). Your agenda ends with this page.';

/** ms until a store that did not answer is asked once more. */
const AGAIN = 10_000;

export class AgendaOnPhone {
	#agenda = $state.raw<Agenda>(emptyAgenda());
	#kept = $derived(new Set(kept(this.#agenda)));
	#notes = $state.raw<Record<Id, string>>({});
	#ready = $state.raw(false);
	#settled = $state.raw(false);
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

	/** True once the device's own agenda has been read, or does not come at once. */
	get ready(): boolean {
		return this.#ready;
	}

	/** True once it has been read, or its store has been given up: what is not here is not kept. */
	get settled(): boolean {
		return this.#settled;
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
		store.onOutsideChange(() => void this.#reread(store));
		// what was decided and written before the store was there
		this.#agenda = merge(this.#unwritten(), this.#agenda);
		const early = Object.keys(this.#agenda.wishes).length > 0;
		for (const [id, text] of Object.entries(this.#notes)) await store.writeNote(id, text);
		if (await this.#reread(store)) {
			this.#trouble =
				'A part of your agenda could not be read. It was set aside, and the rest is here.';
		}
		this.#ready = true;
		await this.#heed(store);
		if (early) await this.#write();
		if (!this.#settled) {
			setTimeout(() => void this.#write().then(() => (this.#settled = true)), AGAIN);
		}
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
		if (!this.#store) return;
		await this.#store.writeNote(id, text);
		await this.#heed(this.#store);
	}

	async #write(): Promise<void> {
		// a page before this one may have left some there
		if (!this.#ready) this.#agenda = merge(this.#unwritten(), this.#agenda);
		const written = JSON.stringify(this.#agenda);
		this.#note(written);
		if (!this.#store) return;
		this.#agenda = merge(await this.#store.writeAgenda(this.#agenda), this.#agenda);
		await this.#heed(this.#store);
		if (this.#store.persistent && this.#noted() === written) this.#note(null);
	}

	/** Room can run out at any write, and a store that did not answer may do so later: then all of it comes in. */
	async #heed(store: Store): Promise<void> {
		if (!store.persistent) this.#trouble = NOT_KEPT;
		else {
			this.#settled = true;
			if (this.#trouble !== NOT_KEPT) return;
			this.#trouble = null;
			await this.#reread(store);
		}
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

	/** @returns whether a part of it was damaged */
	async #reread(store: Store): Promise<boolean> {
		const { agenda, damaged } = await store.readAgenda();
		this.#agenda = merge(agenda, this.#agenda);
		this.#notes = await store.readNotes();
		return damaged;
	}
}
