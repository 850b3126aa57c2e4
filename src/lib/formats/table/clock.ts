/**
 * When a row's session is. Dates are carried down from row to row, and in one room of one day times go
 * forward: what begins early in the morning behind a late evening belongs to that evening.
 */
import { NIGHT_ENDS } from '../../program/time/programDay';
import type { DraftSession, Moment } from '../../program/exchange/draft';
import type { Day } from '../../program/model';
import { addDays } from './calendarWords';
import { Unreadable, type Given, type Remarks } from '../format';
import { isWhole, writtenDate, type WrittenDate } from './date';
import type { Days } from './days';
import type { Row } from './row';
import { DAY, HOUR, writtenLength, type Minutes, type WrittenTimes } from './time';
import { has, listedIn, MORNING, timesIn } from './when';
import { inZone, isZoneName } from '../reading/zoned';

const NOON = 12 * HOUR;
const EVENING = 18 * HOUR;
/** No session runs longer over midnight; `12:00-1:00` is lunch on a clock of twelve hours. */
const LONGEST_NIGHT = 12 * HOUR;

type Slot = Pick<DraftSession, 'day' | 'start' | 'end'>;
const unscheduled: Slot = { day: null, start: null, end: null };

/** What holds for all rows of a table. */
export interface Told {
	days: Days;
	/** Of its clock: with 12 what goes back is of the afternoon. */
	hours: 12 | 24;
	given: Given;
	remarks: Remarks;
	/** The name of the file, for what is asked. */
	name: string;
}

export class TableClock {
	/** The day under which rows without one of their own are listed. */
	#listed: Day | null = null;
	/** The last date that stood beside a time. */
	#own: Day | null = null;
	/** Of each room and day the last start, in minutes of that day. */
	readonly #last = new Map<string, Minutes>();

	constructor(readonly told: Told) {}

	/** A heading: the rows below are of this day. */
	heading(date: WrittenDate): void {
		this.#listed = this.told.days.day(date);
	}

	slot(row: Row): Slot {
		const hasStart = has(row, 'start');
		const { date, times, unclear } = timesIn(row, hasStart ? 'start' : 'date');
		const listed = this.#listedDay(row);
		if (unclear) this.#say('left out', row, 'a time that is not understood');
		else if (!times) this.#say('inferred', row, 'a row without a time, not scheduled');
		const isOwn = date !== null && hasStart && (isWhole(date) || listed === null);
		const own = isOwn ? this.told.days.day(date) : null;
		this.#own = own ?? this.#own;
		if (!times) return unscheduled;
		if (own !== null) return this.#span(row, times, own, { listed, certain: true });
		const day = listed ?? this.#own ?? this.told.given.date;
		return day === null
			? this.#dateless(row)
			: this.#span(row, times, day, { listed: null, certain: false });
	}

	/** Of the row itself, else of the rows above. A date that says nothing ends what was carried. */
	#listedDay(row: Row): Day | null {
		const cells = listedIn(row).map(({ date }) => date);
		if (cells.length === 0) return this.#listed;
		// a day of the program that has a date of its own may differ from the date of the start
		const date = cells.findLast(isWhole) ?? cells[0] ?? null;
		this.#listed = date && this.told.days.day(date);
		if (this.#listed === null) this.#say('left out', row, 'a date that is not understood');
		return this.#listed;
	}

	#dateless(row: Row): Slot {
		if (listedIn(row).length > 0) return unscheduled;
		const what = 'this row has a time, and neither it nor a row above has a date';
		const mend = 'Give the day, for example --date 2025-02-01, or write it into a column "Date".';
		throw new Unreadable(`${this.told.name} ${row.at}`, what, mend);
	}

	/** @param known the day that it is listed under; whether the date stands beside the time itself */
	#span(
		row: Row,
		times: WrittenTimes,
		date: Day,
		known: { listed: Day | null; certain: boolean }
	): Slot {
		if (times.remark) this.#say('inferred', row, times.remark);
		const certain = known.certain || this.#isUtc(row, times);
		const place = `${date} ${row.get('room')}`;
		const told = this.#afternoon(row, times.start, place);
		const start = certain ? told : this.#night(row, told, place);
		this.#last.set(place, start);
		return {
			day: known.listed ?? (start >= DAY ? date : null),
			start: this.#moment(row, date, start, times),
			end: this.#end(row, start, times, date)
		};
	}

	#afternoon(row: Row, start: Minutes, place: string): Minutes {
		if (this.told.hours === 24 || start >= NOON) return start;
		if (start >= MORNING && start >= (this.#last.get(place) ?? 0)) return start;
		this.#say('inferred', row, 'a time in the afternoon: the clock of this table has twelve hours');
		return start + 12 * HOUR;
	}

	/** Behind a late evening in the same room a start early in the morning is of the night after. */
	#night(row: Row, start: Minutes, place: string): Minutes {
		const last = this.#last.get(place) ?? 0;
		if (start >= NIGHT_ENDS * HOUR || last < EVENING || start >= last) return start;
		this.#say('inferred', row, 'a time past midnight, of the evening before');
		return start + DAY;
	}

	#end(row: Row, start: Minutes, times: WrittenTimes, date: Day): Moment | null {
		const cell = timesIn(row, 'end');
		if (cell.unclear) this.#say('left out', row, 'a time that is not understood');
		const told = times.end ?? cell.times?.end ?? cell.times?.start ?? null;
		const hasOwn =
			cell.times !== null && (cell.times.offset !== null || isZoneName(row.get('zone')));
		const zoned = times.end === null && hasOwn ? (cell.times ?? times) : times;
		const end =
			told === null ? this.#byLength(row, start) : this.#endOn(row, start, told, cell.date, date);
		// told in another zone it may come first on the wall, and is compared later
		if (end === null || (end <= start && zoned.offset === times.offset)) {
			if (end !== null) this.#say('left out', row, 'an end that is not after its start');
			return null;
		}
		return this.#moment(row, date, end, zoned);
	}

	/** Minutes of the start's day. */
	#endOn(row: Row, start: Minutes, told: Minutes, beside: WrittenDate | null, date: Day): Minutes {
		const written = isWhole(beside) ? beside : (writtenDate(row.get('endDate'))?.date ?? null);
		const day = written && this.told.days.day(written);
		if (day) return told + Math.round((Date.parse(day) - Date.parse(date)) / 86_400_000) * DAY;
		if (start >= DAY) return told < start ? told + DAY : told;
		if (this.told.hours === 12 && told <= start && told < NOON) return told + 12 * HOUR;
		const overnight = told < start && start >= NOON && told + DAY - start <= LONGEST_NIGHT;
		return overnight ? told + DAY : told;
	}

	#byLength(row: Row, start: Minutes): Minutes | null {
		const text = row.get('duration');
		const length = writtenLength(text);
		if (text !== '' && length === null)
			this.#say('left out', row, 'a duration that is not understood');
		return length === null ? null : start + length;
	}

	#isUtc = (row: Row, { offset }: WrittenTimes) =>
		offset !== null || row.all('start').some(({ column }) => column.utc);

	#moment(row: Row, date: Day, minutes: Minutes, times: WrittenTimes): Moment {
		const day = addDays(date, Math.floor(minutes / DAY));
		const clock = [Math.floor((minutes % DAY) / HOUR), minutes % HOUR];
		const wall = `${day}T${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
		if (times.offset !== null) return `${wall}${times.offset}`;
		if (this.#isUtc(row, times)) return `${wall}Z`;
		if (times.abbreviation) {
			this.#say(
				'left out',
				row,
				`"${times.abbreviation}" beside a time, which isn't the name of one zone`
			);
		}
		const zone = row.get('zone');
		return (isZoneName(zone) && inZone(wall, zone)) || wall;
	}

	#say(sort: 'inferred' | 'left out', row: Row, what: string): void {
		this.told.remarks.add(sort, row.at, what);
	}
}
