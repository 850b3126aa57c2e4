/**
 * Running late. A room that is late pushes what follows in it: breaks give way down to what their kind
 * keeps, gaps are used up, talks keep their length, and nothing starts before its planned time. What a
 * session of two rooms pushes in the other follows from the same rule; otherwise other rooms stay. Where a
 * later statement says that a session starts while one before it would go on, that one is cut short, but
 * never before its planned end: the last word of the organizers stands. What was said of a session that is
 * cancelled still holds for its room: it is free from then on, and no sooner.
 */
import type { Lateness, Misfit } from './live';
import type { EventInfo, Id, Program, Session, Slot } from '../model';
import { compareSessions } from '../schedule/schedule';
import { instant, ms } from '../time/instant';

const MINUTE = 60_000;

/** A session with a time: its planned times in ms, `end` null where none is announced. */
interface Held {
	session: Session & { slot: Slot };
	start: number;
	end: number | null;
}

interface Expected {
	start: number;
	end: number | null;
}

/**
 * What several statements come to, in the order in which they were made: each stands from its session
 * on, in its room and day, for all that was said of what comes at or after it. What came before keeps
 * what was said of it. A statement about a session that is not in that room is a misfit.
 */
export function lastSaid(
	planned: Program,
	statements: readonly Lateness[]
): { lateness: Lateness[]; misfits: Misfit[] } {
	const sessions = new Map(planned.sessions.map((session) => [session.id, session]));
	const misfits = statements.flatMap((one) => {
		const why = misfit(one, sessions.get(one.from), planned);
		return why ? [{ revision: one.revision, why }] : [];
	});
	const unfit = new Set(misfits.map(({ revision }) => revision));
	const lateness = statements
		.filter(({ revision }) => !unfit.has(revision))
		.reduce<Lateness[]>((standing, fresh) => {
			const from = sessions.get(fresh.from)!;
			const before = standing.filter((one) => {
				const session = sessions.get(one.from)!;
				if (one.room !== fresh.room || session.day !== from.day) return true;
				return compareSessions(session, from) < 0;
			});
			return [...before, fresh];
		}, []);
	return { lateness, misfits };
}

function misfit(
	{ room, from }: Lateness,
	session: Session | undefined,
	{ rooms }: Program
): string | undefined {
	if (!session) return `The program has no session “${from}”.`;
	const name = rooms.find(({ id }) => id === room)?.name;
	if (name === undefined) return `The program has no room “${room}”.`;
	if (session.slot?.rooms.includes(room)) return;
	return `“${session.title ?? from}” is not in ${name}.`;
}

/**
 * The slots of all sessions that are expected at another time than planned, by id. Empty when nobody is
 * late: the usual case costs nothing.
 */
export function expectedSlots(planned: Program, lateness: readonly Lateness[]): Map<Id, Slot> {
	const moved = new Map<Id, Slot>();
	if (!lateness.some(({ minutes }) => minutes > 0)) return moved;
	for (const [{ slot, id }, { start, end }] of pushed(timed(planned), lateness, planned.event)) {
		moved.set(id, { ...slot, start: instant(start), end: end === null ? null : instant(end) });
	}
	return moved;
}

/** What has a time, by planned start; also what is cancelled, as something may have been said of it. */
function timed({ sessions }: Program): Held[] {
	return sessions
		.filter((session): session is Held['session'] => session.slot !== null)
		.map((session) => {
			const { start, end } = session.slot;
			return { session, start: ms(start), end: end === null ? null : ms(end) };
		})
		.sort((a, b) => a.start - b.start || compareSessions(a.session, b.session));
}

/** Those that are pushed, with their expected times. */
function pushed(
	held: Held[],
	lateness: readonly Lateness[],
	event: EventInfo
): Map<Held['session'], Expected> {
	const statements = statedStarts(held, lateness);
	const all = new Map<Held['session'], Expected>();
	/** Only who is late pushes others. */
	const lateIn = new Map<Id, { held: Held; expected: Expected }[]>();
	const push = (room: Id, one: Held, expected: Expected) =>
		lateIn.set(room, [...(lateIn.get(room) ?? []), { held: one, expected }]);
	for (const one of held) {
		const { session, start } = one;
		const said = statements.filter(({ held: about }) => about === one);
		if (session.status === 'cancelled') {
			// it takes no time, but what follows must not jump back to before what was said
			for (const { room, at } of said) push(room, one, { start: at, end: at });
			continue;
		}
		const earlier = session.slot.rooms.flatMap((room) => lateIn.get(room) ?? []);
		const floors = earlier.map((other) => {
			// what was planned to overlap goes on overlapping, in the same order
			const follows = other.held.end !== null && other.held.end <= start;
			return follows ? other.expected.end! : other.expected.start;
		});
		const from = Math.max(start, ...said.map(({ at }) => at), ...floors);
		if (from === start) continue;
		const expected = { start: from, end: endOf(one, from, statements, event) };
		all.set(session, expected);
		for (const room of session.slot.rooms) push(room, one, expected);
	}
	return all;
}

interface Statement {
	held: Held;
	room: Id;
	/** ms: its planned start and the minutes that were said. */
	at: number;
}

function statedStarts(held: Held[], lateness: readonly Lateness[]): Statement[] {
	return lateness.flatMap(({ room, from, minutes }) => {
		const about = held.find(({ session }) => session.id === from);
		return about ? [{ held: about, room, at: about.start + minutes * MINUTE }] : [];
	});
}

/**
 * A break ends as planned while it keeps its minutes; everything else keeps its length, unless it is cut
 * short by what was said of a session that follows it.
 */
function endOf(
	{ session: { kind, slot }, start, end }: Held,
	from: number,
	statements: Statement[],
	event: EventInfo
): number | null {
	if (end === null) return null;
	const keeps = event.keep[kind];
	const length = end - start;
	const least = keeps === undefined ? length : Math.min(keeps * MINUTE, length);
	const cuts = statements
		.filter(({ held, room, at }) => slot.rooms.includes(room) && held.start >= end && at > from)
		.map(({ at }) => at);
	return Math.min(Math.max(end, from + least), ...cuts);
}
