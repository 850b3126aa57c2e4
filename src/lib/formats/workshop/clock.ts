/** Times of day on a schedule page: `8:30`, `16:30 PM`. */
import type { Moment } from '../../program/exchange/draft';
import type { Day } from '../../program/model';
import { DateTime } from 'luxon';

/** Minutes after midnight. */
export type Clock = number;

const ONE = String.raw`(\d{1,2}):(\d{2})(?::00)?(?:\s*([ap])\.?m\b\.?)?`;
/** Two times or one, at the beginning of a line. */
export const TIMES = new RegExp(
	`^${ONE}(?:\\s*(?:-|–|—|to\\b)\\s*${ONE})?(?=[\\s:,.|]|$)[\\s:,.|–—-]*`,
	'i'
);
const MOVED = new RegExp(`\\(\\s*(?:re-?scheduled|moved|postponed)\\s+to\\s+${ONE}\\s*\\)`, 'i');

/** Null where no clock shows it. `PM` after a time of 24 hours changes nothing. */
export function clockOf(hour = '', minute = '', half = ''): Clock | null {
	const late = /p/i.test(half) && Number(hour) < 12 ? 12 : 0;
	const midnight = /a/i.test(half) && Number(hour) === 12 ? -12 : 0;
	const hours = Number(hour) + late + midnight;
	return hour === '' || hours > 23 || Number(minute) > 59 ? null : hours * 60 + Number(minute);
}

/** What `(Rescheduled to 16:30 PM)` says, and the words without it. */
export function movedTo(words: string): { clock: Clock | null; rest: string } {
	const found = MOVED.exec(words);
	if (!found) return { clock: null, rest: words };
	return { clock: clockOf(found[1], found[2], found[3]), rest: words.replace(found[0], ' ') };
}

export function momentOf(date: Day, clock: Clock, daysLater = 0): Moment {
	const midnight = DateTime.fromISO(date, { zone: 'utc' });
	return midnight.plus({ days: daysLater, minutes: clock }).toFormat("yyyy-MM-dd'T'HH:mm");
}
