/**
 * Shows and groups instants in any zone, with `Intl` alone, so that it runs in a browser, a worker and
 * on a server alike. Instants go in as milliseconds since 1970; zones are IANA names that `isZone` takes.
 * An unknown zone throws the RangeError of `Intl`.
 */
import type { Day, Instant } from '../model';
import { wall, wallFormat } from './wall';

const MINUTE = 60_000;

/** Old city names that browsers still answer with, and what people call the place. */
const renamed: Record<string, string> = {
	Ashkhabad: 'Ashgabat',
	Asmera: 'Asmara',
	Calcutta: 'Kolkata',
	Coral_Harbour: 'Atikokan',
	Dacca: 'Dhaka',
	Enderbury: 'Kanton',
	Faeroe: 'Faroe',
	Godthab: 'Nuuk',
	Katmandu: 'Kathmandu',
	Kiev: 'Kyiv',
	Macao: 'Macau',
	Ponape: 'Pohnpei',
	Rangoon: 'Yangon',
	Saigon: 'Ho_Chi_Minh',
	Thimbu: 'Thimphu',
	Truk: 'Chuuk',
	Ujung_Pandang: 'Makassar',
	Ulan_Bator: 'Ulaanbaatar'
};

const two = (value: number) => String(value).padStart(2, '0');
const four = (value: number) => String(value).padStart(4, '0');

/** Milliseconds since 1970; NaN for text that is no instant (the door lets none in). */
export function ms(at: Instant): number {
	return Date.parse(at);
}

/** The whole second, `2017-08-09T22:30:00Z`. A RangeError for what `Date` cannot hold. */
export function instant(at: number): Instant {
	return new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** 24-hour `H:MM`: `9:20`, midnight is `0:00`. */
export function clock(at: number, zone: string): string {
	const { hour, minute } = wall(at, zone);
	return `${hour}:${two(minute)}`;
}

/** The calendar day in the zone. */
export function dayIn(at: number, zone: string): Day {
	const { year, month, day } = wall(at, zone);
	return `${four(year)}-${two(month)}-${two(day)}`;
}

/** `Thu 10 Aug` or `Thursday 10 August 2017`: English, as all words of the pages are. */
export function dayName(day: Day, style: 'short' | 'long'): string {
	// put together by hand: engines differ in the comma and in "Sept", and Intl costs time
	return englishDay(day, style).join(' ');
}

function noonOf(day: Day): number {
	return Date.parse(`${day}T12:00:00Z`);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
	...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
	...['August', 'September', 'October', 'November', 'December']
];

function englishDay(day: Day, style: 'short' | 'long'): string[] {
	const date = new Date(noonOf(day));
	const weekday = WEEKDAYS[date.getUTCDay()] ?? '';
	const month = MONTHS[date.getUTCMonth()] ?? '';
	const number = String(date.getUTCDate());
	if (style === 'short') return [weekday.slice(0, 3), number, month.slice(0, 3)];
	return [weekday, number, month, String(date.getUTCFullYear())];
}

/** `Wed` */
export function weekday(at: number, zone: string): string {
	return englishDay(dayIn(at, zone), 'short')[0] ?? '';
}

/** Minutes that the zone is ahead of UTC at that instant: 600, 345, -570. */
export function offsetMinutes(at: number, zone: string): number {
	const { year, month, day, hour, minute, second } = wall(at, zone);
	const shown = Date.UTC(year, month - 1, day, hour, minute, second);
	return Math.round((shown - Math.floor(at / 1000) * 1000) / MINUTE);
}

/** The city a zone is named after: `Sydney`, `Kathmandu` (of `Asia/Katmandu` too); `UTC`; `UTC−5`. */
export function zoneCity(zone: string): string {
	const last = zone.slice(zone.lastIndexOf('/') + 1);
	// The signs of Etc/GMT+5 are those of POSIX: it is five hours behind.
	const fixed = /^GMT([+-])(\d+)$/.exec(last);
	if (fixed)
		return Number(fixed[2]) === 0 ? 'UTC' : `UTC${fixed[1] === '+' ? '−' : '+'}${fixed[2]}`;
	return (Object.hasOwn(renamed, last) ? renamed[last]! : last).replaceAll('_', ' ');
}

/** Whether `Intl` here knows the name. Bare offsets (`+05:30`) are none: not every browser takes them. */
export function isZone(text: string): boolean {
	if (!/^[A-Za-z][\w+/-]*$/.test(text)) return false;
	try {
		wallFormat(text);
		return true;
	} catch {
		return false;
	}
}

/** Minutes in words: `35 min`, `1 h 30 min`, `2 h`. */
export function duration(minutes: number): string {
	const whole = Math.max(0, Math.round(minutes));
	const hours = Math.floor(whole / 60);
	const rest = whole % 60;
	return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** The time in a zone; its day is named when it is not the reference day. */
export function timeIn(
	at: number,
	zone: string,
	reference: Day
): { text: string; day: string | null } {
	return {
		text: clock(at, zone),
		day: dayIn(at, zone) === reference ? null : weekday(at, zone)
	};
}

/** RFC 3339 with the zone's offset: `2017-08-10T09:20:00+10:00`. */
export function withOffset(at: number, zone: string): string {
	const { year, month, day, hour, minute, second } = wall(at, zone);
	const offset = offsetMinutes(at, zone);
	const size = Math.abs(offset);
	return (
		`${four(year)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}` +
		`${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
	);
}
