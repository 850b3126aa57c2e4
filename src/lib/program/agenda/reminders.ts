/**
 * When somebody is reminded of what they keep: some minutes before the expected start, and never once it
 * has started. A session that moves takes its reminder along; a cancelled one has none.
 */
import type { Id, Program, Session, Slot } from '../model';
import { ms } from '../time/instant';

const MINUTE = 60_000;

/** What somebody may choose, in minutes; the second is what they get who never chose. */
export const REMINDER_MINUTES = [5, 10, 15, 30] as const;
export const USUAL_MINUTES = REMINDER_MINUTES[1];
export const MOST_MINUTES = 120;

export interface Reminder {
	session: Session & { slot: Slot };
	/** ms, from when on it is due. */
	from: number;
	/** ms, the expected start: too late from here on. */
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

/** In order of start. Those of the last minutes are among them: who was away is told late rather than never. */
export function dueReminders(
	program: Program,
	kept: ReadonlySet<Id>,
	minutes: number,
	now: number
): Reminder[] {
	return reminders(program, kept, minutes).filter(({ from, start }) => from <= now && now < start);
}

/** ms, when the next one after `now` falls due; null when none is left. */
export function nextReminder(
	program: Program,
	kept: ReadonlySet<Id>,
	minutes: number,
	now: number
): number | null {
	const later = reminders(program, kept, minutes).flatMap(({ from }) => (from > now ? [from] : []));
	return later.length > 0 ? Math.min(...later) : null;
}
