/** The clock that somebody sets to try out a moment of the day. */
import { ms } from './instant';

/** Venue time unless the text carries an offset. Null when it is no time. */
export function rehearsedMoment(
	text: string,
	offsetMinutes: (ms: number) => number
): number | null {
	const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:?\d\d)?$/.exec(
		text.replace(' ', '+')
	);
	if (!match) return null;
	const utc = ms(`${match[1]}T${match[2]}${match[3] ?? 'Z'}`);
	if (Number.isNaN(utc)) return null;
	// twice, because the offset belongs to the moment, not to its wall clock read as UTC
	return match[3] ? utc : utc - offsetMinutes(utc - offsetMinutes(utc) * 60_000) * 60_000;
}
