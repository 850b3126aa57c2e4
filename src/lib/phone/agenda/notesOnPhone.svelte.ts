/**
 * The private notes on this phone: what is stored, and on top of it drafts that the store hasn't confirmed.
 * Until it has, a draft is saved in localStorage, which writes at once.
 */
import type { Id } from '$lib/program/model';
import type { NoteDraft } from '$lib/program/agenda/mergeNote';
import type { Notes, AgendaStore } from './store';
import type { Unwritten } from './unwritten';

export class NotesOnPhone {
	readonly #unwritten: Unwritten;
	/** Null until they have been read. */
	#stored = $state.raw<Notes | null>(null);
	/** Null until those of earlier pages have been read. */
	#drafts = $state.raw<ReadonlyMap<Id, NoteDraft> | null>(null);
	#storing = false;
	#all = $derived.by(() => {
		const all = new Map(this.#stored);
		for (const [id, { text }] of this.#drafts ?? []) all.set(id, text);
		return new Map([...all].filter(([, text]) => text !== ''));
	});

	constructor(unwritten: Unwritten) {
		this.#unwritten = unwritten;
	}

	/** The texts as shown; none is empty. */
	get all(): Notes {
		return this.#all;
	}

	/** An empty text removes the note. The next `store` stores it. */
	write(id: Id, text: string): void {
		const drafts = this.#restored();
		const stored = this.#stored && (this.#stored.get(id) ?? '');
		const former = drafts.get(id);
		if (!former && stored === text) return;
		const draft = { text, base: former ? former.base : stored };
		this.#unwritten.saveDraft(id, draft);
		this.#drafts = new Map([...drafts, [id, draft]]);
	}

	/** Shows the drafts of earlier pages before the store has answered, which may take seconds. */
	restore(): void {
		this.#restored();
	}

	/** Shows what was read from the store. */
	take(stored: Notes): void {
		this.#stored = stored;
	}

	/** Stores all drafts, of earlier pages too, and what is typed meanwhile. */
	async store(store: AgendaStore): Promise<void> {
		if (this.#storing) return;
		this.#storing = true;
		for (;;) {
			const drafts = this.#restored();
			const written = drafts.size > 0 && (await store.writeNotes(drafts));
			if (!written) break;
			this.#confirm(drafts, written);
		}
		this.#storing = false;
	}

	#confirm(sent: ReadonlyMap<Id, NoteDraft>, written: Notes): void {
		const left = new Map(this.#drafts);
		for (const [id, text] of written) {
			const was = sent.get(id)!;
			const now = left.get(id);
			if (now?.text === was.text) {
				left.delete(id);
				this.#unwritten.confirmDraft(id, was);
			} else if (now && text === was.text) {
				// typed on, over what is stored now
				left.set(id, { ...now, base: text });
				this.#unwritten.saveDraft(id, { ...now, base: text });
			}
		}
		this.#stored = new Map([...(this.#stored ?? []), ...written]);
		this.#drafts = left;
	}

	#restored(): ReadonlyMap<Id, NoteDraft> {
		return (this.#drafts ??= this.#unwritten.drafts);
	}
}
