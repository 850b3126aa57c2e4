/**
 * The agenda on this phone. Lives as long as the page; the store keeps it for the next one. A tap shows at
 * once and is stored afterwards; what another tab stored is merged. Merge winner: the later decision.
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
const REFUSED =
	'This browser can’t store anything for this site (a private window, or no space left).';
const WITH_THE_PAGE = 'What you add now is stored only while this page is open.';
const WITH_THE_BROWSER = 'What you add now may be gone when it is closed.';

/** ms until a store that didn't answer is tried again. */
const AGAIN = 10_000;

export class AgendaOnPhone {
	#agenda = $state.raw<Agenda>(emptyAgenda());
	#kept = $derived(new Set(kept(this.#agenda)));
	/** The revision of a rehearsal up to which changes were seen; null on a real day. Not stored. */
	#rehearsed = $state.raw<number | null>(null);
	#shown = $derived(
		this.#rehearsed === null ? this.#agenda : { ...this.#agenda, seen: this.#rehearsed }
	);
	#ready = $state.raw(false);
	#complete = $state.raw(false);
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

	/** All decisions: what is kept and what was dropped. */
	get agenda(): Agenda {
		return this.#shown;
	}

	get kept(): ReadonlySet<Id> {
		return this.#kept;
	}

	get notes(): Notes {
		return this.#notes.all;
	}

	/** True once the stored agenda has been read, or hasn't come at once. */
	get ready(): boolean {
		return this.#ready;
	}

	/** True once nothing can be missing: it has been read, or the browser stores nothing for this site. */
	get complete(): boolean {
		return this.#complete;
	}

	/** Whether what is added now outlives this page; null while that isn't known. */
	get stays(): boolean | null {
		return this.#stays;
	}

	/** What is wrong with this device's storage, in words; null when all is well. */
	get trouble(): string | null {
		return this.#trouble;
	}

	/** The session dropped last, while one tap can undo that. */
	get dropped(): Remembered | null {
		return this.#dropped;
	}

	/** Reads the store and follows it. Decisions made before are merged. */
	async open(store: AgendaStore): Promise<void> {
		this.#store = store;
		store.onOutsideChange(() => void this.#reread(store).then(() => this.#checkStore(store)));
		// decisions that weren't stored yet, of this page or the one before
		this.#agenda = merge(this.#unwritten.agenda, this.#agenda);
		this.#notes.restore();
		const early = Object.keys(this.#agenda.wishes).length > 0;
		if (await this.#reread(store)) this.#trouble = DAMAGED;
		this.#ready = true;
		await this.#checkStore(store);
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

	/** Keeps the session dropped last again. */
	undo(at: number): void {
		if (this.#dropped) this.decide(this.#dropped, true, at);
	}

	forgetUndo(): void {
		this.#dropped = null;
	}

	/** The changes up to this revision have been seen. */
	look(revision: number): void {
		if (revision <= this.agenda.seen) return;
		if (this.#rehearsed !== null) {
			this.#rehearsed = revision;
			return;
		}
		this.#agenda = look(this.#agenda, revision);
		void this.#write();
	}

	/** A rehearsal's revision numbers mean nothing on the real day, so having seen them isn't stored. */
	rehearse(on: boolean): void {
		if (on) this.#rehearsed ??= this.#agenda.seen;
		else this.#rehearsed = null;
	}

	/** Applies a change, here and to what is stored. */
	async change(change: (agenda: Agenda) => Agenda): Promise<void> {
		this.#agenda = change(this.#agenda);
		if (this.#store) this.#agenda = merge(await this.#store.changeAgenda(change), this.#agenda);
	}

	async note(id: Id, text: string): Promise<void> {
		this.#notes.write(id, text);
		if (this.#store) await this.#storeNotes(this.#store);
	}

	async #write(): Promise<void> {
		// an earlier page may have left decisions there
		if (!this.#ready) this.#agenda = merge(this.#unwritten.agenda, this.#agenda);
		const written = this.#unwritten.save(this.#agenda);
		if (!this.#store) return;
		this.#agenda = merge(await this.#store.writeAgenda(this.#agenda), this.#agenda);
		if (this.#store.answer === 'stored') this.#unwritten.confirm(written);
		await this.#checkStore(this.#store);
	}

	async #storeNotes(store: AgendaStore): Promise<void> {
		await this.#notes.store(store);
		await this.#checkStore(store);
	}

	/** Room can run out at any write, and a silent store may answer later: then everything is read. */
	async #checkStore(store: AgendaStore): Promise<void> {
		const { works } = this.#unwritten;
		this.#stays = store.answer === 'stored' || works;
		if (store.answer === 'stored') {
			this.#complete = true;
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
				? SILENT + (works ? '' : ` ${WITH_THE_PAGE}`)
				: `${REFUSED} ${works ? WITH_THE_BROWSER : WITH_THE_PAGE}`;
		this.#asking ??= setTimeout(() => void this.#tryAgain(store), AGAIN);
	}

	/** A silent store may hold anything; one that refuses twice holds nothing. */
	async #tryAgain(store: AgendaStore): Promise<void> {
		await this.#write();
		if (store.answer === 'refused') this.#complete = true;
		else this.#asking = null;
		await this.#storeNotes(store);
	}

	/** @returns whether some of it was damaged */
	async #reread(store: AgendaStore): Promise<boolean> {
		const { agenda, notes, damaged } = await store.read();
		this.#agenda = merge(agenda, this.#agenda);
		if (notes) this.#notes.take(notes);
		return damaged;
	}
}
