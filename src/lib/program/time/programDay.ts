/** Which day of the program a start belongs to: that of its date, or until six the evening before. */
import type { Day, EventInfo, Instant } from '../model';
import { dayIn, ms } from './instant';
import { wall } from './wall';

/** Hours on the wall. Until then a session after midnight may belong to the evening before. */
export const NIGHT_ENDS = 6;

const dayBefore = (day: Day) =>
	new Date(ms(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Whether a start belongs to either of two days: its date alone does not tell. */
export function isNight(start: Instant, zone: string): boolean {
	return wall(ms(start), zone).hour < NIGHT_ENDS;
}

/** Whether a session that starts then may be listed under that day of the program. */
export function belongsTo(day: Day, start: Instant, zone: string): boolean {
	const date = dayIn(ms(start), zone);
	return date === day || (isNight(start, zone) && dayBefore(date) === day);
}

/** The event's day for a start that names none; null where it is outside. */
export function dayOf(
	start: Instant,
	{ days, zone }: Pick<EventInfo, 'days' | 'zone'>
): Day | null {
	const date = dayIn(ms(start), zone);
	return (
		days.find((day) => day === date) ?? days.find((day) => belongsTo(day, start, zone)) ?? null
	);
}
