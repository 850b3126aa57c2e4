/** One row of the schedule, repainted in place. It writes only what differs. */
import { END_GUESS_MINUTES } from '$lib/program/schedule/schedule';
import { ms } from '$lib/program/time/instant';
import { phaseAt, shownTimes, type Phase } from '$lib/ui/row';

const setText = (element: Element | null, text: string) => {
	if (element && element.textContent !== text) element.textContent = text;
};

interface Times {
	start: HTMLTimeElement | null;
	end: HTMLTimeElement | null;
	/** ms; NaN without a time. */
	from: number;
	/** ms; null when no end is announced. */
	to: number | null;
}

export class PaintedRow {
	readonly id: string;
	readonly element: HTMLElement;
	/** Whether it passes; the element follows in its turn. */
	wanted = true;
	/** As it stands in the page: to ask the element, thousands of times, costs more than to know. */
	#hidden: boolean;
	/** As painted; null while its group says it for all, or nobody knows. */
	#phase: Phase | null = null;
	#times: Times | null = null;

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
		const { from, to } = this.#read();
		return { from, until: to ?? from + END_GUESS_MINUTES * 60_000 };
	}

	/** @param now ms. Null for a session without a time */
	phaseAt(now: number): Phase | null {
		const { from, until } = this.span;
		return Number.isNaN(from) ? null : phaseAt(from, until, now);
	}

	/** @param now ms; null takes off what was painted */
	paint(now: number | null): void {
		const { from, to } = this.#read();
		if (this.cancelled || Number.isNaN(from)) return;
		const phase = now === null ? null : this.phaseAt(now);
		if (phase !== this.#phase) {
			this.#phase = phase;
			this.element.classList.toggle('past', phase === 'past');
			this.element.classList.toggle('now', phase === 'now');
			if (phase === 'now') this.#add('.kind', 'b', 'mark').textContent = 'On now';
			else for (const part of this.element.querySelectorAll('.mark, progress')) part.remove();
		}
		if (phase === 'now' && to !== null && now !== null) this.#progress(now - from, to - from);
	}

	/** @param day the program's, at the venue */
	tellTimes(day: string, zone: string, venue: string): void {
		const { start, end, from, to } = this.#read();
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
		const note = old ?? this.#add('.when', 'span', 'zone');
		note.classList.toggle('short', zone === venue);
		setText(note, times.note);
	}

	show(): void {
		if (this.#hidden !== this.wanted) return;
		this.#hidden = !this.wanted;
		this.element.hidden = this.#hidden;
	}

	/** What only few rows need is not drawn for all of them. */
	#add(into: string, tag: string, name: string): HTMLElement {
		const part = document.createElement(tag);
		part.className = name;
		this.element.querySelector(into)?.append(part);
		return part;
	}

	/** Most rows are never asked: nothing differs for them. */
	#read(): Times {
		if (this.#times) return this.#times;
		const start = this.element.querySelector<HTMLTimeElement>('time.start');
		const end = this.element.querySelector<HTMLTimeElement>('time.end');
		const from = start ? ms(start.dateTime) : NaN;
		return (this.#times = { start, end, from, to: end ? ms(end.dateTime) : null });
	}

	#progress(done: number, whole: number): void {
		const old = this.element.querySelector('progress');
		const bar = old ?? this.element.appendChild(document.createElement('progress'));
		bar.max = whole;
		bar.value = done;
		if (!old) bar.ariaLabel = `${this.element.querySelector('h3')?.textContent}: how far it is`;
	}
}
