/**
 * Decisions and notes that IndexedDB hasn't confirmed yet, in localStorage. Browsers write it at once, so
 * nothing is lost when somebody taps and leaves in the same moment, or while IndexedDB doesn't answer.
 */
import { readAgenda, type Agenda } from '../../program/agenda/agenda';
import type { Id } from '../../program/model';
import type { NoteDraft } from '../../program/agenda/mergeNote';
import { names } from '../base/stored';

function isDraft(value: unknown): value is NoteDraft {
	const { text, base } = (value ?? {}) as Record<string, unknown>;
	return typeof text === 'string' && (base === null || typeof base === 'string');
}

export class Unwritten {
	readonly #storage: Storage | null;
	readonly #agenda: string;
	/** Begins the name of each note's own entry, so that two tabs never overwrite each other's notes. */
	readonly #note: string;
	#works: boolean;

	constructor(eventId: Id, storage: Storage | null) {
		this.#storage = storage;
		this.#agenda = names.unwritten(eventId);
		this.#note = names.unwrittenNote(eventId);
		this.#works = storage !== null;
	}

	/** False once the browser has refused to store something: full or forbidden. */
	get works(): boolean {
		return this.#works;
	}

	/** Of this page and earlier ones. */
	get agenda(): Agenda {
		return readAgenda(this.#read(this.#agenda)).agenda;
	}

	/** @returns what was written, for `confirm` */
	save(agenda: Agenda): string {
		const text = JSON.stringify(agenda);
		this.#write(this.#agenda, text);
		return text;
	}

	/** Removes what the store has confirmed, unless more was decided since. */
	confirm(written: string): void {
		this.#remove(this.#agenda, (text) => text === written);
	}

	get drafts(): Map<Id, NoteDraft> {
		const drafts = new Map<Id, NoteDraft>();
		for (const key of this.#keys()) {
			const draft = this.#read(key);
			if (isDraft(draft)) drafts.set(key.slice(this.#note.length), draft);
		}
		return drafts;
	}

	saveDraft(id: Id, draft: NoteDraft): void {
		this.#write(this.#note + id, JSON.stringify(draft));
	}

	confirmDraft(id: Id, draft: NoteDraft): void {
		const written = JSON.stringify(draft);
		this.#remove(this.#note + id, (text) => text === written);
	}

	#keys(): string[] {
		try {
			const storage = this.#storage;
			return Array.from({ length: storage?.length ?? 0 }, (_, at) => storage!.key(at)!).filter(
				(key) => key.startsWith(this.#note)
			);
		} catch {
			return [];
		}
	}

	#read(key: string): unknown {
		try {
			return JSON.parse(this.#storage?.getItem(key) ?? 'null');
		} catch {
			return null;
		}
	}

	#write(key: string, text: string): void {
		try {
			this.#storage?.setItem(key, text);
			this.#works = this.#storage !== null;
		} catch {
			this.#works = false;
		}
	}

	#remove(key: string, when: (text: string | null) => boolean): void {
		try {
			if (when(this.#storage!.getItem(key))) this.#storage!.removeItem(key);
		} catch {
			// forbidden, so nothing is there
		}
	}
}
