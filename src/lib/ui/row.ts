/** What a session's row says, as text: shared by the component and by whoever repaints rows in place. */
import { isolate } from '$lib/program/direction';
import type { Day, Person, Session } from '$lib/program/model';
import { timeIn, zoneCity } from '$lib/program/time';

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

/** Three names at most, and how many more: a row is no place for a whole author list. */
export function nameList(names: string[]): string {
	const shown = names.length <= 4 ? names : names.slice(0, 3);
	const more = names.length - shown.length;
	return shown.map(isolate).join(', ') + (more > 0 ? ` +${more}` : '');
}

/** Who presents, with the affiliation when it is one person; else who wrote it. */
export function byline(session: Session, person: (id: string) => Person | undefined): string {
	const ids = session.speakers.length > 0 ? session.speakers : session.authors;
	const people = ids.map(person).filter((found) => found !== undefined);
	const [only] = people;
	if (people.length === 1 && only) {
		return [only.name, ...only.affiliations.slice(0, 2)].map(isolate).join(' · ');
	}
	return nameList(people.map(({ name }) => name));
}

/** The language of its title for `lang`; undefined for English, in which all words of the pages are. */
export function languageOf({ language }: Session, ofEvent: string): string | undefined {
	const own = language ?? ofEvent;
	return /^en\b/i.test(own) ? undefined : own;
}
