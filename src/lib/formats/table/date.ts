/** A date as people write it in a cell, before it is known what its numbers mean. */
import { dayFrom, monthNamed, weekdayNamed } from './calendarWords';
import type { Day } from '../../program/model';

export type WrittenDate =
	| { sort: 'day'; day: Day }
	/** Day and month in either order: `4/21/2011`, `21.4.`. */
	| {
			sort: 'numbers';
			first: number;
			other: number;
			year: number | null;
			weekday: number | null;
			/** Parted by dots, as where the day comes first. */
			dots: boolean;
	  }
	/** `21 April`. */
	| { sort: 'yearless'; month: number; date: number; weekday: number | null }
	| { sort: 'weekday'; weekday: number }
	/** `Day 2`. */
	| { sort: 'nth'; nth: number };

/** A date, and what else stands in the cell. */
export interface Found {
	date: WrittenDate;
	rest: string;
}

const fullYear = (text: string) => (text.length === 2 ? 2000 : 0) + Number(text);

const WORD = /\p{L}{2,}/gu;

/** The day of the week that a cell names beside its date. */
function weekdayIn(text: string): number | null {
	const [found = null] = (text.match(WORD) ?? [])
		.map(weekdayNamed)
		.filter((weekday) => weekday !== null);
	return found;
}

type Reader = (text: string) => { date: WrittenDate; match: RegExpExecArray } | null;

const iso: Reader = (text) => {
	const match = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|^(\d{4})(\d\d)(\d\d)$/.exec(text);
	if (!match) return null;
	const [year, month, date] = match[1] ? [match[1], match[3], match[4]] : match.slice(5);
	const day = dayFrom(Number(year), Number(month), Number(date));
	return day ? { date: { sort: 'day', day }, match } : null;
};

const numbers: Reader = (text) => {
	const match = /(?<![\d:])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d:])/.exec(text);
	if (!match) return null;
	const [, first, sign, other, year = ''] = match;
	// 25-04-21 may begin with its year
	if (sign === '-' && year.length === 2) return null;
	const about = { year: fullYear(year), weekday: weekdayIn(text), dots: sign === '.' };
	const read = { first: Number(first), other: Number(other), ...about };
	return { date: { sort: 'numbers', ...read }, match };
};

const yearlessNumbers: Reader = (text) => {
	const match = /^\D*?(?<!\d)(?:(\d{1,2})\/(\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.)(?![\d/:])/.exec(
		text
	);
	if (!match) return null;
	const [first, other] = [match[1] ?? match[3], match[2] ?? match[4]].map(Number);
	const about = { year: null, weekday: weekdayIn(text), dots: match[3] !== undefined };
	const read = { first: first ?? 0, other: other ?? 0, ...about };
	return { date: { sort: 'numbers', ...read }, match };
};

const named = (month: number | null, date: string, year: string | undefined, text: string) => {
	const read = dayFrom(year ? fullYear(year) : 2024, month ?? 0, Number(date));
	if (month === null || read === null) return null;
	const written: WrittenDate = year
		? { sort: 'day', day: read }
		: { sort: 'yearless', month, date: Number(date), weekday: weekdayIn(text) };
	return written;
};

/** `21 April 2011`, `21st of April`, `21-Apr-11`, `21. Dezember 2024`, `21 de abril de 2011`. */
const dateThenMonth =
	/(?<![\d:])(\d{1,2})(?:st|nd|rd|th|\.|º)?[\s/-]{0,2}(?:(?:of|de)\s)?(\p{L}{3,12})\.?(?:,?\s?(?:de\s)?(\d{4})(?!\d)|[-/](\d\d)(?!\d))?/giu;
/** `April 21, 2011`, `Apr 21st`. */
const monthThenDate =
	/(?<!\p{L})(\p{L}{3,12})\.?\s?(\d{1,2})(?:st|nd|rd|th)?(?![\d:.])(?:,?\s{0,2}(\d{4})(?![\d:]))?/giu;

const worded: Reader = (text) => {
	for (const match of text.matchAll(dateThenMonth)) {
		const [, date = '', month = '', year, short] = match;
		const written = named(monthNamed(month), date, year ?? short, text);
		if (written) return { date: written, match };
	}
	for (const match of text.matchAll(monthThenDate)) {
		const [, month = '', date = '', year] = match;
		const written = named(monthNamed(month), date, year, text);
		if (written) return { date: written, match };
	}
	return null;
};

const nth: Reader = (text) => {
	const match =
		/^(?:day|tag|jour|dia|día|giorno)\s?#?(\d{1,2})\b/i.exec(text) ?? /^([1-9])$/.exec(text);
	return match && { date: { sort: 'nth', nth: Number(match[1]) }, match };
};

const weekdayAlone: Reader = (text) => {
	const match = /^(\p{L}{2,12})\.?(?![\p{L}\d])/u.exec(text);
	const weekday = match?.[1] ? weekdayNamed(match[1]) : null;
	return match && weekday !== null ? { date: { sort: 'weekday', weekday }, match } : null;
};

function firstOf(text: string, readers: Reader[]): Found | null {
	// no date is longer; a whole abstract in a wrong column is none
	if (text.length > 80) return null;
	for (const reader of readers) {
		const found = reader(text);
		if (!found) continue;
		const { match, date } = found;
		const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
		return { date, rest: rest.replace(WORD, (word) => (weekdayNamed(word) === null ? word : '')) };
	}
	return null;
}

/** In a column of dates or days. */
export const writtenDate = (text: string): Found | null =>
	firstOf(text, [iso, numbers, worded, yearlessNumbers, nth, weekdayAlone]);

/** In a column of times, where `10.30` and `9` are times. */
export const dateBesideTime = (text: string): Found | null =>
	firstOf(text, [iso, numbers, worded, weekdayAlone]);

/** Whether it is a date, and not only a day's place in the week or in the program. */
export const isWhole = (date: WrittenDate | null): boolean =>
	date !== null && date.sort !== 'weekday' && date.sort !== 'nth';

/** The date above the rows of a day: a cell that stands alone and says nothing else. */
export function headingDate(text: string): WrittenDate | null {
	if (/^\d*$/.test(text)) return null;
	const found = writtenDate(text);
	const rest = (found?.rest ?? '').replace(/(?:day|tag|jour|dia|día|giorno)\s?\d+/i, '');
	return found && !/[\p{L}\d]/u.test(rest) ? found.date : null;
}
