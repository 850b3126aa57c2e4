/** Moments of a draft → the times of a program folder: the wall clock at the venue, and the day of the program. */
import { NIGHT_ENDS } from '../../program/time/programDay';
import { DateTime } from 'luxon';
import type { Moment } from '../../program/exchange/draft';
import type { Day } from '../../program/model';
import { dayAfter } from '../time/wallClock';

/** A moment on the wall, or a sentence (without its full stop) that says why there is none. */
export type OnWall = { wall: DateTime; changed: string | null } | { problem: string };

const HAS_OFFSET = /(Z|[+-]\d{2}:?\d{2})$/i;

/** The wall clock at the venue. Of a time that exists twice the first is taken, and said. */
export function onWall(moment: Moment, zone: string): OnWall {
	const absolute = HAS_OFFSET.test(moment);
	const read = absolute
		? DateTime.fromISO(moment, { setZone: true }).setZone(zone)
		: DateTime.fromISO(moment, { zone });
	// a year of other than four digits is no date in any file of ours
	const odd = !read.isValid || read.year < 1000 || read.year > 9999;
	if (odd) return { problem: `"${moment}" isn't a time` };
	if (!absolute && read.toFormat("yyyy-MM-dd'T'HH:mm") !== moment.slice(0, 16).replace(' ', 'T')) {
		return { problem: `the time ${moment} does not exist: clocks go forward then in ${zone}` };
	}
	const wall = read.startOf('minute');
	const [first] = wall.getPossibleOffsets();
	if (!absolute && wall.getPossibleOffsets().length > 1 && first) {
		return {
			wall: first,
			changed: 'a time that exists twice, when clocks go back: the first is taken'
		};
	}
	return { wall, changed: read.second === 0 ? null : 'seconds of a time are cut off' };
}

export const dateOf = (wall: DateTime): Day => wall.toFormat('yyyy-MM-dd');

/** Whether a folder may list a start under that day. */
export function belongs(wall: DateTime, day: Day): boolean {
	const date = dateOf(wall);
	return date === day || (dayAfter(day) === date && wall.hour < NIGHT_ENDS);
}

/** `9:20` on the date that the reader would take anyway, else in full; with an offset only where it is needed. */
export function wallText(wall: DateTime, usual: Day): string {
	if (wall.getPossibleOffsets().length > 1) return wall.toFormat("yyyy-MM-dd'T'HH:mmZZ");
	return dateOf(wall) === usual ? wall.toFormat('H:mm') : wall.toFormat("yyyy-MM-dd'T'HH:mm");
}
