/**
 * The agenda of this phone. Lives as long as the page; the phone's store is its memory. A tap shows at
 * once and is written behind it; what another tab wrote is merged in. Merge winner: the later decision.
 */
import {
	decide,
	emptyAgenda,
	kept,
	look,
	merge,
	type Agenda,
	type Remembered
} from '$lib/program/agenda/agenda';
import type { Id } from '$lib/program/model';
import { NotesOnPhone } from './notesOnPhone.svelte';
import type { Notes, AgendaStore } from './store';
import { Unwritten } from './unwritten';

const DAMAGED = 'A part of your agenda could not be read. It was set aside, and the rest is here.';
const SILENT =
	'This browser’s storage does not answer. What you kept before may not show here, but it is not deleted. If this lasts, close the browser and open it again.';
const REFUSED = 'This browser keeps nothing for this site (a private window, or no room left).';
const WITH_THE_PAGE = 'What you add now is kept only while this page is open.';
const WITH_THE_BROWSER = 'What you add now may be gone when it is closed.';

/** ms until a store that did not answer is asked once more. */
const AGAIN = 10_000;

export class AgendaOnPhone {
	#agenda = $state.raw<Agenda>(emptyAgenda());
	#kept = $derived(new Set(kept(this.#agenda)));
	/** Up to which revision of a rehearsal was looked at; null on a real day. Ends with the page. */
	#rehearsed = $state.raw<number | null>(null);
	#shown = $derived(
		this.#rehearsed === null ? this.#agenda : { ...this.#agenda, seen: this.#rehearsed }
	);
	#ready = $state.raw(false);
	#settled = $state.raw(false);
	#stays = $state.raw<boolean | null>(null);
	#trouble = $state.raw<string | null>(null);
	#dropped = $state.raw<Remembered | null>(null);
	#store: AgendaStore | null = null;
	#asking: ReturnType<typeof setTimeout> | null = null;
	readonly #unwritten: Unwritten;
	readonly #notes: NotesOnPhone;

	constructor(eventId: string, journal: Storage | null) {
		this.#unwritten = new Unwritten(eventId, journal);
		this.#notes = new NotesOnPhone(this.#unwritten);
	}

	/** All decisions, kept and dropped. */
	get agenda(): Agenda {
		return this.#shown;
	}

	get kept(): ReadonlySet<Id> {
		return this.#kept;
	}

	get notes(): Notes {
		return this.#notes.all;
	}

	/** True once the device's own agenda has been read, or does not come at once. */
	get ready(): boolean {
		return this.#ready;
	}

	/** True once it has been read, or its store keeps nothing: what is not here is not kept. */
	get settled(): boolean {
		return this.#settled;
	}

	/** Whether what is added here outlives this page; null while nobody knows. */
	get stays(): boolean | null {
		return this.#stays;
	}

	/** What is wrong with the storage of this device, in words; null when all is well. */
	get trouble(): string | null {
		return this.#trouble;
	}

	/** The session dropped last, while that can be undone in one tap. */
	get dropped(): Remembered | null {
		return this.#dropped;
	}

	/** Reads the device's store and follows it. Decisions made before are merged, not lost. */
	async open(store: AgendaStore): Promise<void> {
		this.#store = store;
		store.onOutsideChange(() => void this.#reread(store).then(() => this.#heed(store)));
		// what was decided and not confirmed before the store was there, on this page or the one before
		this.#agenda = merge(this.#unwritten.agenda, this.#agenda);
		this.#notes.restore();
		const early = Object.keys(this.#agenda.wishes).length > 0;
		if (await this.#reread(store)) this.#trouble = DAMAGED;
		this.#ready = true;
		await this.#heed(store);
		if (early) await this.#write();
		await this.#storeNotes(store);
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
		if (revision <= this.agenda.seen) return;
		if (this.#rehearsed !== null) {
			this.#rehearsed = revision;
			return;
		}
		this.#agenda = look(this.#agenda, revision);
		void this.#write();
	}

	/** Numbers of a rehearsal mean something else on the real day: having seen them is not kept. */
	rehearse(on: boolean): void {
		if (on) this.#rehearsed ??= this.#agenda.seen;
		else this.#rehearsed = null;
	}

	/** What the server made of what it was sent. */
	async settle(change: (agenda: Agenda) => Agenda): Promise<void> {
		this.#agenda = change(this.#agenda);
		if (this.#store) this.#agenda = merge(await this.#store.changeAgenda(change), this.#agenda);
	}

	async note(id: Id, text: string): Promise<void> {
		this.#notes.write(id, text);
		if (this.#store) await this.#storeNotes(this.#store);
	}

	async #write(): Promise<void> {
		// a page before this one may have left some there
		if (!this.#ready) this.#agenda = merge(this.#unwritten.agenda, this.#agenda);
		const written = this.#unwritten.keep(this.#agenda);
		if (!this.#store) return;
		this.#agenda = merge(await this.#store.writeAgenda(this.#agenda), this.#agenda);
		if (this.#store.answer === 'kept') this.#unwritten.confirm(written);
		await this.#heed(this.#store);
	}

	async #storeNotes(store: AgendaStore): Promise<void> {
		await this.#notes.store(store);
		await this.#heed(store);
	}

	/** Room can run out at any write, and a store that did not answer may do so later: then all of it comes in. */
	async #heed(store: AgendaStore): Promise<void> {
		const { holds } = this.#unwritten;
		this.#stays = store.answer === 'kept' || holds;
		if (store.answer === 'kept') {
			this.#settled = true;
			if (this.#asking) clearTimeout(this.#asking);
			this.#asking = null;
			if (this.#trouble === null || this.#trouble === DAMAGED) return;
			this.#trouble = null;
			await this.#reread(store);
			await this.#notes.store(store);
			return;
		}
		this.#trouble =
			store.answer === 'silent'
				? SILENT + (holds ? '' : ` ${WITH_THE_PAGE}`)
				: `${REFUSED} ${holds ? WITH_THE_BROWSER : WITH_THE_PAGE}`;
		this.#asking ??= setTimeout(() => void this.#askAgain(store), AGAIN);
	}

	/** A silent store may hold anything, for as long as it is silent; one that refuses twice holds nothing. */
	async #askAgain(store: AgendaStore): Promise<void> {
		await this.#write();
		if (store.answer === 'refused') this.#settled = true;
		else this.#asking = null;
		await this.#storeNotes(store);
	}

	/** @returns whether a part of it was damaged */
	async #reread(store: AgendaStore): Promise<boolean> {
		const { agenda, notes, damaged } = await store.read();
		this.#agenda = merge(agenda, this.#agenda);
		if (notes) this.#notes.take(notes);
		return damaged;
	}
}
