/** One row of the schedule, updated in place. Writes to the DOM only what differs. */
import { END_GUESS_MINUTES } from '$lib/program/schedule/schedule';
import { ms } from '$lib/program/time/instant';
import { phaseAt, shownTimes, type Phase } from '$lib/ui/row';

const setText = (element: Element | null, text: string) => {
	if (element && element.textContent !== text) element.textContent = text;
};

interface RowTimes {
	start: HTMLTimeElement | null;
	end: HTMLTimeElement | null;
	/** ms; NaN without a time. */
	from: number;
	/** ms; null when no end is announced. */
	to: number | null;
}

export class ScheduleRow {
	readonly id: string;
	readonly element: HTMLElement;
	/** Whether the filter lets it through; `applyFilter` shows or hides the element. */
	matches = true;
	/** As in the DOM: reading it from thousands of elements costs more than remembering it. */
	#hidden: boolean;
	/** As in the DOM; null where the group's phase holds, or no time is known. */
	#phase: Phase | null = null;
	#times: RowTimes | null = null;

	constructor(element: HTMLElement) {
		this.element = element;
		this.id = element.dataset.session ?? '';
		this.#hidden = !!element.hidden;
	}

	get cancelled(): boolean {
		return this.element.classList.contains('cancelled');
	}

	/** ms; NaN without a time. */
	get span(): { from: number; until: number } {
		const { from, to } = this.#readTimes();
		return { from, until: to ?? from + END_GUESS_MINUTES * 60_000 };
	}

	/** @param now ms @returns null for a session without a time */
	phaseAt(now: number): Phase | null {
		const { from, until } = this.span;
		return Number.isNaN(from) ? null : phaseAt(from, until, now);
	}

	/** @param now ms; null removes the marks of its phase */
	showPhase(now: number | null): void {
		const { from, to } = this.#readTimes();
		if (this.cancelled || Number.isNaN(from)) return;
		const phase = now === null ? null : this.phaseAt(now);
		if (phase !== this.#phase) {
			this.#phase = phase;
			this.element.classList.toggle('past', phase === 'past');
			this.element.classList.toggle('now', phase === 'now');
			if (phase === 'now') this.#append('.kind', 'b', 'mark').textContent = 'On now';
			else for (const part of this.element.querySelectorAll('.mark, progress')) part.remove();
		}
		if (phase === 'now' && to !== null && now !== null) this.#showProgress(now - from, to - from);
	}

	/** @param day the program's, at the venue */
	showTimes(day: string, zone: string, venue: string): void {
		const { start, end, from, to } = this.#readTimes();
		if (!start) return;
		const times = shownTimes(from, to, day, zone, venue);
		setText(start, times.start);
		if (times.end !== null) setText(end, times.end);
		if (!__STATIC__) {
			const printed = this.element.querySelector<HTMLTimeElement>('s time');
			if (printed) setText(printed, shownTimes(ms(printed.dateTime), null, day, zone, venue).start);
		}
		const old = this.element.querySelector('.zone');
		if (times.note === null) return old?.remove();
		const note = old ?? this.#append('.when', 'span', 'zone');
		note.classList.toggle('short', zone === venue);
		setText(note, times.note);
	}

	applyFilter(): void {
		if (this.#hidden !== this.matches) return;
		this.#hidden = !this.matches;
		this.element.hidden = this.#hidden;
	}

	/** Adds an element that few rows need, so the server leaves it out of all. */
	#append(into: string, tag: string, name: string): HTMLElement {
		const part = document.createElement(tag);
		part.className = name;
		this.element.querySelector(into)?.append(part);
		return part;
	}

	/** On first use: most rows never need it. */
	#readTimes(): RowTimes {
		if (this.#times) return this.#times;
		const start = this.element.querySelector<HTMLTimeElement>('time.start');
		const end = this.element.querySelector<HTMLTimeElement>('time.end');
		const from = start ? ms(start.dateTime) : NaN;
		return (this.#times = { start, end, from, to: end ? ms(end.dateTime) : null });
	}

	/** @param done ms, of `whole` */
	#showProgress(done: number, whole: number): void {
		const old = this.element.querySelector('progress');
		const bar = old ?? this.element.appendChild(document.createElement('progress'));
		bar.max = whole;
		bar.value = done;
		if (!old) bar.ariaLabel = `${this.element.querySelector('h3')?.textContent}: how far it is`;
	}
}
