/** The view of a program by day, time and room. Cancelled sessions stay in every list; they take no time. */
import type { Day, Id, Kind, Program, Session } from '../model';
import { ms } from '../time/instant';

/** A session without an end is taken to last this long where a length is needed. */
export const END_GUESS_MINUTES = 15;

const MINUTE = 60_000;

const labels: Record<Kind, string> = {
	opening: 'Opening',
	invited: 'Invited talk',
	talk: 'Talk',
	panel: 'Panel',
	posters: 'Posters',
	break: 'Break',
	lunch: 'Lunch',
	social: 'Social',
	closing: 'Closing',
	other: 'Session'
};

export function kindLabel(kind: Kind): string {
	return labels[kind];
}

/** Its title, or its kind while none is announced. */
export function sessionTitle(session: Pick<Session, 'title' | 'kind'>): string {
	return session.title?.trim() || kindLabel(session.kind);
}

/** Its kind, to stand beside its title; '' where the title says it already: `Opening`, or none is announced. */
export function kindBesideTitle(session: Pick<Session, 'title' | 'kind'>): string {
	const label = kindLabel(session.kind);
	return sessionTitle(session).toLowerCase() === label.toLowerCase() ? '' : label;
}

/** `1 session`, `18 sessions` */
export const sessionsInWords = (count: number): string =>
	count === 1 ? '1 session' : `${count} sessions`;

/** Kinds in which nobody speaks. */
export function isPause(kind: Kind): boolean {
	return kind === 'break' || kind === 'lunch' || kind === 'posters';
}

/** ms; NaN without a slot. */
function startOf(session: Session): number {
	return session.slot ? ms(session.slot.start) : NaN;
}

/** ms of its end, else of its start and END_GUESS_MINUTES; NaN without a slot. */
export function usualEnd(session: Session): number {
	const end = session.slot?.end;
	return end ? ms(end) : startOf(session) + END_GUESS_MINUTES * MINUTE;
}

/** By start, first room, id; sessions without a slot last. For `sort`. */
export function compareSessions(a: Session, b: Session): number {
	if (!a.slot || !b.slot) return Number(!a.slot) - Number(!b.slot) || compareText(a.id, b.id);
	return (
		ms(a.slot.start) - ms(b.slot.start) ||
		compareText(a.slot.rooms[0] ?? '', b.slot.rooms[0] ?? '') ||
		compareText(a.id, b.id)
	);
}

/** By code unit, so that the order is the same on every machine. */
function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The event's days and any other that a session has moved to, in order. */
export function days(program: Program): Day[] {
	const all = new Set(program.event.days);
	for (const { day } of program.sessions) if (day) all.add(day);
	return [...all].sort();
}

export function onDay(program: Program, day: Day): Session[] {
	return program.sessions.filter((session) => session.day === day).sort(compareSessions);
}

export function inRoom(program: Program, roomId: Id): Session[] {
	return program.sessions
		.filter((session) => session.slot?.rooms.includes(roomId))
		.sort(compareSessions);
}
