/**
 * When somebody is reminded of a session they keep: some minutes before its expected start, and never after
 * it has started. The reminder moves with the session; a cancelled session has none.
 */
import type { Id, Program, Session, Slot } from '../model';
import { ms } from '../time/instant';

const MINUTE = 60_000;

/** Minutes to choose from. */
export const REMINDER_MINUTES = [5, 10, 15, 30] as const;
export const USUAL_MINUTES = REMINDER_MINUTES[1];
export const MOST_MINUTES = 120;

export interface Reminder {
	session: Session & { slot: Slot };
	/** ms; due from then on. */
	from: number;
	/** ms; the expected start, when it is too late. */
	start: number;
}

function reminders(program: Program, kept: ReadonlySet<Id>, minutes: number): Reminder[] {
	return program.sessions.flatMap((session) => {
		const { id, slot, status } = session;
		if (!slot || status === 'cancelled' || !kept.has(id)) return [];
		const start = ms(slot.start);
		return [{ session: { ...session, slot }, from: start - minutes * MINUTE, start }];
	});
}

/** In order of start, including those that fell due a while ago: late is better than never. */
export function dueReminders(
	program: Program,
	kept: ReadonlySet<Id>,
	minutes: number,
	now: number
): Reminder[] {
	return reminders(program, kept, minutes).filter(({ from, start }) => from <= now && now < start);
}

/** ms; when the next one after `now` falls due. Null if none is left. */
export function nextReminder(
	program: Program,
	kept: ReadonlySet<Id>,
	minutes: number,
	now: number
): number | null {
	const later = reminders(program, kept, minutes).flatMap(({ from }) => (from > now ? [from] : []));
	return later.length > 0 ? Math.min(...later) : null;
}
