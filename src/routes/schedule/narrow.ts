/** Listens to what Narrowings.svelte has drawn, and shows in it what is chosen. */
import type { Filter } from './filter';

type Choose = (field: keyof Filter, value: string) => void;

/** One listener for all; a second tap on a chip takes the choice back. @returns what ends it */
export function listen(root: HTMLElement, choose: Choose): () => void {
	const chosen = ({ type, target }: Event) => {
		const element = (target as Element).closest<HTMLElement>('[data-field]');
		if (!element) return;
		const field = element.dataset.field as keyof Filter;
		if (element instanceof HTMLSelectElement) {
			if (type === 'change') choose(field, element.value);
		} else if (type === 'click') {
			const again = element.ariaPressed === 'true';
			choose(field, again ? '' : (element.dataset.value ?? ''));
		}
	};
	root.addEventListener('click', chosen);
	root.addEventListener('change', chosen);
	return () => {
		root.removeEventListener('click', chosen);
		root.removeEventListener('change', chosen);
	};
}

export function showChosen(root: HTMLElement, filter: Filter): void {
	for (const element of root.querySelectorAll<HTMLElement>('[data-field]')) {
		const value = filter[element.dataset.field as keyof Filter];
		if (element instanceof HTMLSelectElement) {
			element.value = value;
			element.classList.toggle('chosen', value !== '');
		} else element.ariaPressed = String(element.dataset.value === value);
	}
}
