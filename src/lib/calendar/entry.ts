/** One session as the feed library wants it. Everything that changes with time comes from the ledger. */
import type { ICalDateTimeValue, ICalEventData, ICalLocation } from 'ical-generator';
import { ICalAlarmType, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { creation, EPOCH, modified, sequence } from '../program/ledger/ledger';
import { CANCELLED, ROOMS } from '../program/exchange/marks';
import type { Id, Program, ProgramFolder, Venue } from '../program/model';
import { kindLabel, sessionTitle, usualEnd } from '../program/schedule/schedule';
import { ms } from '../program/time/instant';
import { description, sessionPage } from './description';
import { categoryName, domainName, oneLine } from './plain';
import type { FeedSelection, Scheduled } from './select';

/** What a calendar is made from: the program, its history, its prose. */
export type Told = Pick<ProgramFolder, 'program' | 'ledger' | 'prose'>;

/**
 * How times are written. With a zone, `at` must give luxon's DateTime: the library reads a native Date
 * by the machine's own clock then. Without one times are UTC, and a native Date is right anywhere.
 */
export interface Times {
	zone: string | null;
	at: (ms: number) => ICalDateTimeValue;
}

export const utcTimes: Times = { zone: null, at: (ms) => new Date(ms) };

/** Start and end in ms. An end that is not after its start counts as none: DTEND must be later (RFC 5545 3.8.2.2). */
export function span(session: Scheduled): { start: number; end: number } {
	const start = ms(session.slot.start);
	const end = usualEnd(session);
	if (end > start) return { start, end };
	return { start, end: usualEnd({ ...session, slot: { ...session.slot, end: null } }) };
}

/** The library's data for one VEVENT; the same in every feed but for TRANSP and alarms. */
export function entry(
	told: Told,
	session: Scheduled,
	which: FeedSelection,
	times: Times
): ICalEventData {
	const { program, ledger, prose } = told;
	const { start, end } = span(session);
	const changed = new Date(ms(modified(session, program, ledger)));
	return {
		id: `${program.event.id}-${session.id}@${domainName(program.event.domain)}`,
		sequence: sequence(session, ledger),
		stamp: changed,
		lastModified: changed,
		created: new Date(ms(creation(session.id, ledger)?.at ?? EPOCH)),
		start: times.at(start),
		end: times.at(end),
		timezone: times.zone,
		summary: summaryLine(session),
		description: description(program, prose, session),
		location: location(program, session),
		url: sessionPage(program, session.id),
		status: session.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		transparency: transparency(session, which),
		categories: categories(program, session),
		x: rooms(program, session),
		alarms: alarms(session, which)
	};
}

/** The prefix is for calendars that ignore STATUS. */
function summaryLine(session: Scheduled): string {
	const title = oneLine(sessionTitle(session)) || kindLabel(session.kind);
	return session.status === 'cancelled' ? CANCELLED + title : title;
}

const roomName = ({ rooms }: Program, id: Id): string =>
	oneLine(rooms.find((room) => room.id === id)?.name ?? '');

/** Null where nobody has said where it is. The library refuses an empty title. */
function location(program: Program, session: Scheduled): ICalLocation | null {
	const title = place(program, session);
	const point = geo(program.event.venue);
	if (title) return { title, ...(point ? { geo: point } : {}) };
	return point ? { geo: point } : null;
}

function place(program: Program, session: Scheduled): string {
	const { name, address, city } = program.event.venue;
	const names = session.slot.rooms.map((id) => roomName(program, id));
	const inAddress = city !== null && address?.includes(city);
	return [...names, ...[name, address, inAddress ? null : city].map((part) => oneLine(part ?? ''))]
		.filter((part) => part !== '')
		.join(', ');
}

/**
 * Which part of LOCATION is a room, for our own reader (formats/ics/own.ts) and whoever else wants to know:
 * a line for each, its id and its name.
 */
function rooms(program: Program, { slot }: Scheduled): { key: string; value: string }[] {
	if (slot.rooms.length === 0) return [];
	const lines = slot.rooms.map((id) => `${id} ${roomName(program, id)}`.trim());
	return [{ key: ROOMS, value: lines.join('\n') }];
}

/** Six decimals, as RFC 5545 3.8.1.6 has it. The library drops a 0, so the equator moves by 11 cm. */
function geo(venue: Venue): { lat: number; lon: number } | null {
	const degrees = (value: number) => Number(value.toFixed(6)) || 0.000001;
	if (venue.latitude === null || venue.longitude === null) return null;
	return { lat: degrees(venue.latitude), lon: degrees(venue.longitude) };
}

/** A whole program must not mark its reader as busy all day; what one keeps does. */
function transparency(session: Scheduled, which: FeedSelection): ICalEventTransparency {
	return which.type === 'agenda' && session.status !== 'cancelled'
		? ICalEventTransparency.OPAQUE
		: ICalEventTransparency.TRANSPARENT;
}

function categories(program: Program, session: Scheduled): { name: string }[] {
	const track = program.tracks.find((known) => known.id === session.track);
	return [kindLabel(session.kind), track?.name ?? '']
		.map((name) => ({ name: categoryName(name) }))
		.filter(({ name }) => name !== '');
}

function alarms(session: Scheduled, which: FeedSelection) {
	if (which.type !== 'agenda' || session.status === 'cancelled') return [];
	const minutes = which.alarms ?? NaN;
	if (!Number.isFinite(minutes) || minutes < 0) return [];
	return [{ type: ICalAlarmType.display, trigger: Math.round(minutes) * 60 }];
}
