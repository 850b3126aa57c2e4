/** Durations as the C3VOC family writes them, in minutes. */
import { Duration } from 'luxon';

/** Systems write no session in seconds; below this, three parts are days, hours and minutes. */
const SHORTEST_WITH_SECONDS = 5;

/**
 * `0:25`, `00:25`, `55:23` (hours may be more than a day's), `PT25M`, and three parts: hours, minutes and
 * seconds by the XSD, but days, hours and minutes from pretalx. They are days where the first is 1 or more,
 * the second an hour of a day, and reading it as hours would leave seconds (`1:02:30`), or where the file
 * says that pretalx wrote it.
 * @returns null for what is no duration
 */
export function minutesOf(text: string | null, generator: string | null = null): number | null {
	const told = (text ?? '').trim();
	if (/^P[\dT]/.test(told)) return whole(Duration.fromISO(told).as('minutes'));
	const parts = told.split(':');
	if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) {
		return null;
	}
	const [first = 0, second = 0, third] = parts.map(Number);
	if (third === undefined) return first * 60 + second;
	const days = first * 24 * 60 + second * 60 + third;
	const byPretalx = generator !== null && /pretalx/i.test(generator);
	const plausible = first >= 1 && second < 24 && third % 60 !== 0;
	if (first >= 1 && second < 24 && (byPretalx || plausible)) return days;
	const seconds = first * 3600 + second * 60 + third;
	return seconds >= SHORTEST_WITH_SECONDS * 60 || third === 0 ? Math.round(seconds / 60) : days;
}

const whole = (minutes: number) => (minutes > 0 && minutes < 1e6 ? Math.round(minutes) : null);
