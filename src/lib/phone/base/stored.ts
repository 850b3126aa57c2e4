/**
 * Small values in the browser's own storages. Everything this site keeps there has its name in `names`, and
 * is read by a function that checks it. A browser may forbid storage, or have no room left: nothing throws.
 */
import type { Id } from '$lib/program/model';

/**
 * Devices hold values under these names: never rename one. The `rehearsal` clock lives in the tab's storage,
 * all others in the device's.
 */
export const names = {
	/** Decisions of the agenda that IndexedDB has not confirmed yet. */
	unwritten: (event: Id) => `runsheet-${event}-unwritten`,
	/** When the program was last confirmed to be the server's. */
	checked: (event: Id) => `runsheet-${event}-checked`,
	/** A desk change that the server has not answered for. */
	deskChange: (event: Id, organizer: string) => `runsheet-${event}-desk-${organizer}`,
	/** The link to a synced agenda. */
	link: (event: Id) => `runsheet-${event}-link`,
	liveRevisions: (event: Id) => `runsheet-${event}-live`,
	/** Changes and notices that were shown. */
	seen: (event: Id) => `runsheet-${event}-told`,
	/** The same of a rehearsal. */
	seenInRehearsal: (event: Id) => `runsheet-${event}-told-rehearsal`,
	/** Followed by the id of the session: a note that IndexedDB has not confirmed yet. */
	unwrittenNote: (event: Id) => `runsheet-${event}-unwritten-note-`,
	rehearsal: (event: Id) => `runsheet-${event}-rehearsal`,
	reminders: (event: Id) => `runsheet-${event}-reminders`,
	/** What the server was last told of this device for pushes. */
	registration: (event: Id) => `runsheet-${event}-reminders-told`,
	speaker: (event: Id, key: string) => `runsheet-${event}-speak-${key}`,
	zone: (event: Id) => `runsheet-${event}-zone`
} as const;

export class Stored<T> {
	readonly #storage: Storage | null;
	readonly #name: string;
	readonly #read: (content: unknown) => T | null;

	/**
	 * @param storage null where the browser has none for this site
	 * @param read checks parsed JSON, or a text that is none; null where it is not usable
	 */
	constructor(storage: Storage | null, name: string, read: (content: unknown) => T | null) {
		this.#storage = storage;
		this.#name = name;
		this.#read = read;
	}

	/** Whether something is stored, usable or not. */
	get isThere(): boolean {
		try {
			return (this.#storage?.getItem(this.#name) ?? null) !== null;
		} catch {
			return false;
		}
	}

	/** Null where nothing usable is stored. */
	get(): T | null {
		try {
			const text = this.#storage?.getItem(this.#name) ?? null;
			return text === null ? null : this.#read(parse(text));
		} catch {
			return null;
		}
	}

	/** Null removes it. @returns whether this browser keeps it */
	set(value: T | null): boolean {
		try {
			if (value === null) this.#storage?.removeItem(this.#name);
			else this.#storage?.setItem(this.#name, JSON.stringify(value));
			return this.#storage !== null;
		} catch {
			return false;
		}
	}

	/** Calls back when another tab has changed or removed it. Returns the end of it. */
	onOtherTab(callback: () => void): () => void {
		const changed = ({ key }: StorageEvent) => {
			// null: everything was cleared
			if (key === this.#name || key === null) callback();
		};
		addEventListener('storage', changed);
		return () => removeEventListener('storage', changed);
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
