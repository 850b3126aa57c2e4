/** Where a day of a program begins and ends in the formats of the C3VOC family. */
import { DateTime } from 'luxon';
import type { Day, Instant } from '../../program/model';
import { ms } from '../../program/time/instant';

/** When a day changes if nothing speaks against it; minutes. Apps take what starts before it for the night. */
const CHANGE = 4 * 60;
const DAY = 24 * 60;

/**
 * From one change of the day to the next, so that all that starts on its date lies after it, and all after
 * midnight before the next: apps sort by that time of day.
 * @param starts of its sessions
 */
export function bounds(day: Day, starts: Instant[], zone: string): { start: string; end: string } {
	const midnight = DateTime.fromISO(day, { zone });
	const minutes = starts.map((start) => {
		const at = DateTime.fromMillis(ms(start), { zone });
		const days = Math.round(at.startOf('day').diff(midnight, 'days').days);
		return days * DAY + at.hour * 60 + at.minute;
	});
	const first = Math.min(DAY, ...minutes.filter((minute) => minute < DAY));
	const night = Math.max(...minutes.map((minute) => minute - DAY + 1), 0);
	const change = Math.max(Math.min(CHANGE, first), night);
	const at = (date: DateTime) =>
		date
			.set({ hour: Math.floor(change / 60), minute: change % 60 })
			.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
	return { start: at(midnight), end: at(midnight.plus({ days: 1 })) };
}
