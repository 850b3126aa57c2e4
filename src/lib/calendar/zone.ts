/**
 * VTIMEZONE for a feed (RFC 5545 3.6.5). The blocks of timezones-ical-library know only the rules of
 * today, answer aliases by another name and may be older or newer than the system's; so each is checked
 * at every time of the feed, and where it would be wrong the feed speaks UTC.
 */
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { isZone, offsetMinutes } from '../program/time/instant';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The block for a zone, its lines separated by CRLF, or null: then write UTC times. Null where the block
 * reads any of the instants (ms) otherwise than Intl, where a wall time comes twice, and for names
 * without an area (`GMT`, `EST`), which Outlook for Mac does not know.
 */
export function vtimezone(zone: string, instants: number[]): string | null {
	if (!/^[A-Za-z]+\/[\w+/-]+$/.test(zone) || /^Etc\//.test(zone) || !isZone(zone)) return null;
	const found = tzlib_get_ical_block(zone)[0];
	if (!found) return null;
	const observances = parseObservances(found);
	if (!observances) return null;
	const right = instants.every((at) => {
		const wall = at + offsetMinutes(at, zone) * minute;
		const read = readings(observances, wall);
		return read.length === 1 && read[0] === at;
	});
	return right ? named(found, zone) : null;
}

/** Aliases come under the name of their target, which would leave the events' own TZID undefined. */
function named(block: string, zone: string): string {
	return block
		.trim()
		.replace(/\r?\n/g, '\r\n')
		.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, name: string) => `${name}:${zone}`);
}

interface Observance {
	/** Offsets before and after, in ms east of UTC. */
	from: number;
	to: number;
	/** First onset, wall time before it, as if it were UTC ms. */
	first: number;
	/** `nth` weekday (0 is Sunday) of a month (0 is January), each year; null: once. Negative: from the end. */
	yearly: { month: number; weekday: number; nth: number } | null;
}

/** STANDARD and DAYLIGHT of a block; null where one is written in a form that we do not read. */
function parseObservances(block: string): Observance[] | null {
	const parts = block.split(/^BEGIN:(?:STANDARD|DAYLIGHT)$/m).slice(1);
	const read = parts.flatMap((part) => parseObservance(part) ?? []);
	return read.length === parts.length ? read : null;
}

function parseObservance(part: string): Observance | null {
	const value = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(part)?.[1] ?? '';
	const from = offset(value('TZOFFSETFROM'));
	const to = offset(value('TZOFFSETTO'));
	const first = wallTime(value('DTSTART'));
	const rule = value('RRULE');
	const yearly = rule === '' ? null : parseRule(rule);
	if ([from, to, first].some(Number.isNaN) || (rule !== '' && !yearly)) return null;
	return { from, to, first, yearly };
}

/** `+1030` in ms; NaN for anything else. */
function offset(text: string): number {
	const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(text) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute;
}

/** `19701004T020000` as if it were UTC, in ms; NaN for anything else. */
function wallTime(text: string): number {
	const [, year, month, day, hour, min] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00$/.exec(text) ?? [];
	return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(min));
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The one form of rule that the library uses. */
function parseRule(rule: string): Observance['yearly'] {
	const [, month, nth, day] =
		/^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-?[1-5])([A-Z]{2})$/.exec(rule) ?? [];
	const weekday = weekdays.indexOf(day ?? '');
	return weekday < 0 ? null : { month: Number(month) - 1, nth: Number(nth), weekday };
}

/** When an observance begins in a year, in UTC ms; null when it does not. */
function onset({ first, from, yearly }: Observance, year: number): number | null {
	const firstYear = new Date(first).getUTCFullYear();
	if (year < firstYear) return null;
	if (!yearly) return year === firstYear ? first - from : null;
	return nthDay(yearly, year) + (first % day) - from;
}

/** Midnight of the nth weekday of the month; counted from the month's last day when nth is negative. */
function nthDay(rule: NonNullable<Observance['yearly']>, year: number): number {
	const { month, weekday, nth } = rule;
	const edge = nth > 0 ? Date.UTC(year, month, 1) : Date.UTC(year, month + 1, 0);
	const shift = weekday - new Date(edge).getUTCDay();
	const days = nth > 0 ? ((shift + 7) % 7) + (nth - 1) * 7 : -((7 - shift) % 7) + (nth + 1) * 7;
	return edge + days * day;
}

/** The block's offset at an instant, as RFC 5545 has it: of the latest onset; null before the first. */
function offsetAt(observances: Observance[], at: number): number | null {
	const year = new Date(at).getUTCFullYear();
	let best: { since: number; to: number } | null = null;
	for (const observance of observances) {
		const firstYear = new Date(observance.first).getUTCFullYear();
		const years = observance.yearly ? [year - 1, year, year + 1] : [firstYear];
		for (const since of years.map((candidate) => onset(observance, candidate))) {
			if (since === null || since > at || (best && best.since >= since)) continue;
			best = { since, to: observance.to };
		}
	}
	return best?.to ?? null;
}

/** Every instant that a wall time can mean by the block: none in a gap, two when clocks go back. */
function readings(observances: Observance[], wall: number): number[] {
	const offsets = new Set(observances.map((observance) => observance.to));
	return [...offsets]
		.map((to) => ({ to, at: wall - to }))
		.filter(({ to, at }) => offsetAt(observances, at) === to)
		.map(({ at }) => at);
}
