/** The live day in the schedule: in its rows, and in the choices of its filter. Loaded with the first live revision. */
import type { Live } from '$lib/program/live/live';
import type { Program } from '$lib/program/model';
import { LiveChoices } from './liveChoices';
import { LiveRows, type RowState } from './liveRows';

export class LiveSchedule {
	readonly #rows: LiveRows;
	readonly #choices: LiveChoices;
	/** What the page shows; null before the first `show`. */
	shown: Live | null = null;

	constructor(rows: HTMLElement, choices: HTMLElement, printed: Program) {
		this.#rows = new LiveRows(rows);
		this.#choices = new LiveChoices(choices, printed);
	}

	/** @returns the lists of rows that changed */
	show(live: Live, state: RowState): Set<Element> {
		this.shown = live;
		this.#choices.show(live.program);
		return this.#rows.show(live, state);
	}

	/** Unmounts everything; the page is going away. */
	end(): void {
		this.#rows.end();
		this.#choices.end();
	}
}
