/**
 * An event's agenda and private notes on this device, in IndexedDB. Every write reads, merges and writes in
 * one transaction, so two tabs never lose a decision. Nothing here throws: `answer` says how the storage
 * answered last, and the caller tries again what wasn't stored.
 */
import { emptyAgenda, merge, readAgenda, type Agenda } from '../../program/agenda/agenda';
import type { Id } from '../../program/model';
import { mergeNote, type NoteDraft } from '../../program/agenda/mergeNote';
import { resultOf, Database, Silent, type Work } from './database';

export type Notes = ReadonlyMap<Id, string>;

export interface AgendaStore {
	/**
	 * How the storage answered last. `silent`: not at all, so what it holds is unknown. `refused`: it stores
	 * nothing for this site (a private window, or no room left).
	 */
	readonly answer: 'none yet' | 'stored' | 'silent' | 'refused';
	/**
	 * The stored agenda merged with the one in memory, and the stored notes, null where they couldn't be read.
	 * `damaged` once something couldn't be understood; that was set aside, and the rest is here.
	 */
	read(): Promise<{ agenda: Agenda; notes: Notes | null; damaged: boolean }>;
	/** Merges into what is stored. @returns the result */
	writeAgenda(agenda: Agenda): Promise<Agenda>;
	/** Changes what is stored, in one transaction. @returns the result */
	changeAgenda(change: (agenda: Agenda) => Agenda): Promise<Agenda>;
	/** Merges drafts into the stored notes. @returns these notes as they are now; null when nothing was stored */
	writeNotes(drafts: ReadonlyMap<Id, NoteDraft>): Promise<Notes | null>;
	/** Calls back when another tab has written, or may have while this page was frozen. Returns a function that stops it. */
	onOutsideChange(callback: () => void): () => void;
}

const VERSION = 1;
const KEY = 'mine';

function makeStores(database: IDBDatabase, from: number): void {
	if (from >= 1) return;
	database.createObjectStore('agenda');
	database.createObjectStore('notes');
	// what couldn't be understood: when and where it was found, and the content itself
	database.createObjectStore('aside', { autoIncrement: true });
}

/** Needs a transaction that holds `aside`. */
const setAside = (transaction: IDBTransaction, from: string, content: unknown) =>
	resultOf(transaction.objectStore('aside').add({ at: Date.now(), from, content }));

async function agendaIn(transaction: IDBTransaction) {
	const content: unknown = await resultOf(transaction.objectStore('agenda').get(KEY));
	return { content, ...readAgenda(content) };
}

async function notesIn(transaction: IDBTransaction) {
	const store = transaction.objectStore('notes');
	const keys = await resultOf(store.getAllKeys());
	const contents: unknown[] = await resultOf(store.getAll());
	const notes = new Map<Id, string>();
	const damaged: [key: string, content: unknown][] = [];
	for (const [at, key] of keys.entries()) {
		const content = contents[at];
		if (typeof content === 'string') notes.set(String(key), content);
		else damaged.push([String(key), content]);
	}
	return { notes, damaged };
}

class PhoneStore implements AgendaStore {
	readonly #database: Database;
	#channel: BroadcastChannel | null = null;
	#answer: AgendaStore['answer'] = 'none yet';
	#damaged = false;
	/** Everything known, stored or not. */
	#agenda = emptyAgenda();

	constructor(name: string) {
		this.#database = new Database(name, VERSION, makeStores);
		try {
			this.#channel = new BroadcastChannel(name);
		} catch {
			// missing, or the browser allows this site no storage
		}
	}

	get answer(): AgendaStore['answer'] {
		return this.#answer;
	}

	async read() {
		const found = await this.#use('readonly', ['agenda', 'notes'], async (transaction) => ({
			mine: await agendaIn(transaction),
			...(await notesIn(transaction))
		}));
		if (found) {
			this.#agenda = merge(this.#agenda, found.mine.agenda);
			if (found.mine.damaged || found.damaged.length > 0) await this.#repair();
		}
		return { agenda: this.#agenda, notes: found?.notes ?? null, damaged: this.#damaged };
	}

	async writeAgenda(agenda: Agenda): Promise<Agenda> {
		return this.changeAgenda((known) => merge(known, agenda));
	}

	async changeAgenda(change: (agenda: Agenda) => Agenda): Promise<Agenda> {
		this.#agenda = change(this.#agenda);
		const stored = await this.#use('readwrite', ['agenda', 'aside'], async (transaction) => {
			await this.#takeAgenda(transaction);
			this.#agenda = change(this.#agenda);
			return resultOf(transaction.objectStore('agenda').put(this.#agenda, KEY));
		});
		if (stored) this.#channel?.postMessage('agenda');
		return this.#agenda;
	}

	async writeNotes(drafts: ReadonlyMap<Id, NoteDraft>): Promise<Notes | null> {
		const written = await this.#use('readwrite', ['notes'], async (transaction) => {
			const store = transaction.objectStore('notes');
			const texts = new Map<Id, string>();
			for (const [id, draft] of drafts) {
				const content: unknown = await resultOf(store.get(id));
				const text = mergeNote(typeof content === 'string' ? content : '', draft);
				await (text ? resultOf(store.put(text, id)) : resultOf(store.delete(id)));
				texts.set(id, text);
			}
			return texts;
		});
		if (written) this.#channel?.postMessage('notes');
		return written;
	}

	onOutsideChange(callback: () => void): () => void {
		const back = ({ persisted }: PageTransitionEvent) => {
			if (persisted) callback();
		};
		this.#channel?.addEventListener('message', callback);
		globalThis.addEventListener?.('pageshow', back);
		return () => {
			this.#channel?.removeEventListener('message', callback);
			globalThis.removeEventListener?.('pageshow', back);
		};
	}

	/** Merges the stored agenda into the one in memory. A damaged one is set aside, since it is replaced next. */
	async #takeAgenda(transaction: IDBTransaction): Promise<void> {
		const { content, agenda, damaged } = await agendaIn(transaction);
		this.#agenda = merge(this.#agenda, agenda);
		if (!damaged) return;
		this.#damaged = true;
		await setAside(transaction, 'agenda', content);
	}

	/** Sets aside what can't be understood, and leaves the rest in place. */
	async #repair(): Promise<void> {
		this.#damaged = true;
		await this.#use('readwrite', ['agenda', 'notes', 'aside'], async (transaction) => {
			await this.#takeAgenda(transaction);
			await resultOf(transaction.objectStore('agenda').put(this.#agenda, KEY));
			for (const [id, content] of (await notesIn(transaction)).damaged) {
				await setAside(transaction, `notes/${id}`, content);
				await resultOf(transaction.objectStore('notes').delete(id));
			}
		});
	}

	/** Null when it failed; `answer` says how. */
	async #use<T>(
		mode: IDBTransactionMode,
		stores: ('agenda' | 'notes' | 'aside')[],
		work: Work<T>
	): Promise<T | null> {
		try {
			const result = await this.#database.run(mode, stores, work);
			this.#answer = 'stored';
			return result;
		} catch (cause) {
			this.#answer = cause instanceof Silent ? 'silent' : 'refused';
			return null;
		}
	}
}

/** One per event, `runsheet-EVENTID`. */
export function openStore(eventId: Id): AgendaStore {
	return new PhoneStore(`runsheet-${eventId}`);
}
