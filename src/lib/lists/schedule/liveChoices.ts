/**
 * The filter choices on a live day, which may bring a session of a new kind, room or day. Rendered again by
 * the same component, and only when the choices change.
 */
import { mount, unmount } from 'svelte';
import type { Program } from '$lib/program/model';
import { filterChoices } from '$lib/program/schedule/filterChoices';
import FilterChoices from './FilterChoices.svelte';

export class LiveChoices {
	readonly #root: HTMLElement;
	#mounted: Record<string, unknown> | null = null;
	/** The choices on the page, as JSON. */
	#shown: string;

	constructor(root: HTMLElement, printed: Program) {
		this.#root = root;
		this.#shown = JSON.stringify(filterChoices(printed));
	}

	show(program: Program): void {
		const choices = filterChoices(program);
		const asJson = JSON.stringify(choices);
		if (asJson === this.#shown) return;
		this.#shown = asJson;
		const restoreFocus = this.#rememberFocus();
		this.end();
		this.#root.replaceChildren();
		this.#mounted = mount(FilterChoices, { target: this.#root, props: choices });
		restoreFocus();
	}

	end(): void {
		if (this.#mounted) void unmount(this.#mounted);
		this.#mounted = null;
	}

	#rememberFocus(): () => void {
		const focused = document.activeElement as HTMLElement | null;
		const { field, value } = focused?.dataset ?? {};
		if (!field || !this.#root.contains(focused)) return () => undefined;
		const chip = value === undefined ? '' : `[data-value="${CSS.escape(value)}"]`;
		return () => this.#root.querySelector<HTMLElement>(`[data-field="${field}"]${chip}`)?.focus();
	}
}
