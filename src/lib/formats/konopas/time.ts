/** When a KonOpas item takes place: date and time on the wall, or one moment with an offset; minutes. */
import { DateTime } from 'luxon';
import type { Moment } from '../../program/exchange/draft';
import type { Remarks } from '../format';
import type { Value } from '../reading/json';

export interface When {
	start: Moment | null;
	end: Moment | null;
}

const DATE = String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`;
const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AP]M)?`;
const ZONE = String.raw`(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const ONE_DATE = new RegExp(`^${DATE}$`);
const WHOLE = new RegExp(`^${DATE}(?:T|\\s+)${CLOCK}\\s*${ZONE}$`, 'i');
const ONE_CLOCK = new RegExp(`^${CLOCK}$`, 'i');

const pad = (text: string | number) => String(text).padStart(2, '0');

function dateOf([, year, month = '', day = '']: RegExpExecArray): string {
	return `${year}-${pad(month)}-${pad(day)}`;
}

/** `9:05` or `9:05 PM` → `09:05`, `21:05`. */
function clockOf(hour = '', minute = '', half = ''): string {
	const shown = Number(hour);
	const late = /pm/i.test(half) && shown < 12;
	const midnight = /am/i.test(half) && shown === 12;
	return `${pad(late ? shown + 12 : midnight ? 0 : shown)}:${minute}`;
}

/** `2013-12-24T14:30`, with an offset where the text has one; null where it is no moment. */
function wholeMoment(text: string): Moment | null {
	const found = WHOLE.exec(text);
	if (!found) return null;
	const zone = found[7]
		? found[7].replace(/^(UTC|GMT|Z)$/i, 'Z').replace(/^(.\d\d)(\d\d)$/, '$1:$2')
		: '';
	return valid(`${dateOf(found)}T${clockOf(found[4], found[5], found[6])}${zone}`);
}

const valid = (moment: string) =>
	DateTime.fromISO(moment, { setZone: true }).isValid ? moment : null;

/** The words of a start: one moment, or a date and a time. Old files say `day` for `date`. */
function startOf(item: Value, remarks: Remarks): Moment | null {
	const date = item.get('date').text();
	const whole = item.get('datetime').text() ?? item.get('dateTime').text();
	const one = whole ?? (date && WHOLE.test(date) ? date : null);
	if (one) {
		const moment = wholeMoment(one);
		if (!moment) remarks.add('left out', item.at, `"${one}", which isn't a date and time`);
		return moment;
	}
	const day = item.get('day').text();
	const clock = item.get('time').text();
	const found = [date, day].map((text) => text && ONE_DATE.exec(text)).find(Boolean);
	const time = clock && ONE_CLOCK.exec(clock);
	const moment =
		found && time ? valid(`${dateOf(found)}T${clockOf(time[1], time[2], time[3])}`) : null;
	const words = [date ?? day, clock].filter(Boolean).join(' ');
	if (!moment && words) remarks.add('left out', item.at, `"${words}", which isn't a date and time`);
	return moment;
}

/**
 * That many minutes later, in the form of the start.
 * @param zone IANA zone for times on the wall, so that a night when clocks change keeps its length
 */
export function later(start: Moment, minutes: number, zone: string | null): Moment | null {
	const absolute = /(Z|[+-]\d{2}:\d{2})$/.test(start);
	const begin = DateTime.fromISO(start, absolute ? { setZone: true } : { zone: zone ?? 'UTC' });
	// of a time that exists twice the first counts, as at the door
	const [first = begin] = begin.getPossibleOffsets();
	const end = first.plus({ minutes });
	if (!end.isValid || end.year > 9999) return null;
	const twice = zone !== null && end.getPossibleOffsets().length > 1;
	return end.toFormat(absolute || twice ? "yyyy-MM-dd'T'HH:mmZZ" : "yyyy-MM-dd'T'HH:mm");
}

/** Longer than any session; a number beyond it is a mistake. */
const LONGEST = 14 * 24 * 60;

export function whenOf(item: Value, zone: string | null, remarks: Remarks): When {
	const start = startOf(item, remarks);
	const mins = item.get('mins');
	const minutes = mins.number();
	const known = minutes !== null && minutes > 0 && minutes <= LONGEST;
	if (!known && mins.text() !== null && minutes !== 0) {
		remarks.add('left out', item.at, `"${mins.text()}", which isn't a number of minutes`);
	}
	if (known && !start) remarks.add('left out', item.at, 'a duration without a start');
	return { start, end: start && known ? later(start, minutes, zone) : null };
}
