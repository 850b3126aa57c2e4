/**
 * Repaints the schedule's rows in place: what is past, on now, kept, hidden, and in which zone. The rows
 * carry all that is needed, so this asks for no program. It writes only what differs.
 */
import { END_GUESS_MINUTES } from '$lib/program/schedule';
import { ms } from '$lib/program/time';
import { phaseAt, shownTimes, type Phase } from '$lib/ui/row';

export interface Painting {
	/** ms; null leaves the time out. */
	now: number | null;
	zone: string;
	venue: string;
	kept: ReadonlySet<string>;
}

interface Row {
	id: string;
	element: HTMLElement;
	start: HTMLTimeElement | null;
	end: HTMLTimeElement | null;
	from: number;
	/** ms; null when no end is announced. */
	to: number | null;
	phase: Phase | null;
	zone: string | null;
}

function read(element: HTMLElement): Row {
	const start = element.querySelector<HTMLTimeElement>('time.start');
	const end = element.querySelector<HTMLTimeElement>('time.end');
	return {
		id: element.dataset.session ?? '',
		element,
		start,
		end,
		from: start ? ms(start.dateTime) : NaN,
		to: end ? ms(end.dateTime) : null,
		phase: null,
		// as drawn
		zone: null
	};
}

const setText = (element: Element | null, text: string) => {
	if (element && element.textContent !== text) element.textContent = text;
};

export class PaintedRows {
	#root: HTMLElement;
	#rows: Row[];

	constructor(root: HTMLElement) {
		this.#root = root;
		this.#rows = [...root.querySelectorAll<HTMLElement>('[data-session]')].map(read);
	}

	paint({ now, zone, venue, kept }: Painting): void {
		for (const row of this.#rows) {
			this.#keep(row, kept.has(row.id));
			if ((row.zone ?? venue) !== zone) this.#times(row, zone, venue);
			if (!Number.isNaN(row.from)) this.#phase(row, now);
		}
	}

	/** Shows the rows that pass, hides the rest and what is empty then. Returns how many show. */
	show(passes: (id: string, element: HTMLElement) => boolean): number {
		let count = 0;
		for (const { id, element } of this.#rows) {
			const shown = passes(id, element);
			if (element.hidden === shown) element.hidden = !shown;
			if (shown) count++;
		}
		for (const group of this.#root.querySelectorAll<HTMLElement>('.rows, .day')) {
			const empty = group.querySelector('[data-session]:not([hidden])') === null;
			if (group.hidden !== empty) group.hidden = empty;
		}
		return count;
	}

	/** Where somebody looks who wants to know what is on: the first row on now, else the next to come. */
	current(): HTMLElement | null {
		const shown = this.#rows.filter(({ element }) => !element.hidden);
		const row =
			shown.find(({ phase }) => phase === 'now') ?? shown.find(({ phase }) => phase === 'coming');
		return row?.element ?? null;
	}

	#keep({ element }: Row, kept: boolean): void {
		const button = element.querySelector('[data-keep]');
		if (button?.getAttribute('aria-pressed') !== String(kept)) {
			button?.setAttribute('aria-pressed', String(kept));
		}
	}

	#times(row: Row, zone: string, venue: string): void {
		const note = row.element.querySelector<HTMLElement>('.zone');
		if (!row.start || !note) return;
		const times = shownTimes(row.from, row.to, row.element.dataset.day ?? '', zone, venue);
		setText(row.start, times.start);
		if (times.end !== null) setText(row.end, times.end);
		note.hidden = times.note === null;
		if (times.note !== null) setText(note, times.note);
		row.zone = zone;
	}

	#phase(row: Row, now: number | null): void {
		const { element, from } = row;
		if (element.classList.contains('cancelled')) return;
		const phase =
			now === null ? null : phaseAt(from, row.to ?? from + END_GUESS_MINUTES * 60_000, now);
		if (phase !== row.phase) {
			row.phase = phase;
			element.classList.toggle('past', phase === 'past');
			element.classList.toggle('now', phase === 'now');
			const mark = element.querySelector<HTMLElement>('.mark');
			if (mark) mark.hidden = phase !== 'now';
		}
		this.#progress(row, now);
	}

	#progress({ element, phase, from, to }: Row, now: number | null): void {
		const old = element.querySelector('progress');
		if (phase !== 'now' || to === null || now === null) return old?.remove();
		const bar = old ?? element.appendChild(document.createElement('progress'));
		bar.max = to - from;
		bar.value = now - from;
		if (!old) bar.ariaLabel = `${element.querySelector('h3')?.textContent}: how far it is`;
	}
}
