/**
 * Repaints the schedule's rows in place: what is past, on now, kept, hidden, and in which zone. The rows
 * carry all that is needed, so this asks for no program. However many there are, it looks at a row only
 * when something differs for it.
 */
import { Turns } from '$lib/phone/base/turns';
import { PaintedGroup, type Passes } from './paintedGroup';

export interface Painting {
	/** ms; null leaves the time out. */
	now: number | null;
	zone: string;
	venue: string;
}

/** ms. A thousand sessions are shown in one turn by a slow phone. */
const SHOWING = 40;
/** Lists. With more the browser is kept busy by those that are far away, at each tap and in each frame. */
const MANY = 200;
/** Screens. What is nearer is laid out by the browser in any case. */
const FAR = 3;

export class PaintedRows {
	readonly #root: HTMLElement;
	#days: { element: HTMLElement; groups: PaintedGroup[] }[] = [];
	#groups: PaintedGroup[] = [];
	readonly #painting = new Turns();
	readonly #showing = new Turns(SHOWING);
	readonly #telling = new Turns();
	readonly #reading = new Turns();
	#kept: ReadonlySet<string> = new Set();
	/** Null: as drawn, which is the venue's. */
	#zone: string | null = null;
	#narrowed = false;

	constructor(root: HTMLElement) {
		this.#root = root;
		this.#group();
	}

	/** Rows came, went or were drawn anew in these lists; `paint` and `show` follow. */
	reread(lists: ReadonlySet<Element>): void {
		this.#group();
		for (const group of this.#groups) if (lists.has(group.element)) group.reread();
	}

	#group(): void {
		const known = new Map(this.#groups.map((group) => [group.element, group]));
		this.#days = [...this.#root.querySelectorAll<HTMLElement>('.day')].map((element) => ({
			element,
			groups: [...element.querySelectorAll<HTMLElement>('.rows')].map(
				(group) => known.get(group) ?? new PaintedGroup(group, element.dataset.day ?? '')
			)
		}));
		this.#groups = this.#days.flatMap(({ groups }) => groups);
	}

	paint({ now, zone, venue }: Painting): void {
		for (const group of this.#groups) group.tell(now);
		this.#painting.take(this.#groups, (group) => group.paint());
		if ((this.#zone ?? venue) === zone) return;
		this.#zone = zone;
		this.#telling.take(this.#groups, (group) => group.tellTimes(zone, venue));
	}

	keep(kept: ReadonlySet<string>): void {
		const changed = [
			...[...this.#kept].filter((id) => !kept.has(id)),
			...[...kept].filter((id) => !this.#kept.has(id))
		];
		this.#kept = kept;
		if (changed.length === 0) return;
		const theirs = changed.map((id) => `[data-session="${id}"] [data-keep]`).join();
		for (const button of this.#root.querySelectorAll<HTMLElement>(theirs)) {
			const id = button.closest<HTMLElement>('[data-session]')?.dataset.session ?? '';
			button.setAttribute('aria-pressed', String(kept.has(id)));
		}
	}

	/**
	 * A long program's days are left alone by the browser until they come near, as each list is by its
	 * style. Each keeps the height that it has till then, so nothing moves.
	 */
	setApart(): void {
		if (this.#groups.length <= MANY || !('oncontentvisibilityautostatechange' in document)) return;
		const far = this.#days
			.map(({ element }) => ({ element, box: element.getBoundingClientRect() }))
			.filter(({ box }) => box.bottom < -FAR * innerHeight || box.top > (1 + FAR) * innerHeight);
		for (const { element, box } of far) {
			element.style.containIntrinsicBlockSize = `${box.height}px`;
			element.classList.add('apart');
			element.addEventListener('contentvisibilityautostatechange', (event) => {
				const { target, skipped } = event as ContentVisibilityAutoStateChangeEvent;
				if (target === element && !skipped) element.classList.remove('apart');
			});
		}
	}

	/** Somebody is about to search: reads the rows before they are needed. */
	prepare(): void {
		this.#reading.take(this.#groups, (group) => group.rows);
	}

	/** Shows the rows that pass (null: all), hides the rest and what is empty then. Returns how many show. */
	show(passes: Passes | null): number | null {
		if (passes === null && !this.#narrowed) return null;
		this.#narrowed = passes !== null;
		for (const group of this.#groups) group.choose(passes);
		for (const { element, groups } of this.#days) {
			element.hidden = groups.every(({ count }) => count === 0);
		}
		this.#showing.take(this.#groups, (group) => group.show());
		return this.#groups.reduce((sum, { count }) => sum + count, 0);
	}

	/** Where somebody looks who wants to know what is on: the first row on now, else the next to come. */
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
