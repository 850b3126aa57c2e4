/** Rows that start about the same time. What holds for all of them is said once; they are read when they differ. */
import { phaseAt, type Phase } from '$lib/ui/row';
import { PaintedRow } from './paintedRow';

/** @param day the program's; '' without one */
export type Passes = (id: string, day: string, element: HTMLElement) => boolean;

export class PaintedGroup {
	readonly element: HTMLElement;
	readonly #day: string;
	/** How many of its rows pass. */
	count = 0;
	/** Ms for which it is to be painted; null leaves the time out. */
	#now: number | null = null;
	#phase: Phase | null = null;
	#hidden: boolean;
	/** As it stands in the page. */
	#painted: { now: number | null; phase: Phase | null } = { now: null, phase: null };
	/** The first start and the last end, ms; NaN for sessions without a time. */
	#from: number;
	#until: number;
	#rows: PaintedRow[] | null = null;

	constructor(element: HTMLElement, day: string) {
		this.element = element;
		this.#day = day;
		this.#hidden = !!element.hidden;
		this.#from = Number(element.dataset.from ?? NaN);
		this.#until = Number(element.dataset.until ?? NaN);
	}

	get rows(): PaintedRow[] {
		return (this.#rows ??= [...this.element.children].map(
			(row) => new PaintedRow(row as HTMLElement)
		));
	}

	/** Rows came, went or were drawn anew; what was painted on the others stays. */
	reread(): void {
		const known = new Map(this.#rows?.map((row) => [row.element, row]));
		this.#rows = [...this.element.children].map(
			(row) => known.get(row as HTMLElement) ?? new PaintedRow(row as HTMLElement)
		);
		const spans = this.#rows.map(({ span }) => span).filter(({ from }) => !Number.isNaN(from));
		this.#from = Math.min(...spans.map(({ from }) => from));
		this.#until = Math.max(...spans.map(({ until }) => until));
		this.#painted = { ...this.#painted, now: null };
	}

	/** Says what time it is; `paint` follows, in its turn. @param now ms; null leaves the time out */
	tell(now: number | null): void {
		const timed = now !== null && Number.isFinite(this.#from);
		this.#now = now;
		this.#phase = timed ? phaseAt(this.#from, this.#until, now) : null;
	}

	paint(): void {
		const [now, phase, painted] = [this.#now, this.#phase, this.#painted];
		if (phase !== painted.phase) this.element.classList.toggle('past', phase === 'past');
		const rowsDiffer = phase === 'now' ? now !== painted.now : painted.phase === 'now';
		if (rowsDiffer) for (const row of this.rows) row.paint(phase === 'now' ? now : null);
		this.#painted = { now, phase };
	}

	tellTimes(zone: string, venue: string): void {
		for (const row of this.rows) row.tellTimes(this.#day, zone, venue);
	}

	/** The first row that passes and is in that phase. */
	first(phase: Phase): PaintedRow | null {
		const [now, all] = [this.#now, this.#phase];
		if (now === null || (all !== phase && all !== 'now')) return null;
		const found = this.rows.find(
			(row) => row.wanted && !row.cancelled && (all === 'now' ? row.phaseAt(now) : all) === phase
		);
		return found ?? null;
	}

	/** Decides which rows pass; `show` follows, in its turn. */
	choose(passes: Passes | null): void {
		this.count = 0;
		for (const row of this.rows) {
			row.wanted = passes === null || passes(row.id, this.#day, row.element);
			if (row.wanted) this.count++;
		}
	}

	show(): void {
		const empty = this.count === 0;
		if (this.#hidden !== empty) this.element.hidden = empty;
		this.#hidden = empty;
		// rows of a hidden group are hidden whatever they say
		if (!empty) for (const row of this.rows) row.show();
	}
}
