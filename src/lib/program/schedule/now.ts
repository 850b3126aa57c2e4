/** What is on at a given moment. `now` is an argument, so any moment can be rehearsed. */
import type { Id, Program, Room, Session } from '../model';
import { compareSessions, usualEnd } from './schedule';
import { dayIn, ms } from '../time/instant';

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

/** A session that takes time; all in ms. */
export interface Timed {
	session: Held;
	start: number;
	end: number;
	/** Where a guessed end does not give way to what follows. */
	usual: number;
}

const made = new WeakMap<Program, readonly Timed[]>();

/**
 * Those that are ever on, in order. A memo: somebody asks every second, programs never change, and it
 * holds what they would say.
 */
export function timed(program: Program): readonly Timed[] {
	const known = made.get(program);
	if (known) return known;
	const sessions = program.sessions
		.filter((session): session is Held => session.slot !== null && session.status !== 'cancelled')
		.sort(compareSessions);
	const fresh = sessions.map((session) => ({
		session,
		start: ms(session.slot.start),
		end: endIn(sessions, session),
		usual: usualEnd(session)
	}));
	made.set(program, fresh);
	return fresh;
}

/** `now` in ms. Cancelled sessions and those without a slot are never on and never next. */
export function moment(program: Program, now: number): Moment {
	const all = timed(program);
	const onNow = all
		.filter(({ start, end }) => start <= now && now < end)
		.map(({ session }) => ({ session, ...along(session, now) }));
	const next = nextInRooms(program.rooms, all, now);
	const soonest = next[0]?.session.slot;
	return {
		phase: phaseAt(program, all[0], now, { running: onNow.length, coming: next.length }),
		onNow,
		next: next.map(({ room, session }) => ({ room, session })),
		startsInMinutes: soonest ? minutesUntil(ms(soonest.start), now) : null,
		first: all[0]?.session ?? null,
		last: lastOf(all)
	};
}

/** `running` and `coming`: how many sessions are on, how many rooms have a next one. */
function phaseAt(
	program: Program,
	first: Timed | undefined,
	now: number,
	{ running, coming }: { running: number; coming: number }
): Moment['phase'] {
	if (!first) {
		const lastDay = program.event.days.at(-1);
		return lastDay && dayIn(now, program.event.zone) > lastDay ? 'after' : 'before';
	}
	if (now < first.start) return 'before';
	if (running > 0) return 'during';
	return coming > 0 ? 'between' : 'after';
}

function lastOf(all: readonly Timed[]): Held | null {
	const last = all.reduce<Timed | null>(
		(latest, one) => (latest && latest.usual >= one.usual ? latest : one),
		null
	);
	return last?.session ?? null;
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
function nextInRooms(
	rooms: Room[],
	all: readonly Timed[],
	now: number
): { room: Room | null; session: Session; start: number }[] {
	const known = new Map<Id, Room>(rooms.map((room) => [room.id, room]));
	const first = new Map<Room | null, Timed[]>([...rooms, null].map((room) => [room, []]));
	for (const one of all) {
		if (one.start <= now) continue;
		const here = one.session.slot.rooms.flatMap((id) => known.get(id) ?? []);
		for (const room of here.length > 0 ? here : [null]) {
			const found = first.get(room)!;
			if (found.length === 0 || found[0]!.start === one.start) found.push(one);
		}
	}
	return [...first]
		.flatMap(([room, found]) => found.map(({ session, start }) => ({ room, session, start })))
		.sort((a, b) => a.start - b.start);
}
