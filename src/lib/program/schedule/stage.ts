/**
 * The speaker's clock: whose time it is in a room at a given moment, and how much of it is left. It goes
 * by expected times, so that what the desk says of a late room is on the stage at once.
 */
import type { Id, Kind, Program, Session } from '../model';
import { timed, type Timed } from './now';
import { isPause } from './schedule';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** The last quarter of a slot is for questions, within these minutes, and never more than half of it. */
const QUESTIONS = { least: 2 * MINUTE, most: 5 * MINUTE };
const WITHOUT_QUESTIONS: readonly Kind[] = ['opening', 'closing'];
/** Whoever has not ended by then is not speaking any more: the clock of an empty stage shows no alarm. */
const OVER_AT_MOST = 5 * MINUTE;
/** What starts later is told by its time; nobody waits on a stage for hours. */
const NEAR = 4 * 60 * MINUTE;

export interface Stage {
	/** `open`: somebody speaks, and no end is announced. `free`: nobody speaks in the next hours. */
	phase: 'before' | 'talk' | 'questions' | 'open' | 'over' | 'free';
	/** Who comes, who speaks, whose time is over; null while free. */
	session: Session | null;
	/** Whole: until the start, until the end, since the start (open), since the end (over). 0 while free. */
	seconds: number;
	/** How much of the slot is gone, 0 to 1; null unless its end is awaited. */
	progress: number | null;
	/** When questions begin, ms since 1970; null where there are none. */
	questions: number | null;
	/** What is in the room while nobody speaks. */
	pause: Session | null;
	/** Who speaks after that in this room, be it another day. */
	next: Session | null;
}

/** @param now ms since 1970 */
export function stageAt(program: Program, room: Id, now: number): Stage {
	const here = timed(program).filter(({ session }) => session.slot.rooms.includes(room));
	const speaking = here.filter(({ session }) => speaks(session.kind));
	const coming = speaking.find(({ start }) => start > now) ?? null;
	const on = lastBegun(speaking, now);
	if (on) return during(on, coming, now);
	const pause = lastBegun(here, now)?.session ?? null;
	return over(speaking, pause, coming, now) ?? waiting(pause, coming, now);
}

/** When its questions begin (ms since 1970); null where it has none. */
export function questionsFrom({ session: { kind, slot }, start, end }: Timed): number | null {
	if (slot.end === null || WITHOUT_QUESTIONS.includes(kind)) return null;
	const length = end - start;
	const quarter = Math.min(Math.max(length / 4, QUESTIONS.least), QUESTIONS.most);
	return end - Math.min(quarter, length / 2);
}

/** `8:04`, `1:02:09` */
export function countdown(seconds: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	const minutes = Math.floor(seconds / 60);
	const rest = two(seconds % 60);
	return minutes < 60
		? `${minutes}:${rest}`
		: `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

const speaks = (kind: Kind) => !isPause(kind) && kind !== 'social';

/** Of those that are on; where several are, the one that began last has the stage. */
function lastBegun(sessions: Timed[], now: number): Timed | null {
	return sessions.reduce<Timed | null>((last, one) => {
		if (one.start > now || now >= one.end) return last;
		return last && last.start >= one.start ? last : one;
	}, null);
}

/** A begun second is shown as a whole one, so that the last shows 0:01 and the end is the end. */
const until = (then: number, now: number) => Math.ceil((then - now) / SECOND);
const since = (then: number, now: number) => Math.floor((now - then) / SECOND);

function during(on: Timed, coming: Timed | null, now: number): Stage {
	const { session, start, end } = on;
	const rest = { session, pause: null, next: coming?.session ?? null };
	if (session.slot.end === null) {
		return { ...rest, phase: 'open', seconds: since(start, now), progress: null, questions: null };
	}
	const questions = questionsFrom(on);
	return {
		...rest,
		phase: questions !== null && now >= questions ? 'questions' : 'talk',
		seconds: until(end, now),
		progress: (now - start) / (end - start),
		questions
	};
}

/** Who spoke last may still be speaking: for some minutes, or all of the time that the room is said to be late. */
function over(
	speaking: Timed[],
	pause: Session | null,
	coming: Timed | null,
	now: number
): Stage | null {
	const ended = speaking.filter(({ session, end }) => session.slot.end !== null && end <= now);
	const last = ended.reduce<Timed | null>((a, b) => (a && a.end > b.end ? a : b), null);
	if (!last) return null;
	const soon = last.end + OVER_AT_MOST;
	const late = coming?.session.late ?? 0;
	const heldUp = coming !== null && late > 0 && coming.start - late * MINUTE < soon;
	if (now >= soon && (!heldUp || pause)) return null;
	return {
		phase: 'over',
		session: last.session,
		seconds: since(last.end, now),
		progress: null,
		questions: null,
		pause,
		next: coming?.session ?? null
	};
}

function waiting(pause: Session | null, coming: Timed | null, now: number): Stage {
	const near = coming !== null && coming.start - now <= NEAR;
	return {
		phase: near ? 'before' : 'free',
		session: near ? coming.session : null,
		seconds: near ? until(coming.start, now) : 0,
		progress: null,
		questions: null,
		pause,
		next: near ? null : (coming?.session ?? null)
	};
}
