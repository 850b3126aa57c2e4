/**
 * Running late. A room that is late pushes its later sessions: breaks shrink down to what their kind keeps,
 * gaps are used up, talks keep their length, and nothing starts before its planned time. A session in two
 * rooms pushes both; otherwise other rooms are unaffected. If a later statement says that a session starts
 * while an earlier one would still run, the earlier one is cut short, but never before its planned end: the
 * organizers' last word counts. What was said of a session that is now cancelled still holds for its room.
 * A break that names no room is everybody's: it stays where it is, and each late room keeps the minutes of
 * its kind before it goes on.
 */
import type { Lateness, Misfit } from './live';
import type { EventInfo, Id, Program, Session, Slot } from '../model';
import { compareSessions } from '../schedule/schedule';
import { instant, ms } from '../time/instant';

const MINUTE = 60_000;

/** A session with its planned times, ms; `end` null if none is announced. */
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
 * The statements that count. Each one replaces what was said earlier of its room, for that day, from its
 * session on; what was said of sessions before it stays. A statement about a session that is not in that
 * room is a misfit.
 * @param statements in the order in which they were made
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
		.reduce<Lateness[]>((valid, fresh) => {
			const from = sessions.get(fresh.from)!;
			const before = valid.filter((one) => {
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

/** The slots of all sessions that are expected at another time than planned, by id. */
export function expectedSlots(planned: Program, lateness: readonly Lateness[]): Map<Id, Slot> {
	const moved = new Map<Id, Slot>();
	if (!lateness.some(({ minutes }) => minutes > 0)) return moved;
	for (const [{ slot, id }, { start, end }] of pushed(timed(planned), lateness, planned.event)) {
		moved.set(id, { ...slot, start: instant(start), end: end === null ? null : instant(end) });
	}
	return moved;
}

/** All sessions with a time, by planned start. Cancelled ones too: a statement may be about one. */
function timed({ sessions }: Program): Held[] {
	return sessions
		.filter((session): session is Held['session'] => session.slot !== null)
		.map((session) => {
			const { start, end } = session.slot;
			return { session, start: ms(start), end: end === null ? null : ms(end) };
		})
		.sort((a, b) => a.start - b.start || compareSessions(a.session, b.session));
}

/** The sessions that are pushed, with their expected times. */
function pushed(
	held: Held[],
	lateness: readonly Lateness[],
	event: EventInfo
): Map<Held['session'], Expected> {
	const statements = statedStarts(held, lateness);
	const all = new Map<Held['session'], Expected>();
	/** The late sessions of each room so far: only these push others. */
	const lateIn = new Map<Id, Late[]>();
	const inRoom = (id: Id) => statements.filter(({ room }) => room === id);
	const push = (room: Id, one: Held, expected: Expected) =>
		lateIn.set(room, [...(lateIn.get(room) ?? []), { held: one, expected }]);
	for (const one of held) {
		const { session, start } = one;
		const said = statements.filter(({ held: about }) => about === one);
		if (session.status === 'cancelled') {
			// it takes no time, but what follows must not start earlier than was said
			for (const { room, at } of said) push(room, one, { start: at, end: at });
			continue;
		}
		if (session.slot.rooms.length === 0 && event.keep[session.kind] !== undefined) {
			for (const [room, late] of [...lateIn]) {
				const from = Math.max(start, ...floorsOf(one, late));
				if (from > start)
					push(room, one, { start: from, end: endOf(one, from, inRoom(room), event) });
			}
			continue;
		}
		const floors = session.slot.rooms.flatMap((room) => floorsOf(one, lateIn.get(room) ?? []));
		const from = Math.max(start, ...said.map(({ at }) => at), ...floors);
		if (from === start) continue;
		const own = statements.filter(({ room }) => session.slot.rooms.includes(room));
		const expected = { start: from, end: endOf(one, from, own, event) };
		all.set(session, expected);
		for (const room of session.slot.rooms) push(room, one, expected);
	}
	return all;
}

interface Late {
	held: Held;
	expected: Expected;
}

/** Before when a session cannot start, for each one ahead of it that is late. */
function floorsOf({ start }: Held, earlier: readonly Late[]): number[] {
	return earlier.map(({ held, expected }) => {
		// sessions that were planned to overlap still do, in the same order
		const follows = held.end !== null && held.end <= start;
		return follows ? expected.end! : expected.start;
	});
}

interface Statement {
	held: Held;
	room: Id;
	/** ms; its planned start plus the minutes that were said. */
	at: number;
}

function statedStarts(held: Held[], lateness: readonly Lateness[]): Statement[] {
	return lateness.flatMap(({ room, from, minutes }) => {
		const about = held.find(({ session }) => session.id === from);
		return about ? [{ held: about, room, at: about.start + minutes * MINUTE }] : [];
	});
}

/**
 * A break ends as planned as long as its kind's minimum remains; everything else keeps its length. Both are
 * cut short if a later statement says that a session after them starts earlier.
 * @param statements those of its rooms
 */
function endOf(
	{ session: { kind }, start, end }: Held,
	from: number,
	statements: Statement[],
	event: EventInfo
): number | null {
	if (end === null) return null;
	const keeps = event.keep[kind];
	const length = end - start;
	const least = keeps === undefined ? length : Math.min(keeps * MINUTE, length);
	const cuts = statements
		.filter(({ held, at }) => held.start >= end && at > from)
		.map(({ at }) => at);
	return Math.min(Math.max(end, from + least), ...cuts);
}
