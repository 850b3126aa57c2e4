/** Times of day and lengths as people write them in a cell. */

/** Minutes after midnight; above 24 hours it is the night after. */
export type Minutes = number;

export const HOUR = 60;
export const DAY = 24 * HOUR;

export interface WrittenTimes {
	start: Minutes;
	/** Of `10:00-10:30`. */
	end: Minutes | null;
	/** `Z` or `+02:00`; null on the wall clock. */
	offset: string | null;
	/** Letters behind the time that name no zone for certain, as `CET`. */
	abbreviation: string | null;
	/** Whether am or pm stands there. */
	half: boolean;
	/** A number alone was taken for an hour, or seconds were cut off. */
	remark: string | null;
}

type Half = 'am' | 'pm' | null;

interface OneTime {
	hour: number;
	minute: number;
	half: Half;
	bare: boolean;
	seconds: boolean;
}

const CLOCK =
	/^(\d{1,2})(?:\s?[:.h]\s?(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s?(?:(a|p)\.?\s?m\.?|h|uhr|hrs?|o'clock)?$/i;
/** GMT alone is no offset: people write it in British summer, too. */
const ZONE =
	/\s?\(?(?:(?:utc|gmt)\s?([+-])(\d{1,2})(?::?(\d\d))?|(utc|z)|([+])(\d\d):?(\d\d))\)?$/i;
const ABBREVIATION = /(?<=\d|\d ?[ap]\.?m\.?)\s?\(?(?!(?:am|pm|uhr|hrs?|noon)\b)([a-z]{2,5})\)?$/i;
const BETWEEN = /\s?[-–—−→~]\s?|\s(?:to|till?|until|bis|a|à)\s/i;

function oneTime(text: string): OneTime | null {
	if (/^(?:(?:12(?::00)? )?noon|mittag|midday)$/i.test(text)) return named(12);
	if (/^(?:(?:12(?::00)? )?midnight|mitternacht)$/i.test(text)) return named(24);
	const [, whole = '', minute] = /^(\d\d)(\d\d)(?:h|hrs)?$/.exec(text) ?? [];
	const [, hour, minutes, seconds, half] = CLOCK.exec(text) ?? [];
	const read: OneTime = {
		hour: Number(hour ?? (whole || NaN)),
		minute: Number(minutes ?? minute ?? 0),
		half: half ? (half.toLowerCase() === 'a' ? 'am' : 'pm') : null,
		bare: /^\d+$/.test(text) && !whole,
		seconds: Number(seconds ?? 0) > 0
	};
	// 25:30 is how night programs write half past one; 13 PM is a slip of the pen
	const fits = read.hour < 30 && read.minute < 60 && !(read.half === 'am' && read.hour > 12);
	return fits ? read : null;
}

const named = (hour: number): OneTime => ({
	...{ hour, minute: 0, half: null, bare: false, seconds: false }
});

function minutesOf({ hour, minute, half }: OneTime): Minutes {
	const inHalf = half === null || hour > 12 ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
	return inHalf * 60 + minute;
}

/** `9-10:30 AM`: the start is in the half of the end, unless it would then be after it. */
function startBefore(start: OneTime, end: OneTime): Minutes {
	if (start.half !== null || end.half === null || start.hour > 12) return minutesOf(start);
	const same = minutesOf({ ...start, half: end.half });
	return same < minutesOf(end)
		? same
		: minutesOf({ ...start, half: end.half === 'pm' ? 'am' : 'pm' });
}

/** What stands behind the times about their zone, and the times without it. */
function zoneOf(text: string): {
	bare: string;
	offset: string | null;
	abbreviation: string | null;
} {
	const found = ZONE.exec(text);
	if (found && found.index > 0) {
		const [, sign, hours, minutes, , plus, plusHours, plusMinutes] = found;
		const offset = plus
			? `+${plusHours}:${plusMinutes}`
			: sign
				? `${sign}${hours?.padStart(2, '0')}:${minutes ?? '00'}`
				: 'Z';
		return { bare: text.slice(0, found.index).trim(), offset, abbreviation: null };
	}
	const word = ABBREVIATION.exec(text);
	if (!word?.[1]) return { bare: text, offset: null, abbreviation: null };
	const abbreviation = word[1].toUpperCase();
	return { bare: text.slice(0, word.index).trim(), offset: null, abbreviation };
}

/** `T10:00:00-05:00` and the like: only behind seconds or a T is a minus an offset and no range. */
const ISO_OFFSET = /(?<=T\d\d:\d\d|\d\d:\d\d:\d\d(?:\.\d{1,9})?)\s?([+-]\d\d):?(\d\d)$/i;

/** @param text without its date; null where no time can be read in it */
export function writtenTimes(text: string): WrittenTimes | null {
	const plain = text.replace(/\s+/g, ' ').replace(/^[\s,;|@-]+|[\s,;|-]+$/g, '');
	if (plain === '' || plain.length > 60) return null;
	const iso = ISO_OFFSET.exec(plain);
	const zone = iso
		? { bare: plain.slice(0, iso.index), offset: `${iso[1]}:${iso[2]}`, abbreviation: null }
		: zoneOf(plain);
	const parts = zone.bare.replace(/^(?:T(?=\d)|from |von |at |um |ab |@ ?)/i, '').split(BETWEEN);
	const [first, last] = parts.map((part) => oneTime(part.trim()));
	if (!first || parts.length > 2 || (parts.length === 2 && !last)) return null;
	const end = last ? minutesOf(last) : null;
	const start = last ? startBefore(first, last) : minutesOf(first);
	const remark =
		first.seconds || last?.seconds
			? 'seconds of a time are cut off'
			: first.bare && first.half === null && !last
				? 'a number alone, taken for an hour'
				: null;
	const half = first.half !== null || (last ?? first).half !== null;
	return { start, end, offset: zone.offset, abbreviation: zone.abbreviation, half, remark };
}

const MINUTES = /^(\d{1,4})\s?(?:m|min|mins|minutes?|minuten|minutos|')?\.?$/i;
const CLOCKED = /^(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?h)?$/;
const HOURS =
	/^(\d{1,2})(?:[.,](\d{1,2}))?\s?(?:h|hrs?|hours?|stunden?|std|horas?|heures?)\.?(?:\s?(?:and\s)?(\d{1,2})\s?(?:m|min|mins|minutes?|minuten)?\.?)?$/i;
const ISO_LENGTH = /^PT(?:(\d{1,2})H)?(?:(\d{1,4})M)?$/i;

/** Below this a number alone may be hours, or anything. */
const FEWEST = 5;

/** `45`, `45 min`, `0:45`, `1h`, `1.5 h`, `1 h 30`, `PT45M` in minutes; null for anything else, and for 0. */
export function writtenLength(text: string): number | null {
	const [, minutes] = MINUTES.exec(text) ?? [];
	if (minutes !== undefined) {
		const number = Number(minutes);
		return /^\d+$/.test(text) && number < FEWEST ? null : number || null;
	}
	const [, clockHours, clockMinutes] = CLOCKED.exec(text) ?? [];
	if (clockMinutes !== undefined) return Number(clockHours) * 60 + Number(clockMinutes) || null;
	const [, hours, part, more] = HOURS.exec(text) ?? [];
	if (hours !== undefined) {
		return Math.round(Number(`${hours}.${part ?? 0}`) * 60) + Number(more ?? 0) || null;
	}
	const [, isoHours = 0, isoMinutes = 0] = ISO_LENGTH.exec(text) ?? [];
	return Number(isoHours) * 60 + Number(isoMinutes) || null;
}
