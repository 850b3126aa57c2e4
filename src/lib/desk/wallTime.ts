/** Times as organizers type them, at the venue. */
import { NIGHT_ENDS } from '$lib/program/time/programDay';
import type { Day, Instant, Session } from '$lib/program/model';
import { rehearsedMoment } from '$lib/program/time/rehearsedMoment';
import { dayIn, instant, ms, offsetMinutes } from '$lib/program/time/instant';
import { wall } from '$lib/program/time/wall';

const DAY = 86_400_000;

/**
 * `09:50` of a day of the program, as an instant; null while it is no time.
 * @param nightEnds earlier hours are those after the day's midnight
 */
export function instantAt(
	day: Day,
	time: string,
	zone: string,
	nightEnds = NIGHT_ENDS
): Instant | null {
	const hour = /^(\d\d):\d\d$/.exec(time)?.[1];
	if (!hour) return null;
	const date = Number(hour) < nightEnds ? dayIn(ms(`${day}T12:00:00Z`) + DAY, 'UTC') : day;
	const moment = rehearsedMoment(`${date}T${time}`, (at) => offsetMinutes(at, zone));
	return moment === null ? null : instant(moment);
}

/** When `09:50` comes, today or in the coming night; today's, although it is over, where neither is to come. */
export function instantAfter(now: number, time: string, zone: string): Instant | null {
	const today = dayIn(now, zone);
	const same = instantAt(today, time, zone, 0);
	return same && ms(same) <= now ? instantAt(today, time, zone) : same;
}

/** Before which hour a time of this session is one of the night: none, where it starts early on its own day. */
export function nightOf({ day, slot }: Pick<Session, 'day' | 'slot'>, zone: string): number {
	const early = slot && wall(ms(slot.start), zone).hour < NIGHT_ENDS;
	return early && dayIn(ms(slot.start), zone) === day ? 0 : NIGHT_ENDS;
}

/** `09:50`, for a field of type time. */
export function timeField(at: Instant | null | undefined, zone: string): string {
	if (!at) return '';
	const { hour, minute } = wall(ms(at), zone);
	return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}

const DAY_MINUTES = 1440;
const minutesOf = (time: string) => {
	const [hours, minutes] = time.split(':').map(Number);
	return (hours ?? NaN) * 60 + (minutes ?? NaN);
};

/** The end as typed, kept as far from a new start as it was; as it is where one of them is no time. */
export function keepLength(was: string, start: string, end: string): string {
	const moved = minutesOf(end) + minutesOf(start) - minutesOf(was);
	if (!Number.isFinite(moved)) return end;
	const minute = (moved + DAY_MINUTES) % DAY_MINUTES;
	return [Math.floor(minute / 60), minute % 60]
		.map((part) => String(part).padStart(2, '0'))
		.join(':');
}

/** An end at or after midnight is that of the next day. */
export function inOrder(start: Instant, end: Instant): Instant {
	const late = ms(start) - ms(end);
	return late > DAY / 2 ? instant(ms(end) + DAY) : end;
}
