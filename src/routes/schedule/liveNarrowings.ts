/**
 * What the schedule is narrowed by on a live day: a session of a new kind, room or day is among the
 * choices. Drawn anew, by the component that drew it first, only where the choices are other ones.
 */
import { mount, unmount } from 'svelte';
import type { Program } from '$lib/program/model';
import Narrowings from './Narrowings.svelte';
import { choicesOf } from './view';

export class LiveNarrowings {
	readonly #root: HTMLElement;
	#drawn: Record<string, unknown> | null = null;
	/** The choices that stand there. */
	#said: string;

	constructor(root: HTMLElement, printed: Program) {
		this.#root = root;
		this.#said = JSON.stringify(choicesOf(printed));
	}

	show(program: Program): void {
		const props = choicesOf(program);
		const said = JSON.stringify(props);
		if (said === this.#said) return;
		this.#said = said;
		const { field, value } = (document.activeElement as HTMLElement | null)?.dataset ?? {};
		const within = this.#root.contains(document.activeElement);
		this.end();
		this.#root.replaceChildren();
		this.#drawn = mount(Narrowings, { target: this.#root, props });
		if (!within || !field) return;
		const which = value === undefined ? '' : `[data-value="${CSS.escape(value)}"]`;
		this.#root.querySelector<HTMLElement>(`[data-field="${field}"]${which}`)?.focus();
	}

	/** The component goes with the page. */
	end(): void {
		if (this.#drawn) void unmount(this.#drawn);
		this.#drawn = null;
	}
}
