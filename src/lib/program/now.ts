/** What is on at a given moment. `now` is an argument, so any moment can be rehearsed. */
import type { Program, Room, Session } from './model';
import { compareSessions, usualEnd } from './schedule';
import { dayIn, ms } from './time';

const MINUTE = 60_000;

export interface OnNow {
	session: Session;
	/** 0 to 1; null while no end is announced. */
	progress: number | null;
	/** Begun minutes count: 7.5 left are 8. Null while no end is announced. */
	minutesLeft: number | null;
}

export interface Moment {
	/** `between`: nothing is on but more is to come, in a minute or after the night. */
	phase: 'before' | 'during' | 'between' | 'after';
	onNow: OnNow[];
	/** What starts next in each room, soonest first; it may be another day. Room null: none announced. */
	next: { room: Room | null; session: Session }[];
	/** To the very next start. */
	startsInMinutes: number | null;
	/** The first to start and the last to end of the whole event; null when nothing is scheduled. */
	first: Session | null;
	last: Session | null;
}

type Held = Session & { slot: NonNullable<Session['slot']> };

/** `now` in ms. Cancelled sessions and those without a slot are never on and never next. */
export function moment(program: Program, now: number): Moment {
	const sessions = program.sessions
		.filter((session): session is Held => session.slot !== null && session.status !== 'cancelled')
		.sort(compareSessions);
	const onNow = sessions
		.filter((session) => ms(session.slot.start) <= now && now < endIn(sessions, session))
		.map((session) => ({ session, ...along(session, now) }));
	const next = nextInRooms(program.rooms, sessions, now);
	const soonest = next[0]?.session.slot;
	return {
		phase: phaseAt(program, sessions[0], now, { running: onNow.length, coming: next.length }),
		onNow,
		next,
		startsInMinutes: soonest ? minutesUntil(ms(soonest.start), now) : null,
		first: sessions[0] ?? null,
		last: lastOf(sessions)
	};
}

/** `running` and `coming`: how many sessions are on, how many rooms have a next one. */
function phaseAt(
	program: Program,
	first: Held | undefined,
	now: number,
	{ running, coming }: { running: number; coming: number }
): Moment['phase'] {
	if (!first) {
		const lastDay = program.event.days.at(-1);
		return lastDay && dayIn(now, program.event.zone) > lastDay ? 'after' : 'before';
	}
	if (now < ms(first.slot.start)) return 'before';
	if (running > 0) return 'during';
	return coming > 0 ? 'between' : 'after';
}

function lastOf(sessions: Held[]): Held | null {
	return sessions.reduce<Held | null>(
		(last, session) => (last && usualEnd(last) >= usualEnd(session) ? last : session),
		null
	);
}

/** A session without an end gives way to what starts next in one of its rooms. */
function endIn(sessions: Held[], session: Held): number {
	const usual = usualEnd(session);
	if (session.slot.end) return usual;
	const start = ms(session.slot.start);
	const follower = sessions.find(
		({ slot }) =>
			ms(slot.start) > start && slot.rooms.some((room) => session.slot.rooms.includes(room))
	);
	return follower ? Math.min(usual, ms(follower.slot.start)) : usual;
}

function along({ slot }: Held, now: number): Pick<OnNow, 'progress' | 'minutesLeft'> {
	if (!slot.end) return { progress: null, minutesLeft: null };
	const start = ms(slot.start);
	const end = ms(slot.end);
	return { progress: (now - start) / (end - start), minutesLeft: minutesUntil(end, now) };
}

function minutesUntil(then: number, now: number): number {
	return Math.ceil((then - now) / MINUTE);
}

/** Several of the same room only where they start together. */
function nextInRooms(rooms: Room[], sessions: Held[], now: number): Moment['next'] {
	const coming = sessions.filter(({ slot }) => ms(slot.start) > now);
	const known = new Set(rooms.map(({ id }) => id));
	const rows = [...rooms, null].flatMap((room) => {
		const here = coming.filter(({ slot }) =>
			room ? slot.rooms.includes(room.id) : !slot.rooms.some((id) => known.has(id))
		);
		const start = here[0]?.slot.start;
		return here
			.filter(({ slot }) => start !== undefined && ms(slot.start) === ms(start))
			.map((session) => ({ room, session }));
	});
	return rows.sort((a, b) => ms(a.session.slot.start) - ms(b.session.slot.start));
}
