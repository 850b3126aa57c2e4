/**
 * The cards of all people, in place: which of them show, and the pictures of those that come near. The
 * cards carry all that is needed, so this asks for no program.
 */
import { Turns } from '$lib/phone/base/turns';
import { activationMap } from '$lib/program/art/activationMap';
import { insteadInWords } from '$lib/program/search/misspelled';
import { entry, findMeant, select, wordsIn } from '$lib/program/search/search';
import type { Entry, Meant } from '$lib/program/search/search';

interface Card {
	element: HTMLElement;
	id: string;
	/** Its words; null until somebody searches. */
	entry: Entry | null;
}

const NEAR = '800px';

function cardOf(element: HTMLElement): Card {
	return { id: element.dataset.person ?? '', element, entry: null };
}

function entryOf(card: Card): Entry {
	if (card.entry) return card.entry;
	const { id, element } = card;
	const words = [...element.querySelectorAll('h2, p:not(.roles)')].map((part) => part.textContent);
	return (card.entry = entry(id, [...words, element.dataset.aliases], ''));
}

export interface Shown {
	count: number;
	/** What was taken for the query, in words; empty where it was found as typed. */
	instead: string;
}

/** What the server has left for the phone to draw. */
function drawPicture(card: Element): void {
	const image = new Image(8, 8);
	image.className = 'art';
	image.alt = '';
	image.src = activationMap((card as HTMLElement).dataset.person ?? '', 'violet');
	card.querySelector('span.art')?.replaceWith(image);
}

export class Cards {
	readonly #lists: HTMLElement[];
	#cards: Card[];
	/** Cards in a list. */
	readonly #most: number;
	readonly #showing = new Turns();
	readonly #reading = new Turns();
	readonly #near: IntersectionObserver;
	#shown: number;
	/** Whoever asked something before all was read: the last question counts. */
	#waiting: (() => void) | null = null;
	/** Of all cards; null until a query finds nobody. */
	#words: string[] | null = null;

	constructor(root: HTMLElement) {
		this.#lists = [...root.querySelectorAll<HTMLElement>('.cards')];
		this.#cards = [...root.querySelectorAll<HTMLElement>('.card')].map(cardOf);
		this.#most = this.#lists[0]?.children.length || 1;
		this.#shown = this.#cards.length;
		this.#near = new IntersectionObserver(
			(entries) => {
				for (const { isIntersecting, target } of entries) {
					if (isIntersecting) for (const card of target.children) this.#picture(card);
				}
			},
			{ rootMargin: NEAR }
		);
		for (const list of this.#lists) this.#near.observe(list);
	}

	/** Whether a query can be answered at once. */
	get read(): boolean {
		return this.#cards.every(({ entry }) => entry !== null);
	}

	/** Somebody is about to search, or searches: reads the words, in turns. @param done when all are read */
	prepare(done?: () => void): void {
		if (done) this.#waiting = done;
		const unread = this.#cards.filter(({ entry }) => entry === null);
		this.#reading.take(unread, entryOf, () => {
			this.#waiting?.();
			this.#waiting = null;
		});
	}

	/** Shows those of the group ('': any) in which every word of the query begins a word, or a near one does. */
	show(group: string, query: string): Shown {
		const { ids, instead } = query.trim() ? this.#find(query) : { ids: null, instead: [] };
		const found = this.#cards.filter(
			({ id, element }) => (!group || element.classList.contains(group)) && (!ids || ids.has(id))
		);
		const all = found.length === this.#cards.length && this.#shown === found.length;
		this.#shown = found.length;
		if (!all) this.#fill(found);
		return { count: found.length, instead: insteadInWords(instead) };
	}

	/** Some came or were drawn anew, and all stand in this order; `show` follows. */
	take(drawn: HTMLElement[], order: readonly string[]): void {
		const known = new Map(this.#cards.map((card) => [card.id, card]));
		for (const card of drawn.map(cardOf)) known.set(card.id, card);
		this.#cards = order.flatMap((id) => known.get(id) ?? []);
		this.#words = null;
		this.#shown = -1;
	}

	#find(query: string): Meant {
		const entries = this.#cards.map(entryOf);
		const ids = select(entries, query);
		if (ids.size > 0) return { ids, instead: [] };
		this.#words ??= wordsIn(entries);
		return findMeant(entries, this.#words, query);
	}

	end(): void {
		this.#near.disconnect();
	}

	/** The lists take the cards in order, as many as the server gave them; the last one all that remain. */
	#fill(found: Card[]): void {
		const whole = this.#lists.map((list, at) => {
			const end = at === this.#lists.length - 1 ? undefined : (at + 1) * this.#most;
			const cards = found.slice(at * this.#most, end);
			return { list, cards: cards.map(({ element }) => element) };
		});
		this.#showing.take(whole, ({ list, cards }) => {
			list.hidden = cards.length === 0;
			const same =
				cards.length === list.children.length &&
				cards.every((card, at) => card === list.children[at]);
			if (!same) list.replaceChildren(...cards);
			// it is told again of what is near only when that changes
			this.#near.unobserve(list);
			this.#near.observe(list);
		});
	}

	#picture(card: Element): void {
		if (card.querySelector('span.art')) drawPicture(card);
	}
}
