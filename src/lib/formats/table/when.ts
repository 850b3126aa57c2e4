/** The dates and times that stand in the cells of a row. */
import { dateBesideTime, isWhole, writtenDate, type WrittenDate } from './date';
import type { Row } from './row';
import { HOUR, writtenTimes, type WrittenTimes } from './time';
import type { Field } from './words';

/** A cell with a date, a time, or both. */
export interface When {
	date: WrittenDate | null;
	times: WrittenTimes | null;
	/** Whether something stands there that is no time. */
	unclear: boolean;
}

function readWhen(text: string): When {
	const found = dateBesideTime(text);
	const rest = found ? found.rest : text;
	const times = writtenTimes(rest);
	return { date: found?.date ?? null, times, unclear: !times && /[\p{L}\d]/u.test(rest) };
}

/** `2017-11-05 01:30-05:00`: where ends have a column of their own, no end but an offset. */
const WITH_OFFSET = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d[+-]\d\d:\d\d)$/;

export const timesIn = (row: Row, field: Field): When => {
	const text = row.get(field);
	return readWhen(has(row, 'end') ? text.replace(WITH_OFFSET, '$1T$2') : text);
};

/** A cell that holds a date, or should. */
export interface DateCell {
	date: WrittenDate | null;
	text: string;
}

export const has = (row: Row, ...fields: Field[]) =>
	row.header.columns.some(({ field }) => fields.includes(field));

const read = (row: Row, field: Field, reader: (text: string) => WrittenDate | null): DateCell[] =>
	row.all(field).map(({ text }) => ({ date: reader(text), text }));

const dateIn = (text: string) => writtenDate(text)?.date ?? null;

/** The day that a row is listed under. Beside a date, the name of its day is only a repetition. */
export function listedIn(row: Row): DateCell[] {
	const days = read(row, 'day', dateIn);
	return [
		...read(row, 'date', dateIn),
		...days.filter(({ date }) => !has(row, 'date') || isWhole(date))
	];
}

/** All dates of a row that say when something is. */
export function datesOf(row: Row): DateCell[] {
	const inTime = (text: string) => readWhen(text).date;
	const times = [...read(row, 'start', inTime), ...read(row, 'end', inTime)];
	return [
		...listedIn(row),
		...read(row, 'endDate', dateIn),
		...times.filter(({ date }) => !has(row, 'date', 'day') || isWhole(date))
	];
}

/** A row that says something: a session, or the heading of a day. */
export type Entry =
	{ row: Row; sort: 'session' } | { row: Row; sort: 'heading'; date: WrittenDate };

/** On a clock of twelve hours what is before that hour is in the afternoon. */
export const MORNING = 7 * HOUR;

/**
 * Whether the clock of a table has twelve hours, and says nothing of it: no time is of the 13th hour or later,
 * and behind the morning of a day and room come the small hours.
 */
export function hoursOf(entries: Entry[]): 12 | 24 {
	const last = new Map<string, number>();
	let day = '';
	let turned = false;
	for (const { row, sort } of entries) {
		if (sort === 'heading') day = row.at;
		else day = listedIn(row)[0]?.text ?? day;
		const { date, times: start } = timesIn(row, 'start');
		const end = timesIn(row, 'end').times;
		const all = [start, end].filter((times) => times !== null);
		if (all.some((it) => it.half || Math.max(it.start, it.end ?? 0) >= 13 * HOUR)) return 24;
		if (!start) continue;
		// nobody writes UTC on a clock of twelve hours
		if (start.offset !== null || row.all('start').some(({ column }) => column.utc)) return 24;
		const place = `${date ? JSON.stringify(date) : day} ${row.get('room')}`;
		turned ||= start.start < MORNING && (last.get(place) ?? 0) >= MORNING;
		last.set(place, start.start);
	}
	return turned ? 12 : 24;
}
