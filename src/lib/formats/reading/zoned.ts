/** Wall-clock times with the name of their zone → moments with their offset. */
import { DateTime, IANAZone } from 'luxon';
import type { Moment } from '../../program/exchange/draft';

/** A memo: it holds what would be found anyway, and asking takes half a millisecond. */
const asked = new Map<string, boolean>();

/**
 * Whether a text is the IANA name of one zone. Abbreviations (`EST`, `GMT`) are none, though systems accept
 * them: the same letters mean several zones, and others mean the same ones in summer.
 */
export function isZoneName(text: string): boolean {
	if (text === 'UTC') return true;
	if (text.length > 60 || !/^[A-Z]\w*(?:\/[\w+-]+)+$/i.test(text)) return false;
	const known = asked.get(text) ?? IANAZone.isValidZone(text);
	asked.set(text, known);
	return known;
}

/**
 * @param wall `2017-08-10T09:20`, seconds allowed
 * @returns `2017-08-10T09:20:00+10:00`; of a time that exists twice the first; null where it is no time
 */
export function inZone(wall: string, zone: string): Moment | null {
	const read = DateTime.fromISO(wall, { zone });
	if (!read.isValid) return null;
	const [first = read] = read.getPossibleOffsets();
	return first.toISO({ suppressMilliseconds: true });
}
