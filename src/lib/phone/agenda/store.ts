/**
 * What this device remembers of one event: its agenda and private notes, in IndexedDB. Every write reads,
 * merges and writes within one transaction, so two tabs never lose a wish. Nothing here throws: `answer`
 * says how the storage last answered, and what could not be stored is tried again by whoever holds it.
 */
import { emptyAgenda, merge, readAgenda, type Agenda } from '../../program/agenda/agenda';
import type { Id } from '../../program/model';
import { mergeNote, type NoteDraft } from '../../program/agenda/mergeNote';
import { answered, Database, Silent, type Work } from './database';

export type Notes = ReadonlyMap<Id, string>;

export interface AgendaStore {
	/**
	 * How the storage answered last. `silent`: neither yes nor no, so what it holds is unknown. `refused`:
	 * it keeps nothing for this site (a private window, or no room left).
	 */
	readonly answer: 'none yet' | 'kept' | 'silent' | 'refused';
	/**
	 * The stored agenda merged with the one known here, and the stored notes; null when they could not be
	 * read. `damaged` once something unreadable was met; it was set aside and the rest is here.
	 */
	read(): Promise<{ agenda: Agenda; notes: Notes | null; damaged: boolean }>;
	/** Merges into what is stored and answers with the result. */
	writeAgenda(agenda: Agenda): Promise<Agenda>;
	/** Changes what is stored, in one step, and answers with the result. */
	changeAgenda(change: (agenda: Agenda) => Agenda): Promise<Agenda>;
	/** Merges drafts into the stored notes. Answers with what these notes now are; null when nothing was stored. */
	writeNotes(drafts: ReadonlyMap<Id, NoteDraft>): Promise<Notes | null>;
	/** Calls back when others may have written: another tab has, or this page was away. Answers with the way to stop. */
	onOutsideChange(callback: () => void): () => void;
}

const VERSION = 1;
const KEY = 'mine';

function makeShelves(database: IDBDatabase, from: number): void {
	if (from >= 1) return;
	database.createObjectStore('agenda');
	database.createObjectStore('notes');
	// what could not be read: when it was met, where, and itself
	database.createObjectStore('aside', { autoIncrement: true });
}

/** Needs a transaction that holds `aside`. */
const setAside = (transaction: IDBTransaction, from: string, content: unknown) =>
	answered(transaction.objectStore('aside').add({ at: Date.now(), from, content }));

async function agendaIn(transaction: IDBTransaction) {
	const content: unknown = await answered(transaction.objectStore('agenda').get(KEY));
	return { content, ...readAgenda(content) };
}

async function notesIn(transaction: IDBTransaction) {
	const shelf = transaction.objectStore('notes');
	const keys = await answered(shelf.getAllKeys());
	const contents: unknown[] = await answered(shelf.getAll());
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
	/** All that is known, stored or not. */
	#agenda = emptyAgenda();

	constructor(name: string) {
		this.#database = new Database(name, VERSION, makeShelves);
		try {
			this.#channel = new BroadcastChannel(name);
		} catch {
			// there is none, or the browser allows this site no storage
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
			return answered(transaction.objectStore('agenda').put(this.#agenda, KEY));
		});
		if (stored) this.#channel?.postMessage('agenda');
		return this.#agenda;
	}

	async writeNotes(drafts: ReadonlyMap<Id, NoteDraft>): Promise<Notes | null> {
		const written = await this.#use('readwrite', ['notes'], async (transaction) => {
			const shelf = transaction.objectStore('notes');
			const texts = new Map<Id, string>();
			for (const [id, draft] of drafts) {
				const content: unknown = await answered(shelf.get(id));
				const text = mergeNote(typeof content === 'string' ? content : '', draft);
				await (text ? answered(shelf.put(text, id)) : answered(shelf.delete(id)));
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

	/** Merges the stored agenda into the one in memory. A damaged one is set aside, since it is about to be replaced. */
	async #takeAgenda(transaction: IDBTransaction): Promise<void> {
		const { content, agenda, damaged } = await agendaIn(transaction);
		this.#agenda = merge(this.#agenda, agenda);
		if (!damaged) return;
		this.#damaged = true;
		await setAside(transaction, 'agenda', content);
	}

	/** Sets aside what cannot be read, and leaves the rest in its place. */
	async #repair(): Promise<void> {
		this.#damaged = true;
		await this.#use('readwrite', ['agenda', 'notes', 'aside'], async (transaction) => {
			await this.#takeAgenda(transaction);
			await answered(transaction.objectStore('agenda').put(this.#agenda, KEY));
			for (const [id, content] of (await notesIn(transaction)).damaged) {
				await setAside(transaction, `notes/${id}`, content);
				await answered(transaction.objectStore('notes').delete(id));
			}
		});
	}

	/** Null when it did not come to pass; `answer` then says why. */
	async #use<T>(
		mode: IDBTransactionMode,
		shelves: ('agenda' | 'notes' | 'aside')[],
		work: Work<T>
	): Promise<T | null> {
		try {
			const result = await this.#database.run(mode, shelves, work);
			this.#answer = 'kept';
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
