/** Ids for what a source brings: once given, they stay. The source's own key first, then its words. */
import type { Id } from '../../program/model';
import { isId, suggestId } from '../values';

/** Long titles make long addresses. */
const LONGEST = 48;

/** An id from words, cut between them; `fallback` where no letter is left (`展示`). */
export function idFromWords(words: string, fallback: string): Id {
	const whole = suggestId(words);
	if (whole.length <= LONGEST) return whole || fallback;
	const cut = whole.slice(0, LONGEST + 1).lastIndexOf('-');
	return whole.slice(0, cut > LONGEST / 2 ? cut : LONGEST).replace(/-$/, '');
}

/** Gives ids of one list, each once. */
export class Ids {
	/** Ids that something has. */
	readonly #used: Set<Id>;
	readonly #keys: Record<string, Id>;

	/** @param keys the source's key → our id, from earlier imports; new ones are added */
	constructor(used: Iterable<Id>, keys: Record<string, Id>) {
		this.#used = new Set([...used, ...Object.values(keys)]);
		this.#keys = keys;
	}

	/** The id that the key was given before, or null. */
	known(key: string): Id | null {
		return Object.hasOwn(this.#keys, key) ? (this.#keys[key] ?? null) : null;
	}

	/** Lets a key stand for an id that is there. */
	remember(key: string, id: Id): Id {
		this.#keys[key] = id;
		this.#used.add(id);
		return id;
	}

	/** A new id as near to the wish as is free. */
	fresh(wish: string): Id {
		const base = (isId(wish) ? wish : suggestId(wish)) || 'x';
		let id = base.slice(0, 64);
		for (let n = 2; this.#used.has(id); n++) id = `${base.slice(0, 60)}-${n}`;
		this.#used.add(id);
		return id;
	}

	/** The id from the key itself: `4823`, `c4-3`; where the key says nothing, from the words. */
	fromKey(key: string, words: string, fallback: string): Id {
		const own = suggestId(key);
		return this.remember(key, this.fresh(own || idFromWords(words, fallback)));
	}

	has(id: Id): boolean {
		return this.#used.has(id);
	}
}
