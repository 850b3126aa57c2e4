/** When and where of a session, from what its entry says. */
import { NIGHT_ENDS } from '../../program/time/programDay';
import type { Day, Id, Instant, Slot } from '../../program/model';
import { ms } from '../../program/time/instant';
import type { Findings } from '../findings';
import type { Entry } from '../yaml/list';
import type { RawSession } from '../model/model';
import { dayAfter, type Unreadable, type Wall } from './wallClock';

export interface Times {
	days: Day[];
	/** Reads a time; the date is that of a time that names none. */
	wallClock: (text: string, date: Day | null) => Wall | Unreadable;
}

interface When {
	day: Day | null;
	slot: Slot | null;
}

const open: When = { day: null, slot: null };

/** Both null where no start is given, or none that can be read. */
export function readSlot(
	entry: Entry<RawSession>,
	rooms: Id[],
	times: Times | null,
	findings: Findings
): When {
	const { value, at } = entry;
	if (!times || entry.lost.has('day') || entry.lost.has('start')) return open;
	if (value.day && !times.days.includes(value.day)) {
		findings.error(at('day'), `the day ${value.day} isn't one of the event's days`, known(times));
		return open;
	}
	if (value.start === undefined) {
		if (value.end) findings.error(at('end'), 'there is an end, but no start', 'Add a start.');
		return open;
	}
	const given = value.day ?? (times.days.length === 1 ? (times.days[0] ?? null) : null);
	const start = read(entry, 'start', value.start, given, times, findings);
	if (!start) return open;
	const day = programDay(start, given, times);
	if (!day) {
		findings.error(
			at('start'),
			`it starts on ${start.date}, outside the event's days`,
			known(times)
		);
		return open;
	}
	const end = readEnd(entry, start, times, findings);
	return { day, slot: { start: start.at, end, rooms } };
}

const known = ({ days }: Times) =>
	`The event is on ${days.length > 4 ? `${days[0]} to ${days.at(-1)}` : days.join(', ')}.`;

function read(
	entry: Entry<RawSession>,
	field: 'start' | 'end',
	text: string,
	date: Day | null,
	times: Times,
	findings: Findings
): Wall | null {
	const wall = times.wallClock(text, date);
	if ('at' in wall) return wall;
	findings.error(entry.at(field), `the ${field} "${text}" ${wall.problem}`, wall.mend);
	return null;
}

/** The day of the program that a start belongs to; null where it is outside. */
function programDay(start: Wall, given: Day | null, { days }: Times): Day | null {
	const belongs = (day: Day) =>
		day === start.date || (dayAfter(day) === start.date && start.minute < NIGHT_ENDS * 60);
	if (given !== null) return belongs(given) ? given : null;
	return days.find((day) => day === start.date) ?? days.find(belongs) ?? null;
}

function readEnd(
	entry: Entry<RawSession>,
	start: Wall,
	times: Times,
	findings: Findings
): Instant | null {
	const text = entry.value.end;
	if (text === undefined) return null;
	const end = read(entry, 'end', text, start.date, times, findings);
	if (!end) return null;
	const place = entry.at('end');
	const hours = (ms(end.at) - ms(start.at)) / 3_600_000;
	if (hours <= 0) {
		const what = `it ends (${text}) ${hours < 0 ? 'before' : 'when'} it starts (${entry.value.start})`;
		const next = `After midnight? Then write the end in full: ${dayAfter(start.date)}T${text.padStart(5, '0')}.`;
		findings.error(place, what, end.full ? 'Put the end after the start.' : next);
		return null;
	}
	if (hours > 24)
		findings.warning(place, `it lasts ${Math.round(hours)} hours`, 'Is the date right?');
	return end.at;
}
