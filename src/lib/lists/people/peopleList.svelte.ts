/**
 * The list of all people as its page uses it. The page sets group and query and reads what is shown; this
 * keeps the server's HTML in step with them and with the live day.
 */
import { followedAddress } from '$lib/phone/base/followedAddress';
import { lazy } from '$lib/phone/base/lazy';
import type { Phone } from '$lib/phone/phone';
import type { Live } from '$lib/program/live/live';
import type { Group } from '$lib/program/people/groups';
import { Cards, type ShownCards } from './cards';
import type { LiveCards } from './liveCards';

const loadLive = lazy(() => import('./liveCards'));

export class PeopleList {
	readonly #phone: Phone;
	/** Those with members. */
	readonly #groups: readonly Group[];
	readonly #address = followedAddress();
	#cards: Cards | null = null;
	#live: LiveCards | null = null;

	/** Empty: everybody. */
	group = $state.raw<Group | ''>('');
	query = $state.raw('');
	readonly isFiltered = $derived(this.group !== '' || this.query.trim() !== '');
	#shown = $state.raw<ShownCards | null>(null);

	/** For a component, while it is made. */
	constructor(phone: Phone, groups: readonly Group[]) {
		this.#phone = phone;
		this.#groups = groups;
	}

	/** What the cards show; null until they are read. */
	get shown(): ShownCards | null {
		return this.#shown;
	}

	/** Somebody is about to search: reads the cards. */
	prepareSearch(): void {
		this.#cards?.readAhead();
	}

	/** Changes the address too. A second time the same group is cleared. */
	chooseGroup(group: Group | ''): void {
		this.group = group === this.group ? '' : group;
		this.#address.now(this.#inAddress);
	}

	/** Changes the address too, when the typing pauses. */
	search(query: string): void {
		this.query = query;
		this.#address.soon(this.#inAddress);
	}

	/** For `{@attach}` on the element around the cards. */
	readonly attach = (root: HTMLElement) => {
		const cards = (this.#cards = new Cards(root));
		// after going back, the router still has the page's first address; the browser has the present one
		const asked = new URLSearchParams(location.search);
		this.query = asked.get('q') ?? '';
		this.group = this.#groups.find((group) => group === asked.get('group')) ?? '';
		$effect(() => this.#showMatches(cards));
		$effect(() => this.#showLiveDay(cards));
		return () => {
			cards.end();
			this.#live?.end();
			this.#cards = null;
		};
	};

	readonly #inAddress = (present: URL): URL => {
		const url = new URL(present);
		for (const [key, value] of Object.entries({ group: this.group, q: this.query })) {
			if (value) url.searchParams.set(key, value);
			else url.searchParams.delete(key);
		}
		return url;
	};

	#showMatches(cards: Cards): void {
		const { group, query } = this;
		const show = () => (this.#shown = cards.show(group, query));
		// reading thousands of names takes turns, so that the field answers
		if (query.trim() && !cards.areRead) cards.readAhead(show);
		else show();
	}

	#showLiveDay(cards: Cards): void {
		if (__STATIC__) return;
		const live = this.#phone.day.onPhone?.live;
		if (!live || (!this.#live && live.program.people === live.printed.program.people)) return;
		// offline, and not stored: the cards stay as printed until the next revision
		void this.#renderLive(live, cards).catch(() => undefined);
	}

	async #renderLive(live: Live, cards: Cards): Promise<void> {
		const { LiveCards } = await loadLive();
		// meanwhile the reader may have left, or a later revision may have been rendered
		if (cards !== this.#cards || live !== this.#phone.day.onPhone?.live) return;
		this.#live ??= new LiveCards(live.printed.program);
		const changed = this.#live.show(live.program);
		cards.replace(changed.cards, changed.order);
		this.#showMatches(cards);
	}
}
