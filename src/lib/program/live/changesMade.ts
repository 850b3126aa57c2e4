/** What a live revision changes, in the ledger's fields. SEQUENCE, LAST-MODIFIED and all wording depend on it. */
import { diff } from '../ledger/diff';
import type { Published } from '../ledger/fields';
import type { Live } from './live';
import type { Change, Id, Program, Session, Slot } from '../model';
import { isNight } from '../time/programDay';
import { ms } from '../time/instant';

const NO_PROSE = { sessions: {}, people: {}, pages: {} };

/**
 * The changes from one state of the day to the next. A new plan changes the usual fields. Lateness changes
 * `expected.start`, and `expected.end` if the length differs (both instants), unless the new plan has that
 * time already.
 */
export function changesMade(before: Live, after: Live): Change[] {
	return [
		...diff(onlyOf(before.planned, after.planned), onlyOf(after.planned, before.planned)),
		...after.planned.sessions.flatMap(ofTheNight(before.planned)),
		...expectedChanges(before, after)
	];
}

/** Only the part that lateness causes. */
export function expectedChanges(before: Live, after: Live): Change[] {
	return after.program.sessions.flatMap(expected(before, after));
}

/** The day of a session after midnight that moves: without it an undo could not know which day it was listed under. */
function ofTheNight({ sessions, event }: Program): (session: Session) => Change[] {
	const former = new Map(sessions.map((session) => [session.id, session]));
	return ({ id, day, slot }) => {
		const was = former.get(id);
		if (!was?.slot || was.day === day || was.slot.start === slot?.start) return [];
		if (!isNight(was.slot.start, event.zone)) return [];
		return [{ subject: 'session', id, field: 'day', old: was.day, new: day }];
	};
}

/** What differs from the other program. Entities that did not change are the same object in both. */
function onlyOf(one: Program, other: Program): Published {
	const differing = <T extends { id: Id }>(mine: T[], theirs: T[]) => {
		if (mine === theirs) return [];
		const known = new Set(theirs);
		return mine.filter((entity) => !known.has(entity));
	};
	const program = {
		...one,
		sessions: differing(one.sessions, other.sessions),
		people: differing(one.people, other.people),
		rooms: [],
		tracks: []
	};
	return { program, prose: NO_PROSE, papers: [], reading: [] };
}

interface Shift {
	/** ms behind the plan. */
	start: number;
	end: number;
}

function expected(before: Live, after: Live): (session: Session) => Change[] {
	const was = shifts(before);
	const is = shifts(after);
	const former = slotsOf(before.program);
	const plans = [slotsOf(before.planned), slotsOf(after.planned)] as const;
	return ({ id, slot, status }) => {
		// a cancelled session is not expected at any time
		if (status === 'cancelled') return [];
		const [from, to] = [was(id), is(id)];
		const start = to.start - from.start;
		const end = to.end - from.end;
		const change = (name: 'start' | 'end'): Change[] => {
			const at = (of: Slot | null | undefined) => of?.[name] ?? null;
			const [old, fresh] = [at(former.get(id)), at(slot)];
			const [planned, replanned] = plans.map((slots) => at(slots.get(id)));
			const inPlan = planned !== replanned && fresh === replanned;
			if (inPlan || fresh === old) return [];
			return [{ subject: 'session', id, field: `expected.${name}`, old, new: fresh }];
		};
		return [
			...(start === 0 ? [] : change('start')),
			...(end === 0 || end === start ? [] : change('end'))
		];
	};
}

const slotsOf = ({ sessions }: Program) => new Map(sessions.map(({ id, slot }) => [id, slot]));

/** How far behind its plan each session is. */
function shifts({ planned, program }: Live): (id: Id) => Shift {
	if (planned.sessions === program.sessions) return () => ({ start: 0, end: 0 });
	const [plans, slots] = [slotsOf(planned), slotsOf(program)];
	return (id) => {
		const [plan, slot] = [plans.get(id), slots.get(id)];
		if (!plan || !slot) return { start: 0, end: 0 };
		return {
			start: ms(slot.start) - ms(plan.start),
			end: plan.end && slot.end ? ms(slot.end) - ms(plan.end) : 0
		};
	};
}
