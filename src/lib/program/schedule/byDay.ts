/** Sessions and days as pages tell them: day by day, and all days of an event in a few words. */
import type { Day, Session } from '../model';
import { dayName } from '../time/instant';

export interface DayOf {
	/** Null for those without a time. */
	day: Day | null;
	sessions: Session[];
}

/** In the order in which they come; `dayOf` where another day than the program's counts. */
export function byDay(
	sessions: readonly Session[],
	dayOf: (session: Session) => Day | null = ({ day }) => day
): DayOf[] {
	const days = new Map<Day | null, Session[]>();
	for (const session of sessions) {
		const day = dayOf(session);
		const held = days.get(day);
		if (held) held.push(session);
		else days.set(day, [session]);
	}
	return [...days].map(([day, held]) => ({ day, sessions: held }));
}

/** What stands above the sessions of a day. */
export const dayHeading = (day: Day | null): string => (day ? dayName(day, 'long') : 'No time yet');

const DAY = 24 * 60 * 60_000;

/**
 * `Thursday 10 August 2017`, `Thursday 5 to Saturday 7 June 2031`; days with others between them are
 * told one by one.
 */
export function daysName(days: readonly Day[]): string {
	const names = days.map((day) => dayName(day, 'long'));
	const [first = '', last] = [names[0], names.at(-1)];
	if (days.length < 2 || !last) return first;
	const at = days.map((day) => Date.parse(day));
	if (at.some((one, index) => one !== at[0]! + index * DAY)) return names.join(', ');
	// what the last one says too goes without saying
	const [, , month, year] = last.split(' ');
	return `${first.replace(` ${year}`, '').replace(` ${month}`, '')} to ${last}`;
}
