/**
 * Running late. A room that is late pushes what follows in it: breaks give way down to what their kind
 * keeps, gaps are used up, talks keep their length, and nothing starts before its printed time. What a
 * session of two rooms pushes in the other follows from the same rule; otherwise other rooms stay.
 */
import type { Lateness } from './live';
import type { EventInfo, Id, Program, Session, Slot } from './model';
import { compareSessions } from './schedule';
import { instant, ms } from './time';

const MINUTE = 60_000;

type Held = Session & { slot: Slot };

/** Expected start and end in ms; `end` null where none is announced. */
interface Expected {
	start: number;
	end: number | null;
}

const isHeld = (session: Session): session is Held =>
	session.slot !== null && session.status !== 'cancelled';

/**
 * What several statements come to, in the order in which they were made: each stands from its session
 * on, in its room and day, for all that was said of what comes at or after it. What came before keeps
 * what was said of it. A statement about a session that is not in that room says nothing.
 */
export function lastSaid(planned: Program, statements: readonly Lateness[]): Lateness[] {
	const sessions = new Map(planned.sessions.map((session) => [session.id, session]));
	const inRoom = (one: Lateness) => {
		const session = sessions.get(one.from);
		return session?.slot?.rooms.includes(one.room) ? session : null;
	};
	return statements.reduce<Lateness[]>((standing, fresh) => {
		const from = inRoom(fresh);
		if (!from) return standing;
		const before = standing.filter((one) => {
			const session = inRoom(one)!;
			if (one.room !== fresh.room || session.day !== from.day) return true;
			return compareSessions(session, from) < 0;
		});
		return fresh.minutes > 0 ? [...before, fresh] : before;
	}, []);
}

/**
 * The slots of all sessions that are expected at another time than planned, by id. Empty when nobody is
 * late: the usual case costs nothing.
 */
export function expectedSlots(planned: Program, lateness: readonly Lateness[]): Map<Id, Slot> {
	const moved = new Map<Id, Slot>();
	for (const day of daysOf(planned, lateness)) {
		const held = planned.sessions
			.filter(isHeld)
			.filter((session) => session.day === day)
			.sort(compareSessions);
		for (const [session, expected] of pushed(held, lateness, planned.event)) {
			const { start, end } = expected;
			const slot = {
				...session.slot,
				start: instant(start),
				end: end === null ? null : instant(end)
			};
			if (slot.start !== session.slot.start || slot.end !== session.slot.end) {
				moved.set(session.id, slot);
			}
		}
	}
	return moved;
}

function daysOf(planned: Program, lateness: readonly Lateness[]): Set<string | null> {
	const from = new Set(lateness.map((one) => one.from));
	return new Set(planned.sessions.filter(({ id }) => from.has(id)).map(({ day }) => day));
}

/** @param held of one day, in order of planned start */
function pushed(
	held: Held[],
	lateness: readonly Lateness[],
	event: EventInfo
): Map<Held, Expected> {
	const all = new Map<Held, Expected>();
	const earlier = new Map<Id, Held[]>();
	for (const session of held) {
		const start = ms(session.slot.start);
		const said = lateness.filter((one) => one.from === session.id);
		const floors = said.map(({ minutes }) => start + minutes * MINUTE);
		for (const room of session.slot.rooms) {
			for (const other of earlier.get(room) ?? []) {
				const expected = all.get(other)!;
				// what was planned to overlap goes on overlapping, in the same order
				const over = other.slot.end !== null && ms(other.slot.end) <= start;
				floors.push(over && expected.end !== null ? expected.end : expected.start);
			}
			earlier.set(room, [...(earlier.get(room) ?? []), session]);
		}
		all.set(session, from(session, Math.max(start, ...floors), event));
	}
	return all;
}

/** A break ends as planned while it keeps its minutes; everything else keeps its length. */
function from({ kind, slot }: Held, start: number, event: EventInfo): Expected {
	if (slot.end === null) return { start, end: null };
	const [plannedStart, end] = [ms(slot.start), ms(slot.end)];
	const length = end - plannedStart;
	const keeps = event.keep[kind];
	const least = keeps === undefined ? length : Math.min(keeps * MINUTE, length);
	return { start, end: Math.max(end, start + least) };
}
