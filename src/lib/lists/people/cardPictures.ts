/** The pictures that the server left out, made for the lists of cards that come near the screen. */
import { activationMap } from '$lib/program/art/activationMap';

const NEAR = '800px';

export class CardPictures {
	readonly #near = new IntersectionObserver(
		(entries) => {
			for (const { isIntersecting, target } of entries) {
				if (isIntersecting) for (const card of target.children) addPicture(card as HTMLElement);
			}
		},
		{ rootMargin: NEAR }
	);

	constructor(lists: HTMLElement[]) {
		for (const list of lists) this.#near.observe(list);
	}

	/** A list has other cards now. It is observed afresh, because one that stays near isn't reported again. */
	look(list: HTMLElement): void {
		this.#near.unobserve(list);
		this.#near.observe(list);
	}

	end(): void {
		this.#near.disconnect();
	}
}

function addPicture(card: HTMLElement): void {
	const place = card.querySelector('span.art');
	if (!place) return;
	const image = new Image(8, 8);
	image.className = 'art';
	image.alt = '';
	image.src = activationMap(card.dataset.person ?? '', 'violet');
	place.replaceWith(image);
}
