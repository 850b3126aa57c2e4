/**
 * The cards of all people, moved about in place: those that match fill the lists in order. The cards' HTML
 * has all that this needs, so it reads no program.
 */
import { Turns } from '$lib/phone/base/turns';
import { searchText, type SearchText } from '$lib/program/search/search';
import { SearchIndex, type Found } from '$lib/program/search/searchIndex';
import { CardPictures } from './cardPictures';

interface Card {
	element: HTMLElement;
	id: string;
	/** Read from the DOM for the first search. */
	text: SearchText | null;
}

export interface ShownCards {
	count: number;
	/** Which words were taken for a misspelled query, in words; empty where it was found as typed. */
	instead: string;
}

export class Cards {
	readonly #lists: HTMLElement[];
	#cards: Card[];
	/** Cards in a list; the last one has all that remain. */
	readonly #perList: number;
	readonly #pictures: CardPictures;
	readonly #filling = new Turns();
	readonly #reading = new Turns();
	/** Null until somebody searches. */
	#index: SearchIndex | null = null;
	#read: (() => void) | null = null;
	/** Whether the lists have all cards in order, as the server rendered them. */
	#complete = true;

	constructor(root: HTMLElement) {
		this.#lists = [...root.querySelectorAll<HTMLElement>('.cards')];
		this.#cards = [...root.querySelectorAll<HTMLElement>('.card')].map(cardOf);
		this.#perList = this.#lists[0]?.children.length || 1;
		this.#pictures = new CardPictures(this.#lists);
	}

	/** Whether a search can be answered without reading the cards first. */
	get areRead(): boolean {
		return this.#cards.every(({ text }) => text !== null);
	}

	/** Reads the words of all cards, in turns. @param done is called after the last one, if it is the last one given */
	readAhead(done?: () => void): void {
		if (done) this.#read = done;
		const unread = this.#cards.filter(({ text }) => text === null);
		this.#reading.take(unread, readText, () => {
			this.#read?.();
			this.#read = null;
		});
	}

	/** Shows those of the group ('': any) that the query finds. */
	show(group: string, query: string): ShownCards {
		const found = query.trim() ? this.#find(query) : null;
		const matching = this.#cards.filter(
			({ id, element }) =>
				(!group || element.classList.contains(group)) && (!found || found.ids.has(id))
		);
		const all = matching.length === this.#cards.length;
		if (!all || !this.#complete) this.#fill(matching);
		this.#complete = all;
		return { count: matching.length, instead: found?.instead ?? '' };
	}

	/** Some cards were added or replaced. `show` puts all into this order. */
	replace(cards: HTMLElement[], order: readonly string[]): void {
		const known = new Map(this.#cards.map((card) => [card.id, card]));
		for (const card of cards.map(cardOf)) known.set(card.id, card);
		this.#cards = order.flatMap((id) => known.get(id) ?? []);
		this.#index = null;
		this.#complete = false;
	}

	end(): void {
		this.#pictures.end();
	}

	#find(query: string): Found {
		this.#index ??= new SearchIndex(this.#cards.map(readText));
		return this.#index.find(query);
	}

	#fill(matching: Card[]): void {
		const filled = this.#lists.map((list, at) => {
			const isLast = at === this.#lists.length - 1;
			const end = isLast ? undefined : (at + 1) * this.#perList;
			const cards = matching.slice(at * this.#perList, end);
			return { list, elements: cards.map(({ element }) => element) };
		});
		this.#filling.take(filled, ({ list, elements }) => {
			list.hidden = elements.length === 0;
			const same =
				elements.length === list.children.length &&
				elements.every((element, at) => element === list.children[at]);
			if (!same) list.replaceChildren(...elements);
			this.#pictures.look(list);
		});
	}
}

const cardOf = (element: HTMLElement): Card => ({
	id: element.dataset.person ?? '',
	element,
	text: null
});

function readText(card: Card): SearchText {
	if (card.text) return card.text;
	const { id, element } = card;
	const words = [...element.querySelectorAll('h2, p:not(.roles)')].map((part) => part.textContent);
	return (card.text = searchText(id, [...words, element.dataset.aliases], ''));
}
