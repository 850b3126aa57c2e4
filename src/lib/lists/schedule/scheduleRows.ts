/**
 * All rows of the schedule, updated in place: what is past, on now, kept or filtered out, and in which zone.
 * The rows' HTML has all that this needs, so it reads no program. However many rows there are, it touches
 * only those for which something differs.
 */
import { Turns } from '$lib/phone/base/turns';
import { RowGroup, type RowMatches } from './rowGroup';
import { skipFarDays } from './skipFarDays';

export interface Moment {
	/** ms; null leaves the time out. */
	now: number | null;
	zone: string;
	venue: string;
}

interface DayGroups {
	element: HTMLElement;
	groups: RowGroup[];
}

/** ms: enough for a slow phone to filter a thousand sessions in one turn. */
const FILTER_TURN = 40;
/** Lists. With more, Chromium spends time on far ones at each tap and in each frame. */
const MANY = 200;

export class ScheduleRows {
	readonly #root: HTMLElement;
	#days: DayGroups[] = [];
	#groups: RowGroup[] = [];
	readonly #phases = new Turns();
	readonly #filtering = new Turns(FILTER_TURN);
	readonly #times = new Turns();
	readonly #reading = new Turns();
	#kept: ReadonlySet<string> = new Set();
	/** Null: the venue's, as the server rendered them. */
	#zone: string | null = null;
	#filtered = false;

	constructor(root: HTMLElement) {
		this.#root = root;
		this.#readGroups();
	}

	/** Rows of these lists were added, removed or replaced. Call `setMoment` and `setFilter` again. */
	reread(lists: ReadonlySet<Element>): void {
		this.#readGroups();
		for (const group of this.#groups) if (lists.has(group.element)) group.reread();
	}

	#readGroups(): void {
		const known = new Map(this.#groups.map((group) => [group.element, group]));
		this.#days = [...this.#root.querySelectorAll<HTMLElement>('.day')].map((element) => ({
			element,
			groups: [...element.querySelectorAll<HTMLElement>('.rows')].map(
				(list) => known.get(list) ?? new RowGroup(list, element.dataset.day ?? '')
			)
		}));
		this.#groups = this.#days.flatMap(({ groups }) => groups);
	}

	setMoment({ now, zone, venue }: Moment): void {
		for (const group of this.#groups) group.setTime(now);
		this.#phases.take(this.#groups, (group) => group.showPhase());
		if ((this.#zone ?? venue) === zone) return;
		this.#zone = zone;
		this.#times.take(this.#groups, (group) => group.showTimes(zone, venue));
	}

	setKept(kept: ReadonlySet<string>): void {
		const changed = [
			...[...this.#kept].filter((id) => !kept.has(id)),
			...[...kept].filter((id) => !this.#kept.has(id))
		];
		this.#kept = kept;
		if (changed.length === 0) return;
		const selector = changed.map((id) => `[data-session="${id}"] [data-keep]`).join();
		for (const button of this.#root.querySelectorAll<HTMLElement>(selector)) {
			const id = button.closest<HTMLElement>('[data-session]')?.dataset.session ?? '';
			button.setAttribute('aria-pressed', String(kept.has(id)));
		}
	}

	/** Hides what doesn't match, and what is empty then. @param matches null: all do @returns how many match; null for all */
	setFilter(matches: RowMatches | null): number | null {
		if (matches === null && !this.#filtered) return null;
		this.#filtered = matches !== null;
		for (const group of this.#groups) group.setFilter(matches);
		for (const { element, groups } of this.#days) {
			element.hidden = groups.every(({ count }) => count === 0);
		}
		this.#filtering.take(this.#groups, (group) => group.applyFilter());
		return this.#groups.reduce((sum, { count }) => sum + count, 0);
	}

	/** Reads the rows before a search needs them. */
	readAhead(): void {
		this.#reading.take(this.#groups, (group) => group.rows);
	}

	/** Call once, after the start. */
	skipFarDays(): void {
		if (this.#groups.length > MANY) skipFarDays(this.#days.map(({ element }) => element));
	}

	/** The first row that is on now, else the next one. */
	current(): HTMLElement | null {
		for (const phase of ['now', 'coming'] as const) {
			for (const group of this.#groups) {
				const row = group.first(phase);
				if (row) return row.element;
			}
		}
		return null;
	}
}
