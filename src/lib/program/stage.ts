/** What the clock before a speaker says: how long until the start, how long still, questions, over time. */
import { isPause, compareSessions, usualEnd } from './schedule';
import type { Id, Kind, Program, Session, Slot } from './model';
import { ms } from './time';

const MINUTE = 60_000;
/** The clock of somebody who does not stop counts on for so long, while nobody else is to begin. */
const OVER_TIME = 5 * MINUTE;

export type StagePhase = 'before' | 'talk' | 'questions' | 'over' | 'pause' | 'empty';

export interface StageMoment {
	phase: StagePhase;
	/** Whom it is about: on now, else the next to come. Null where nothing comes any more. */
	session: Session | null;
	/**
	 * ms to count: until the start (`before`), until the end (`talk`, `questions`, `pause`), since the end
	 * (`over`). Null where no end is announced, and for `empty`.
	 */
	count: number | null;
	/** Who is on after it in this room. */
	next: Session | null;
}

type Held = Session & { slot: Slot };

/** Kinds with questions at their end. */
const asked = new Set<Kind>(['invited', 'talk']);

/** A quarter of the slot, between 2 and 5 min; 0 for kinds without questions. ms. */
export function questionTime({ kind, slot }: Session): number {
	if (!slot?.end || !asked.has(kind)) return 0;
	const length = ms(slot.end) - ms(slot.start);
	return Math.min(length, Math.max(2 * MINUTE, Math.min(5 * MINUTE, length / 4)));
}

/** @param now ms. Times are the expected ones, so a room that runs late moves its clock. */
export function stageAt(program: Program, room: Id, now: number): StageMoment {
	const held = program.sessions
		.filter((one): one is Held => !!one.slot?.rooms.includes(room) && one.status !== 'cancelled')
		.sort(compareSessions);
	const after = (session: Session) =>
		held.find(({ slot, kind }) => ms(slot.start) > ms(session.slot!.start) && !isPause(kind)) ??
		null;
	const begun = held.filter(({ slot }) => ms(slot.start) <= now);
	const on = begun.findLast((session) => now < usualEnd(session));
	const speaker = begun.findLast(({ kind }) => !isPause(kind));
	// a break has begun, and somebody may still be speaking
	const over = speaker?.slot.end ? now - ms(speaker.slot.end) : -1;
	if ((!on || isPause(on.kind)) && speaker && over >= 0 && over < OVER_TIME) {
		return { phase: 'over', session: speaker, count: over, next: after(speaker) };
	}
	if (on) return { ...onStage(on, now), next: after(on) };
	const next = held.find(({ slot }) => ms(slot.start) > now) ?? null;
	if (!next) return { phase: 'empty', session: null, count: null, next: null };
	return { phase: 'before', session: next, count: ms(next.slot.start) - now, next: after(next) };
}

function onStage(session: Held, now: number): Omit<StageMoment, 'next'> {
	const { end } = session.slot;
	const left = end ? ms(end) - now : null;
	if (isPause(session.kind)) return { phase: 'pause', session, count: left };
	const asking = left !== null && left <= questionTime(session);
	return { phase: asking ? 'questions' : 'talk', session, count: left };
}

/** `12:05`, `1:02:05`: begun seconds count while they run down, so that 0:00 is the end itself. ms. */
export function countdown(count: number): string {
	const seconds = Math.max(0, Math.ceil(count / 1000));
	const two = (value: number) => String(value).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	const rest = two(seconds % 60);
	return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
