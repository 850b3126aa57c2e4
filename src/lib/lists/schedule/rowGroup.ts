/**
 * One list of rows that start about the same time. Where one phase holds for all of them, the list is marked
 * and its rows aren't touched; they are read from the DOM when one differs.
 */
import { phaseAt, type Phase } from '$lib/ui/row';
import { ScheduleRow } from './scheduleRow';

/** @param day the program's; '' without one */
export type RowMatches = (id: string, day: string, element: HTMLElement) => boolean;

export class RowGroup {
	readonly element: HTMLElement;
	readonly #day: string;
	/** How many of its rows match the filter. */
	count = 0;
	/** ms; null leaves the time out. */
	#now: number | null = null;
	#phase: Phase | null = null;
	#hidden: boolean;
	/** What `showPhase` last wrote to the DOM. */
	#shown: { now: number | null; phase: Phase | null } = { now: null, phase: null };
	/** The first start and the last end, ms; NaN for sessions without a time. */
	#from: number;
	#until: number;
	#rows: ScheduleRow[] | null = null;

	constructor(element: HTMLElement, day: string) {
		this.element = element;
		this.#day = day;
		this.#hidden = !!element.hidden;
		this.#from = Number(element.dataset.from ?? NaN);
		this.#until = Number(element.dataset.until ?? NaN);
	}

	/** Read from the DOM on first use. */
	get rows(): ScheduleRow[] {
		return (this.#rows ??= [...this.element.children].map(
			(row) => new ScheduleRow(row as HTMLElement)
		));
	}

	/** Rows were added, removed or replaced. What is known of the others stays. */
	reread(): void {
		const known = new Map(this.#rows?.map((row) => [row.element, row]));
		this.#rows = [...this.element.children].map(
			(row) => known.get(row as HTMLElement) ?? new ScheduleRow(row as HTMLElement)
		);
		const spans = this.#rows.map(({ span }) => span).filter(({ from }) => !Number.isNaN(from));
		this.#from = Math.min(...spans.map(({ from }) => from));
		this.#until = Math.max(...spans.map(({ until }) => until));
		this.#shown = { ...this.#shown, now: null };
	}

	/** `showPhase` writes it to the DOM. @param now ms; null leaves the time out */
	setTime(now: number | null): void {
		const timed = now !== null && Number.isFinite(this.#from);
		this.#now = now;
		this.#phase = timed ? phaseAt(this.#from, this.#until, now) : null;
	}

	showPhase(): void {
		const [now, phase, shown] = [this.#now, this.#phase, this.#shown];
		if (phase !== shown.phase) this.element.classList.toggle('past', phase === 'past');
		const rowsDiffer = phase === 'now' ? now !== shown.now : shown.phase === 'now';
		if (rowsDiffer) for (const row of this.rows) row.showPhase(phase === 'now' ? now : null);
		this.#shown = { now, phase };
	}

	showTimes(zone: string, venue: string): void {
		for (const row of this.rows) row.showTimes(this.#day, zone, venue);
	}

	/** The first row that matches the filter and is in that phase. */
	first(phase: Phase): ScheduleRow | null {
		const [now, all] = [this.#now, this.#phase];
		if (now === null || (all !== phase && all !== 'now')) return null;
		const found = this.rows.find(
			(row) => row.matches && !row.cancelled && (all === 'now' ? row.phaseAt(now) : all) === phase
		);
		return found ?? null;
	}

	/** `applyFilter` shows and hides. @param matches null: all do */
	setFilter(matches: RowMatches | null): void {
		this.count = 0;
		for (const row of this.rows) {
			row.matches = matches === null || matches(row.id, this.#day, row.element);
			if (row.matches) this.count++;
		}
	}

	applyFilter(): void {
		const empty = this.count === 0;
		if (this.#hidden !== empty) this.element.hidden = empty;
		this.#hidden = empty;
		// the rows of a hidden list are hidden with it
		if (!empty) for (const row of this.rows) row.applyFilter();
	}
}
