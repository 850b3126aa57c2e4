/**
 * What was decided and typed here and the store has not confirmed yet. Browsers write this small storage
 * at once: whoever taps and leaves within the same moment loses nothing, and while the store is silent,
 * this is what lasts.
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
	/** A key for each note, so that two tabs never overwrite each other's. */
	readonly #note: string;
	#holds: boolean;

	constructor(eventId: Id, storage: Storage | null) {
		this.#storage = storage;
		this.#agenda = names.unwritten(eventId);
		this.#note = names.unwrittenNote(eventId);
		this.#holds = storage !== null;
	}

	/** False once the browser has refused to hold something: full or forbidden. */
	get holds(): boolean {
		return this.#holds;
	}

	/** Of this page and of those before it. */
	get agenda(): Agenda {
		return readAgenda(this.#read(this.#agenda)).agenda;
	}

	/** Answers with what was written, which `confirm` wants back. */
	keep(agenda: Agenda): string {
		const text = JSON.stringify(agenda);
		this.#write(this.#agenda, text);
		return text;
	}

	/** Takes away what the store has confirmed, unless more has been decided since. */
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

	keepDraft(id: Id, draft: NoteDraft): void {
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
			this.#holds = this.#storage !== null;
		} catch {
			this.#holds = false;
		}
	}

	#remove(key: string, when: (text: string | null) => boolean): void {
		try {
			if (when(this.#storage!.getItem(key))) this.#storage!.removeItem(key);
		} catch {
			// forbidden: then nothing is there
		}
	}
}
