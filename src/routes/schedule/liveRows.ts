/**
 * The live day in the schedule's rows. They were drawn once, from the printed program; here those that
 * differ from what stands there are drawn anew, by the component that drew them first, and put where they
 * belong now. However many rows there are, only those are touched. Loaded when something was decided.
 */
import { mount, unmount } from 'svelte';
import { dayHeading } from '$lib/program/schedule/byDay';
import type { Live } from '$lib/program/live/live';
import { lookup } from '$lib/program/schedule/lookup';
import type { Id, Program, Session } from '$lib/program/model';
import { days, onDay } from '$lib/program/schedule/schedule';
import SessionRow from '$lib/ui/SessionRow.svelte';

interface Shown {
	zone: string;
	kept: ReadonlySet<Id>;
}

export class LiveRows {
	readonly #root: HTMLElement;
	/** Rows that were drawn here; all others stand as printed. */
	readonly #drawn = new Map<Id, Record<string, unknown>>();
	/** Where rows were taken from in this turn. */
	readonly #taken = new Map<Id, Element>();
	#last: Map<Id, Session> | null = null;

	constructor(root: HTMLElement) {
		this.#root = root;
	}

	/** @returns the lists of rows in which something changed */
	show({ program, printed }: Live, shown: Shown): Set<Element> {
		const before = this.#last ?? byId(printed.program);
		this.#last = byId(program);
		const lists = new Set<Element>();
		const changed = program.sessions.filter((session) => !same(before.get(session.id), session));
		const gone = [...before.keys()].filter((id) => !this.#last?.has(id));
		const refocus = this.#focus();
		for (const id of [...gone, ...changed.map(({ id }) => id)]) this.#take(id, lists);
		for (const session of changed) {
			const isNew = !lookup(printed.program).session(session.id);
			lists.add(this.#put(session, program, { ...shown, mark: isNew ? 'New' : null }));
		}
		this.#taken.clear();
		refocus();
		return new Set([...lists].filter((list) => !dropEmpty(list)));
	}

	/** The component goes with the page. */
	end(): void {
		for (const component of this.#drawn.values()) void unmount(component);
		this.#drawn.clear();
	}

	#row(id: Id): HTMLElement | null {
		return this.#root.querySelector<HTMLElement>(`[data-session="${id}"]`);
	}

	#take(id: Id, lists: Set<Element>): void {
		const row = this.#row(id);
		if (row?.parentElement) {
			lists.add(row.parentElement);
			this.#taken.set(id, row.parentElement);
		}
		const drawn = this.#drawn.get(id);
		if (drawn) void unmount(drawn);
		this.#drawn.delete(id);
		row?.remove();
	}

	/** Draws a row and puts it after the one that comes before it. */
	#put(session: Session, program: Program, shown: Shown & { mark: string | null }): Element {
		const draft = document.createElement('ol');
		const component = mount(SessionRow, {
			target: draft,
			props: {
				session,
				rooms: program.rooms.length > 1 ? program.rooms : [],
				person: (id: Id) => lookup(program).person(id),
				venue: program.event.zone,
				zone: shown.zone,
				kept: shown.kept.has(session.id),
				mark: shown.mark
			}
		});
		this.#drawn.set(session.id, component);
		const row = draft.firstElementChild!;
		const { list, after } = this.#place(session, program);
		if (after) after.after(row);
		else list.prepend(row);
		return list;
	}

	#place(session: Session, program: Program): { list: Element; after: Element | null } {
		const { day } = session;
		const all =
			session.slot && day ? onDay(program, day) : program.sessions.filter(({ slot }) => !slot);
		const at = all.findIndex(({ id }) => id === session.id);
		for (const { id } of all.slice(0, at).reverse()) {
			const before = this.#row(id);
			if (!before) continue;
			// at the end of one list or the beginning of the next: where it was, nothing else moves
			const own = this.#taken.get(session.id);
			if (own && own === before.parentElement!.nextElementSibling && !before.nextElementSibling) {
				return { list: own, after: null };
			}
			return { list: before.parentElement!, after: before };
		}
		const section = this.#section(session.slot ? day : null, program);
		return { list: section.querySelector('.rows') ?? newList(section), after: null };
	}

	/** Of a day; null: of sessions without a time. */
	#section(day: string | null, program: Program): Element {
		const found = this.#root.querySelector(day ? `[data-day="${day}"]` : '.day:not([data-day])');
		if (found) return found;
		const section = document.createElement('section');
		section.className = 'day';
		if (day) section.dataset.day = day;
		const heading = section.appendChild(document.createElement('h2'));
		heading.textContent = dayHeading(day);
		const later = days(program).find(
			(other) => day && other > day && this.#root.querySelector(`[data-day="${other}"]`)
		);
		const next = this.#root.querySelector(later ? `[data-day="${later}"]` : '.day:not([data-day])');
		if (next && day) next.before(section);
		else this.#root.append(section);
		return section;
	}

	/** Whoever is at a row by keys stays there. @returns what brings them back */
	#focus(): () => void {
		const at = document.activeElement;
		const id = at?.closest<HTMLElement>('[data-session]')?.dataset.session;
		return () => {
			if (!id || document.activeElement === at) return;
			const part = at!.matches('a') ? 'a' : '[data-keep]';
			// they may have scrolled away from it since
			this.#row(id)?.querySelector<HTMLElement>(part)?.focus({ preventScroll: true });
		};
	}
}

/** An empty list would keep room for rows that are not there. */
function dropEmpty(list: Element): boolean {
	if (list.children.length > 0) return false;
	const section = list.closest<HTMLElement>('.day');
	list.remove();
	if (section && !section.dataset.day && !section.querySelector('.rows')) section.remove();
	return true;
}

const byId = ({ sessions }: Program) => new Map(sessions.map((session) => [session.id, session]));

/** Those that are not touched are the same object; the touched ones are made anew each time. */
function same(one: Session | undefined, other: Session): boolean {
	return one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));
}

function newList(section: Element): Element {
	const list = section.appendChild(document.createElement('ol'));
	list.className = 'rows';
	return list;
}
