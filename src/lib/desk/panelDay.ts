/** The day that the panel of a room is about. */
import type { Day, Session } from '$lib/program/model';
import { usualEnd } from '$lib/program/schedule/schedule';
import { dayIn, ms } from '$lib/program/time/instant';

/** ms. What begins within them belongs to the same stretch of work, past midnight too. */
const SOON = 6 * 3_600_000;

/**
 * That of what is on or soon; else today; before and between the days the next one, after them the last.
 * @param sessions of the room, by start
 * @param days of the program, in order
 * @param now ms
 */
export function panelDay(sessions: Session[], days: Day[], now: number, zone: string): Day {
	const soon = sessions.find(
		(one) => one.slot && ms(one.slot.start) < now + SOON && usualEnd(one) > now
	);
	if (soon?.day) return soon.day;
	const today = dayIn(now, zone);
	const held = days.filter((day) => sessions.some((one) => one.day === day));
	// days are compared as text: YYYY-MM-DD
	return held.find((day) => day >= today) ?? held.at(-1) ?? today;
}
