/** Ids for what a source brings: once given, they stay. Made from titles and names, so that people can read them. */
import type { Id } from '../../program/model';
import { isId } from '../../program/id';
import { suggestId } from '../model/values';

/** Long titles make long addresses. */
const LONGEST = 40;

/** An id from words, cut between them; '' where no letter of them can stand in one (`展示`). */
export function idOfWords(words: string): Id | '' {
	const whole = suggestId(words);
	if (whole.length <= LONGEST) return whole;
	const cut = whole.slice(0, LONGEST + 1).lastIndexOf('-');
	return whole.slice(0, cut > LONGEST / 2 ? cut : LONGEST).replace(/-$/, '');
}

export const idFromWords = (words: string, fallback: string): Id => idOfWords(words) || fallback;

/** A source's key is readable where it is short and no address: `RIVER1`. Mail addresses must not get out. */
const isReadable = (key: string) => /^[\w-]{1,16}$/.test(key) && /[a-z]/i.test(key);

/**
 * What a new thing should be called.
 * @param key the source's
 * @param words its title or name
 * @param fallback where neither says anything
 */
export function wishedId(key: string | null, words: string, fallback: string): Id {
	const fromKey = key !== null && isReadable(key) ? idOfWords(key) : '';
	return idOfWords(words) || fromKey || fallback;
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

	/** Whether a key of this or an earlier import stands for the id. */
	isClaimed(id: Id): boolean {
		return Object.values(this.#keys).includes(id);
	}

	/** Lets a key stand for an id. */
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
}
