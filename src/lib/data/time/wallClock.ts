/** The wall clock at the venue → instants. The only place where a program folder's times are computed. */
import { DateTime, FixedOffsetZone } from 'luxon';
import type { Day, Instant } from '../../program/model';
import { EXAMPLE_DAY } from '../model/values';
import { clockMend } from './clockMend';

/** A time that could not be read: a predicate to `the start "9.20"`, and how to mend it. */
export interface Unreadable {
	problem: string;
	mend: string;
}

export interface Wall {
	at: Instant;
	/** The calendar date on the wall. */
	date: Day;
	/** Minutes since midnight on the wall. */
	minute: number;
	/** True where the text names its date itself. */
	full: boolean;
}

const CLOCK = /^(\d{1,2}):(\d{2})$/;
const FULL = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(?::00)?([+-]\d{2}:\d{2})?$/;
const form = (day: Day) => `Write it as '9:20', or in full: ${day}T09:20.`;

/**
 * @param date the calendar date of a time that has none itself; null where nothing says so
 * @param example a day to say how a date is written
 */
export function wallClock(
	text: string,
	date: Day | null,
	zone: string,
	example: Day = EXAMPLE_DAY
): Wall | Unreadable {
	const [, hour, minute] = CLOCK.exec(text) ?? [];
	if (hour && minute) {
		if (date === null) {
			return {
				problem: 'has no day, and the event has several',
				mend: `Add the field "day", for example day: '${example}'.`
			};
		}
		return onWall(date, Number(hour), Number(minute), null, zone, false);
	}
	const [, day = '', hours, minutes, offset] = FULL.exec(text) ?? [];
	if (!hours || !minutes)
		return { problem: "isn't a valid time", mend: clockMend(text) ?? form(example) };
	return onWall(day, Number(hours), Number(minutes), offset ?? null, zone, true);
}

/** `wallClock` of one zone that computes nothing twice: most sessions of a program start with others. */
export function wallClockIn(
	zone: string,
	example: Day = EXAMPLE_DAY
): (text: string, date: Day | null) => Wall | Unreadable {
	const known = new Map<string, Wall | Unreadable>();
	return (text, date) => {
		const key = `${date} ${text}`;
		const found = known.get(key) ?? wallClock(text, date, zone, example);
		known.set(key, found);
		return found;
	};
}

function onWall(
	date: Day,
	hour: number,
	minute: number,
	offset: string | null,
	zone: string,
	full: boolean
): Wall | Unreadable {
	if (hour === 24 && minute === 0) {
		return { problem: 'is midnight', mend: 'Write it as 0:00 of the next day, in full.' };
	}
	const written = DateTime.fromISO(`${date}T${two(hour)}:${two(minute)}`, { zone });
	if (!written.isValid) return { problem: "isn't a time of day", mend: form(date) };
	if (written.hour !== hour || written.minute !== minute || written.toISODate() !== date) {
		return {
			problem: `does not exist on ${date}: clocks go forward then in ${zone}`,
			mend: `Did you mean ${written.toFormat("H:mm 'on' yyyy-MM-dd")}?`
		};
	}
	const chosen = choose(written, offset);
	if (!DateTime.isDateTime(chosen)) return chosen;
	return { at: toInstant(chosen), date, minute: hour * 60 + minute, full };
}

/** The one moment that a wall clock shows this time, or the one that the offset picks. */
function choose(written: DateTime, offset: string | null): DateTime | Unreadable {
	const moments = written.getPossibleOffsets();
	const inFull = moments.map((at) => at.toFormat("yyyy-MM-dd'T'HH:mmZZ"));
	if (offset === null) {
		if (moments.length === 1) return written;
		return {
			problem: `exists twice on ${written.toISODate()}: clocks go back then in ${written.zoneName}`,
			mend: `Write which: ${inFull.join(' or ')}.`
		};
	}
	const minutes = FixedOffsetZone.parseSpecifier(`UTC${offset}`).offset(0);
	const meant = moments.find((at) => at.offset === minutes);
	if (meant) return meant;
	return {
		problem: `has the offset ${offset}, which ${written.zoneName} does not have then`,
		mend: `Write ${inFull.join(' or ')}.`
	};
}

const two = (value: number) => String(value).padStart(2, '0');

export function toInstant(at: DateTime): Instant {
	return at.toUTC().startOf('second').toISO({ suppressMilliseconds: true }) ?? '';
}

/** An instant as the ledger writes it: `2017-08-10T12:00+10:00`, seconds only where there are some. */
export function toWall(at: Instant, zone: string): string {
	const wall = DateTime.fromISO(at, { zone });
	return wall.toFormat(wall.second === 0 ? "yyyy-MM-dd'T'HH:mmZZ" : "yyyy-MM-dd'T'HH:mm:ssZZ");
}

/** The day after. */
export function dayAfter(day: Day): Day {
	return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() ?? day;
}
