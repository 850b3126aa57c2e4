/** The filter's menus and chips (FilterChoices.svelte): passes on what somebody chooses, and marks it. */
import type { Filter } from '$lib/program/schedule/filter';

type Choose = (field: keyof Filter, value: string) => void;

/** One listener for all of them. A second tap on a chip clears the choice. @returns what stops it */
export function followChoices(root: HTMLElement, choose: Choose): () => void {
	const follow = ({ type, target }: Event) => {
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
	root.addEventListener('click', follow);
	root.addEventListener('change', follow);
	return () => {
		root.removeEventListener('click', follow);
		root.removeEventListener('change', follow);
	};
}

export function markChosen(root: HTMLElement, filter: Filter): void {
	for (const element of root.querySelectorAll<HTMLElement>('[data-field]')) {
		const value = filter[element.dataset.field as keyof Filter];
		if (element instanceof HTMLSelectElement) {
			element.value = value;
			element.classList.toggle('chosen', value !== '');
		} else element.ariaPressed = String(element.dataset.value === value);
	}
}
