/** A zone's offsets as a few spans, for whoever cannot ask for them cheaply. */
import { offsetMinutes } from '../../program/time/instant';
import type { OffsetSpan } from '../../program/time/wall';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The offsets from `from` until `until` (ms); zones change them on the minute, and never twice an hour. */
export function offsetSpans(zone: string, from: number, until: number): OffsetSpan[] {
	const spans: OffsetSpan[] = [{ from, until, minutes: offsetMinutes(from, zone) }];
	for (let at = from; at < until; at += HOUR) {
		const last = spans.at(-1)!;
		if (offsetMinutes(Math.min(at + HOUR, until), zone) === last.minutes) continue;
		let change = at;
		while (offsetMinutes(change, zone) === last.minutes) change += MINUTE;
		last.until = change;
		spans.push({ from: change, until, minutes: offsetMinutes(change, zone) });
	}
	return spans;
}
