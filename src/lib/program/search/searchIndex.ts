/** Texts that are searched more than once. */
import type { Id } from '../model';
import { insteadInWords } from './misspelled';
import { findMeant, select, wordsIn, type SearchText } from './search';

export interface Found {
	ids: ReadonlySet<Id>;
	/** Which words were taken for a misspelled query, in words; empty where it was found as typed. */
	instead: string;
}

export class SearchIndex {
	readonly #texts: SearchText[];
	/** All words; null until a query finds nothing as typed. */
	#words: string[] | null = null;

	constructor(texts: SearchText[]) {
		this.#texts = texts;
	}

	/** Finds what has words that begin like those of the query, or else like similar ones. */
	find(query: string): Found {
		const exact = select(this.#texts, query);
		if (exact.size > 0) return { ids: exact, instead: '' };
		this.#words ??= wordsIn(this.#texts);
		const { ids, instead } = findMeant(this.#texts, this.#words, query);
		return { ids, instead: insteadInWords(instead) };
	}
}
