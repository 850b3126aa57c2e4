/** Moments of other systems, as a draft has them: `2025-02-01T09:30:00+01:00`, or without an offset. */
import { DateTime } from 'luxon';
import type { Moment } from '../../program/exchange/draft';
import type { Day } from '../../program/model';
import type { Remarks } from '../format';
import type { Value } from './json';

const SHAPE =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Null where nothing stands there; what is no time is left out, and said. */
export function toMoment(value: Value, remarks: Remarks): Moment | null {
	const text = value.text();
	if (text === null && (value.missing || typeof value.raw === 'string')) return null;
	const [, date, time, offset = ''] = SHAPE.exec(text ?? '') ?? [];
	const moment = `${date}T${time}${wholeOffset(offset)}`;
	if (date && time && DateTime.fromISO(moment, { zone: 'utc' }).isValid) return moment;
	remarks.add('left out', value.at, 'a time that cannot be read');
	return null;
}

/** `+0530` and `+05` → `+05:30`, `+05:00`. */
function wholeOffset(offset: string): string {
	if (offset.length < 2) return offset.toUpperCase();
	const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
	return `${offset.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

export const hasOffset = (moment: Moment): boolean => /(Z|[+-]\d{2}:\d{2})$/.test(moment);

/** A start and an end; an end without a start is left out, and said. */
export function toSpan(
	start: Value,
	end: Value,
	remarks: Remarks
): { start: Moment | null; end: Moment | null } {
	const span = { start: toMoment(start, remarks), end: toMoment(end, remarks) };
	if (span.start !== null || span.end === null) return span;
	remarks.add('left out', end.at, 'an end without a start');
	return { start: null, end: null };
}

/** The end from minutes, with the offset of the start. On a wall clock every hour has 60 minutes. */
export function endAfter(start: Moment, minutes: number): Moment | null {
	const includeOffset = hasOffset(start);
	const from = DateTime.fromISO(start, includeOffset ? { setZone: true } : { zone: 'utc' });
	const end = from.plus({ minutes });
	if (!end.isValid || end.year > 9999) return null;
	return end.toISO({ suppressMilliseconds: true, includeOffset });
}

/** The date of a moment or a date, as it is written; null for anything else. */
export function dayOf(text: string | null): Day | null {
	const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text ?? '') ?? [];
	return day && DateTime.fromISO(day, { zone: 'utc' }).isValid ? day : null;
}

/** No program is longer; a span of years is a mistake, and then only its ends are named. */
const LONGEST = 60;

/** The days from the first to the last. */
export function daysBetween(first: Day | null, last: Day | null): Day[] {
	const ends = [first, last].filter((day) => day !== null);
	if (!first || !last || first > last) return [...new Set(ends)];
	const days = [first];
	while (days.at(-1) !== last && days.length < LONGEST) {
		const next = DateTime.fromISO(days.at(-1) ?? first, { zone: 'utc' }).plus({ days: 1 });
		days.push(next.toFormat('yyyy-MM-dd'));
	}
	return days.at(-1) === last ? days : ends;
}
