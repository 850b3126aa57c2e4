/** Written dates → days. What a table does not decide is asked for, never guessed. */
import type { Day } from '../../program/model';
import { addDays, dayFrom, weekdayOf } from './calendarWords';
import { Unreadable, type Given } from '../format';
import type { WrittenDate } from './date';
import { quoted } from './remarks';

/** Which of two numbers is the month. */
type Order = 'month first' | 'day first';

type Numbers = Extract<WrittenDate, { sort: 'numbers' }>;

/** A date with the row that it stands in, and its words. */
export interface PlacedDate {
	date: WrittenDate;
	text: string;
	/** `talks.csv row 7` */
	at: string;
}

const monthAndDate = ({ first, other }: Numbers, order: Order): [number, number] =>
	order === 'month first' ? [first, other] : [other, first];

const inOrder = (numbers: Numbers, order: Order, year: number): Day | null =>
	dayFrom(year, ...monthAndDate(numbers, order));

/** Whether a date can be meant so; the day of the week beside it counts. */
function isPossible(numbers: Numbers, order: Order): boolean {
	const day = inOrder(numbers, order, numbers.year ?? 2024);
	if (day === null) return false;
	return numbers.year === null || numbers.weekday === null || weekdayOf(day) === numbers.weekday;
}

const both: Order[] = ['month first', 'day first'];

/**
 * The one order in which all dates are days. Dates that mean the same in both ask for none; nobody parts
 * the month from the day by a dot and puts it first.
 */
function orderOf(placed: PlacedDate[], given: Given): Order {
	const dates = placed.flatMap(({ date, text, at }) =>
		date.sort === 'numbers' && date.first !== date.other ? [{ date, text, at }] : []
	);
	const readable = dates.filter(({ date }) => both.some((order) => isPossible(date, order)));
	const [sample] = readable;
	const possible = both.filter((order) => readable.every(({ date }) => isPossible(date, order)));
	const [only] = possible;
	if (!sample || (possible.length === 2 && readable.every(({ date }) => date.dots)))
		return 'day first';
	if (possible.length === 1 && only) return only;
	const [begun, ...others] = possible.filter((order) => begins(readable, order, given));
	if (begun && others.length === 0) return begun;
	const why =
		possible.length === 0
			? 'the dates of this table are written in two ways, some with the month first'
			: `${quoted(sample.text)} can be read with the month or with the day first, and no other date decides it`;
	throw new Unreadable(sample.at, why, mendOf(sample.date, possible));
}

function mendOf(date: Numbers, possible: Order[]): string {
	const readings = both.map((order) => inOrder(date, order, date.year ?? 2024) ?? '');
	const write = `Write the dates as ${readings.filter(Boolean).join(' or ')}`;
	return possible.length === 0 ? `${write}.` : `${write}, or give the first day with --date.`;
}

/** Whether the given first day is the first of the dates, in this order. */
function begins(dates: { date: Numbers }[], order: Order, { date: first }: Given): boolean {
	if (first === null) return false;
	const year = Number(first.slice(0, 4));
	const days = dates.map(({ date }) => inOrder(date, order, date.year ?? year) ?? '');
	return days.filter(Boolean).sort()[0] === first;
}

export class Days {
	readonly #order: Order;

	/** @param all dates of the table, which decide together what their numbers mean */
	constructor(
		all: PlacedDate[],
		readonly given: Given
	) {
		this.#order = orderOf(all, given);
		const relative = all.find(({ date }) => date.sort !== 'day' && !('year' in date && date.year));
		if (relative && given.date === null) {
			const what = `${quoted(relative.text)} says no year, or no date at all`;
			const mend = 'Give the first day, for example --date 2025-02-01.';
			throw new Unreadable(relative.at, what, mend);
		}
		this.#checkWeekdays(all);
	}

	/** @returns null for a date that does not exist */
	day(date: WrittenDate): Day | null {
		if (date.sort === 'day') return date.day;
		if (date.sort === 'numbers' && date.year !== null) return inOrder(date, this.#order, date.year);
		const first = this.given.date;
		if (first === null) return null;
		if (date.sort === 'nth') return addDays(first, date.nth - 1);
		if (date.sort === 'weekday') return addDays(first, (date.weekday - weekdayOf(first) + 7) % 7);
		const [month, dateInMonth] =
			date.sort === 'numbers' ? monthAndDate(date, this.#order) : [date.month, date.date];
		return nearest(first, month, dateInMonth);
	}

	/** A first day on which nothing happens is the wrong one, and every other day with it. */
	#checkWeekdays(all: PlacedDate[]): void {
		const named = all.flatMap(({ date, at }) => (date.sort === 'weekday' ? [{ ...date, at }] : []));
		const [sample] = named;
		const first = this.given.date;
		if (!sample || first === null) return;
		if (named.some(({ weekday }) => weekday === weekdayOf(first))) return;
		const what = `the table has nothing on the day of the week of --date ${first}`;
		throw new Unreadable(sample.at, what, 'Give the first day of the program with --date.');
	}
}

/** Of the years around the first day the one that brings the date next to it: programs run over New Year. */
function nearest(first: Day, month: number, date: number): Day | null {
	const year = Number(first.slice(0, 4));
	const days = [year - 1, year, year + 1].map((it) => dayFrom(it, month, date));
	const away = (day: Day) => Math.abs(Date.parse(day) - Date.parse(first));
	return days.filter((day) => day !== null).sort((a, b) => away(a) - away(b))[0] ?? null;
}
