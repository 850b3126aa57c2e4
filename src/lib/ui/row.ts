/** What a session's row says, as text: shared by the component and by whoever repaints rows in place. */
import type { Day, Session } from '$lib/program/model';
import { timeIn, zoneCity } from '$lib/program/time/instant';

export interface ShownTimes {
	start: string;
	end: string | null;
	/** In words where and on which day, for any zone but the venue's; there only a day that differs. */
	note: string | null;
}

/** @param start ms @param end ms or null @param day the program's day at the venue */
export function shownTimes(
	start: number,
	end: number | null,
	day: Day,
	zone: string,
	venue: string
): ShownTimes {
	const from = timeIn(start, zone, day);
	const to = end === null ? null : timeIn(end, zone, day);
	if (zone === venue) return { start: from.text, end: to?.text ?? null, note: from.day };
	const city = zoneCity(zone);
	return {
		start: from.text,
		end: to?.text ?? null,
		note: from.day ? `${from.day}, ${city}` : city
	};
}

export type Phase = 'past' | 'now' | 'coming';

/** Past, on now, or coming; a session without an end counts as on for `usualEnd`. All ms. */
export function phaseAt(start: number, end: number, now: number): Phase {
	if (now >= end) return 'past';
	return now >= start ? 'now' : 'coming';
}

/** The language of its title for `lang`; undefined for English, in which all words of the pages are. */
export function languageOf({ language }: Session, ofEvent: string): string | undefined {
	const own = language ?? ofEvent;
	return /^en\b/i.test(own) ? undefined : own;
}
