/**
 * What this device remembers of one event: its agenda and private notes, in IndexedDB. Every write reads,
 * merges and writes within one transaction, so two tabs never lose a wish. Nothing here throws: what
 * cannot be stored is held in memory, tried again with the next call, and `persistent` says so.
 */
import { emptyAgenda, merge, readAgenda, type Agenda } from '../program/agenda';
import type { Id } from '../program/model';
import { answered, committed, openDatabase } from './database';

export interface Store {
	/** False while this browser keeps nothing for the site: a private window, or no room left. */
	readonly persistent: boolean;
	/** `damaged` once something unreadable was met; it was set aside and the rest is here. */
	readAgenda(): Promise<{ agenda: Agenda; damaged: boolean }>;
	/** Merges into what is stored and answers with the result. */
	writeAgenda(agenda: Agenda): Promise<Agenda>;
	/** Changes what is stored, in one step, and answers with the result. */
	changeAgenda(change: (agenda: Agenda) => Agenda): Promise<Agenda>;
	readNotes(): Promise<Record<Id, string>>;
	/** An empty text takes the note away. Where the notes were never read, it is added to what is there. */
	writeNote(id: Id, text: string): Promise<void>;
	/** Calls back after another tab has written; answers with the way to stop. */
	onOutsideChange(callback: () => void): () => void;
}

const VERSION = 1;
const KEY = 'mine';
/** ms. Some browsers never answer an open; the page must not wait for them. */
const PATIENCE = 2000;

const SHELVES = ['agenda', 'notes', 'aside'] as const;

function makeShelves(database: IDBDatabase, from: number): void {
	if (from >= 1) return;
	database.createObjectStore('agenda');
	database.createObjectStore('notes');
	// what could not be read: when it was met, where, and itself
	database.createObjectStore('aside', { autoIncrement: true });
}

/** Rejects when it takes more than so many ms. */
const within = <T>(limit: number, work: Promise<T>): Promise<T> =>
	Promise.race([work, new Promise<never>((_, reject) => setTimeout(reject, limit))]);

class PhoneStore implements Store {
	#name: string;
	#database: Promise<IDBDatabase> | null = null;
	#channel: BroadcastChannel | null = null;
	#persistent = false;
	#damaged = false;
	/** All that is known, stored or not. */
	#agenda = emptyAgenda();
	/** Notes that are not stored yet. */
	#unsaved = new Map<Id, string>();
	/** Whether the stored notes were ever read: nobody replaces what they have not seen. */
	#seen = false;

	constructor(name: string) {
		this.#name = name;
		try {
			this.#channel = new BroadcastChannel(name);
		} catch {
			// there is none, or the browser allows this site no storage
		}
	}

	get persistent(): boolean {
		return this.#persistent;
	}

	async readAgenda(): Promise<{ agenda: Agenda; damaged: boolean }> {
		await this.#use((transaction) => this.#takeAgenda(transaction));
		return { agenda: this.#agenda, damaged: this.#damaged };
	}

	async writeAgenda(agenda: Agenda): Promise<Agenda> {
		return this.changeAgenda((known) => merge(known, agenda));
	}

	async changeAgenda(change: (agenda: Agenda) => Agenda): Promise<Agenda> {
		this.#agenda = change(this.#agenda);
		const stored = await this.#use(async (transaction) => {
			await this.#takeAgenda(transaction);
			this.#agenda = change(this.#agenda);
			await answered(transaction.objectStore('agenda').put(this.#agenda, KEY));
		});
		if (stored) this.#channel?.postMessage('agenda');
		return this.#agenda;
	}

	async readNotes(): Promise<Record<Id, string>> {
		const notes: Record<Id, string> = {};
		const read = await this.#use(async (transaction) => {
			const shelf = transaction.objectStore('notes');
			const keys = await answered(shelf.getAllKeys());
			const texts: unknown[] = await answered(shelf.getAll());
			for (const [at, key] of keys.entries()) {
				const text = texts[at];
				if (typeof text === 'string') notes[String(key)] = text;
				else {
					await this.#setAside(transaction, `notes/${String(key)}`, text);
					await answered(shelf.delete(key));
				}
			}
		});
		const first = read && !this.#seen;
		this.#seen ||= read;
		for (const [id, text] of this.#unsaved) {
			const there = first && notes[id];
			if (there && there !== text) this.#unsaved.set(id, `${there}\n${text}`.trim());
		}
		const all = Object.entries({ ...notes, ...Object.fromEntries(this.#unsaved) });
		if (first) await this.#flush();
		return Object.fromEntries(all.filter(([, text]) => text !== ''));
	}

	async writeNote(id: Id, text: string): Promise<void> {
		this.#unsaved.set(id, text);
		await (this.#seen ? this.#flush() : this.readNotes());
	}

	async #flush(): Promise<void> {
		const batch = new Map(this.#unsaved);
		if (batch.size === 0) return;
		const stored = await this.#use(async (transaction) => {
			const shelf = transaction.objectStore('notes');
			for (const [key, value] of batch) {
				await (value ? answered(shelf.put(value, key)) : answered(shelf.delete(key)));
			}
		});
		if (!stored) return;
		for (const [key, value] of batch) {
			if (this.#unsaved.get(key) === value) this.#unsaved.delete(key);
		}
		this.#channel?.postMessage('notes');
	}

	onOutsideChange(callback: () => void): () => void {
		this.#channel?.addEventListener('message', callback);
		return () => this.#channel?.removeEventListener('message', callback);
	}

	/** Merges the stored agenda into the one in memory; a damaged one is repaired on the spot. */
	async #takeAgenda(transaction: IDBTransaction): Promise<void> {
		const content: unknown = await answered(transaction.objectStore('agenda').get(KEY));
		const { agenda, damaged } = readAgenda(content);
		this.#agenda = merge(this.#agenda, agenda);
		if (!damaged) return;
		await this.#setAside(transaction, 'agenda', content);
		await answered(transaction.objectStore('agenda').put(this.#agenda, KEY));
	}

	async #setAside(transaction: IDBTransaction, from: string, content: unknown): Promise<void> {
		this.#damaged = true;
		await answered(transaction.objectStore('aside').add({ at: Date.now(), from, content }));
	}

	/**
	 * One transaction over all shelves; false when it did not come to pass. Tried twice, the second time
	 * with a fresh connection: browsers drop the old one when a page has slept in the background.
	 */
	async #use(work: (transaction: IDBTransaction) => Promise<void>): Promise<boolean> {
		for (let attempt = 0; attempt < 2; attempt++) {
			const reused = this.#database !== null;
			try {
				this.#database ??= openDatabase(this.#name, VERSION, makeShelves);
				const database = await within(PATIENCE, this.#database);
				const transaction = database.transaction(SHELVES, 'readwrite');
				await Promise.all([work(transaction), committed(transaction)]);
				this.#persistent = true;
				return true;
			} catch {
				this.#database = null;
				if (!reused) break;
			}
		}
		this.#persistent = false;
		return false;
	}
}

/** One per event, `runsheet-EVENTID`; `persistent` is settled by its first answer. */
export function openStore(eventId: Id): Store {
	return new PhoneStore(`runsheet-${eventId}`);
}
