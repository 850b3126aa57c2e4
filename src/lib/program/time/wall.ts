/** The wall clock of a zone at an instant: by `Intl`, or by offsets that somebody has told before. */
const MINUTE = 60_000;

/** What the clock on the wall shows: plain numbers, month 1–12. */
export interface Wall {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
}

/**
 * One formatter per key: making one costs some 50 µs, using it two. The memo holds what `make` would
 * return anyway, so nothing observable depends on it.
 */
export function memo(
	make: (key: string) => Intl.DateTimeFormat
): (key: string) => Intl.DateTimeFormat {
	const made = new Map<string, Intl.DateTimeFormat>();
	return (key) => {
		const known = made.get(key);
		if (known) return known;
		const fresh = make(key);
		made.set(key, fresh);
		return fresh;
	};
}

export const wallFormat = memo(
	(timeZone) =>
		new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		})
);

/** From `from` (ms, inclusive) until `until` (exclusive), the zone is `minutes` ahead of UTC. */
export interface OffsetSpan {
	from: number;
	until: number;
	minutes: number;
}

const told = new Map<string, OffsetSpan[]>();

/**
 * Takes a zone's offsets from whoever has asked `Intl` before (the build), so that a phone need not: its
 * first use of `Intl` stops everything for a tenth of a second. A memo: it holds what `Intl` would say.
 */
export function learnOffsets(zone: string, spans: OffsetSpan[]): void {
	told.set(zone, spans);
}

/** What UTC's clock shows. */
function utcWall(at: number): Wall {
	const date = new Date(at);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
		second: date.getUTCSeconds()
	};
}

export function wall(at: number, zone: string): Wall {
	const span = told.get(zone)?.find(({ from, until }) => from <= at && at < until);
	if (span) return utcWall(at + span.minutes * MINUTE);
	const read: Record<string, number> = {};
	for (const part of wallFormat(zone).formatToParts(at)) read[part.type] = Number(part.value);
	const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = read;
	// Some engines call midnight 24 whatever hourCycle says.
	return { year, month, day, hour: hour % 24, minute, second };
}
