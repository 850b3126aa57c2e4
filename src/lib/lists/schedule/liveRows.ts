/**
 * The live day in the schedule's rows, which the server rendered from the printed program. Rows that differ
 * from what the page shows are rendered again by the same component and put where they belong now; no other
 * row is touched.
 */
import { mount, unmount } from 'svelte';
import { dayHeading } from '$lib/program/schedule/byDay';
import { sameJson } from '$lib/program/json';
import type { Live } from '$lib/program/live/live';
import { lookup } from '$lib/program/schedule/lookup';
import type { Id, Program, Session } from '$lib/program/model';
import { days, onDay } from '$lib/program/schedule/schedule';
import SessionRow from '$lib/ui/SessionRow.svelte';

/** How a row looks beside its session. */
export interface RowState {
	zone: string;
	kept: ReadonlySet<Id>;
}

export class LiveRows {
	readonly #root: HTMLElement;
	/** Rows that were rendered here; all others are the server's. */
	readonly #mounted = new Map<Id, Record<string, unknown>>();
	/** The lists that rows were removed from in this call of `show`. */
	readonly #removedFrom = new Map<Id, Element>();
	/** What the page shows; null: what was printed. */
	#shown: Map<Id, Session> | null = null;

	constructor(root: HTMLElement) {
		this.#root = root;
	}

	/** @returns the lists of rows in which something changed */
	show({ program, printed }: Live, state: RowState): Set<Element> {
		const before = this.#shown ?? byId(printed.program);
		const after = (this.#shown = byId(program));
		const lists = new Set<Element>();
		const changed = program.sessions.filter(
			(session) => !sameJson(before.get(session.id), session)
		);
		const gone = [...before.keys()].filter((id) => !after.has(id));
		const restoreFocus = this.#rememberFocus();
		for (const id of [...gone, ...changed.map(({ id }) => id)]) this.#remove(id, lists);
		for (const session of changed) {
			const isNew = !lookup(printed.program).session(session.id);
			lists.add(this.#insert(session, program, { ...state, mark: isNew ? 'New' : null }));
		}
		this.#removedFrom.clear();
		restoreFocus();
		return new Set([...lists].filter((list) => !removeEmpty(list)));
	}

	end(): void {
		for (const component of this.#mounted.values()) void unmount(component);
		this.#mounted.clear();
	}

	#row(id: Id): HTMLElement | null {
		return this.#root.querySelector<HTMLElement>(`[data-session="${id}"]`);
	}

	#remove(id: Id, lists: Set<Element>): void {
		const row = this.#row(id);
		if (row?.parentElement) {
			lists.add(row.parentElement);
			this.#removedFrom.set(id, row.parentElement);
		}
		const component = this.#mounted.get(id);
		if (component) void unmount(component);
		this.#mounted.delete(id);
		row?.remove();
	}

	/** Renders a row and puts it after the one that comes before it. @returns its list */
	#insert(session: Session, program: Program, state: RowState & { mark: string | null }): Element {
		const holder = document.createElement('ol');
		const component = mount(SessionRow, {
			target: holder,
			props: {
				session,
				rooms: program.rooms.length > 1 ? program.rooms : [],
				person: (id: Id) => lookup(program).person(id),
				venue: program.event.zone,
				zone: state.zone,
				kept: state.kept.has(session.id),
				mark: state.mark
			}
		});
		this.#mounted.set(session.id, component);
		const row = holder.firstElementChild!;
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
			// the end of one list or the start of the next: where it was, so that nothing else moves
			const own = this.#removedFrom.get(session.id);
			if (own && own === before.parentElement!.nextElementSibling && !before.nextElementSibling) {
				return { list: own, after: null };
			}
			return { list: before.parentElement!, after: before };
		}
		const section = this.#section(session.slot ? day : null, program);
		return { list: section.querySelector('.rows') ?? newList(section), after: null };
	}

	/** The section of a day, made where there is none. @param day null: for sessions without a time */
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

	/** Keeps the focus in a row that is rendered again. @returns what restores it */
	#rememberFocus(): () => void {
		const at = document.activeElement;
		const id = at?.closest<HTMLElement>('[data-session]')?.dataset.session;
		return () => {
			if (!id || document.activeElement === at) return;
			const part = at!.matches('a') ? 'a' : '[data-keep]';
			// the reader may have scrolled away from it
			this.#row(id)?.querySelector<HTMLElement>(part)?.focus({ preventScroll: true });
		};
	}
}

/** An empty list would still take up space. @returns whether it was empty */
function removeEmpty(list: Element): boolean {
	if (list.children.length > 0) return false;
	const section = list.closest<HTMLElement>('.day');
	list.remove();
	if (section && !section.dataset.day && !section.querySelector('.rows')) section.remove();
	return true;
}

const byId = ({ sessions }: Program) => new Map(sessions.map((session) => [session.id, session]));

function newList(section: Element): Element {
	const list = section.appendChild(document.createElement('ol'));
	list.className = 'rows';
	return list;
}
