/**
 * Calendars (RFC 5545), from any system, read as leniently as calendars are written. An entry is identified by
 * its UID where no other entry has it; entries that repeat have no identifier that outlives a change of time.
 */
import type { Draft, DraftSession } from '../../program/exchange/draft';
import { GatheringByName } from '../reading/byName';
import { oneLine } from '../fit';
import type { Format, Given, SourceFile } from '../format';
import { untoldSession } from '../reading/gathering';
import { entriesOf, type Entry } from './entries';
import { isOwn, ownId, ownKind, ownName, OwnPlaces, ownShortName, ownTitle, ownWords } from './own';
import { hasNames, pretalxCode, pretalxEvent, withNames } from './pretalx';
import { readEntry, sayRest } from './session';
import { calendarsOf, type Component } from './text';
import { IcsZones } from './zone';
import { webAddress } from '../reading/link';
import { endAfter } from '../reading/moment';
import { placeOfAll, placesIn } from '../reading/places';
import { toProse } from '../prose';
import { isZoneName } from '../reading/zoned';

/** All of a session but its time; `endless` where the end that is written is made up. */
type Reader = (event: Component) => { session: DraftSession; endless: boolean };

/** One of our own feeds: what it says in words is known word for word. */
function readOwn(calendar: Component, entries: Entry[], gathering: GatheringByName): Reader {
	const { event: about, remarks } = gathering;
	const places = new OwnPlaces(entries.map(({ event }) => event));
	const [id = null] = entries.flatMap(({ event }) => ownId(event) ?? []);
	about.key ??= id?.event ?? null;
	about.site ??= webAddress(id?.site ?? null)?.replace(/\/$/, '') ?? null;
	about.name ??= ownName(calendar);
	about.shortName ??= ownShortName(calendar);
	const [venue = null, ...address] = places.venue;
	about.venue = { name: venue, address: address.join(', ') || null, city: null };
	if (venue) remarks.add('inferred', 'event', 'the venue, from what all places end with');
	return (event) => {
		const { at } = event;
		const { speakers, authors, summary, endless, ...words } = ownWords(event, at, remarks);
		const { kind, track } = ownKind(event);
		const positions = (people: typeof speakers) => [
			...new Set(people.map((person) => gathering.personNamed(person.name, person, at)))
		];
		sayRest(event, remarks);
		const session: DraftSession = {
			...{ ...untoldSession(at), ...words, kind },
			key: ownId(event)?.session ?? event.text('uid'),
			title: ownTitle(event, kind),
			status: event.text('status') === 'CANCELLED' ? 'cancelled' : 'scheduled',
			rooms: places
				.rooms(event)
				.map(({ key, name }) => gathering.room({ key, name: name || key, directions: null })),
			track: track ? gathering.trackNamed(track) : null,
			...{ speakers: positions(speakers), authors: positions(authors) },
			summary: toProse(summary, 'plain', at, remarks)
		};
		return { session, endless };
	};
}

function readForeign(
	calendar: Component,
	entries: Entry[],
	gathering: GatheringByName,
	given: Given
): Reader {
	const { event: about } = gathering;
	about.name ??= oneLine(calendar.text('x-wr-calname') ?? calendar.text('name') ?? '') || null;
	about.site ??= webAddress(calendar.text('url'));
	const pretalx = pretalxEvent(calendar);
	about.key ??= pretalx;
	const named = pretalx !== null && hasNames(entries.map(({ event }) => event));
	const isOff = (calendar.text('method') ?? '').toUpperCase() === 'CANCEL';
	return (event) => {
		const session = readEntry(event, gathering, given);
		const uid = event.text('uid');
		const key = pretalx === null ? uid : pretalxCode(uid, pretalx);
		const keyed: DraftSession = { ...session, key, ...(isOff ? { status: 'cancelled' } : {}) };
		return { session: named ? withNames(keyed, gathering) : keyed, endless: false };
	};
}

/** What is read of the calendar as a whole, or only says how it is to be shown. */
const known = new Set([
	...[
		'prodid',
		'version',
		'calscale',
		'method',
		'name',
		'x-wr-calname',
		'x-wr-timezone',
		'url',
		'uid'
	],
	...[
		'x-published-ttl',
		'refresh-interval',
		'color',
		'x-apple-calendar-color',
		'last-modified',
		'source'
	]
]);

function sayCalendar(calendar: Component, { remarks }: GatheringByName): void {
	for (const { name, raw } of calendar.properties) {
		if (known.has(name) || raw.trim() === '' || (name === 'x-wr-caldesc' && isOwn(calendar)))
			continue;
		remarks.add(
			'left out',
			calendar.at,
			`the property ${name.toUpperCase().slice(0, 40)} of the calendar`
		);
	}
	for (const { name, at } of calendar.children) {
		if (name === 'vevent' || name === 'vtimezone') continue;
		remarks.add(
			'left out',
			at,
			`an entry that isn't an event (${name.toUpperCase().slice(0, 40)})`
		);
	}
}

/** That of the starts, where they agree; else the calendar's own; else that of most starts. */
function zoneOf(calendar: Component, zones: IcsZones): string | null {
	const told = calendar.text('x-wr-timezone') ?? '';
	const [most, ...others] = [...zones.starts].sort(([, a], [, b]) => b - a).map(([zone]) => zone);
	const own = isZoneName(told) ? told : null;
	const zone = most !== undefined && others.length === 0 ? most : (own ?? most ?? null);
	const differing = [own, most, ...others].filter((one) => one && one !== zone);
	if (differing.length > 0)
		zones.remarks.add('inferred', calendar.at, `of several zones the venue's is ${zone}`);
	if (told !== '' && own === null) {
		zones.remarks.add('left out', calendar.at, "the zone of the calendar, which isn't a known one");
	}
	return zone;
}

function readCalendar(calendar: Component, gathering: GatheringByName, given: Given): void {
	const zones = new IcsZones(calendar, gathering.remarks);
	const entries = entriesOf(calendar, zones, gathering.remarks);
	sayCalendar(calendar, gathering);
	const read = isOwn(calendar)
		? readOwn(calendar, entries, gathering)
		: readForeign(calendar, entries, gathering, given);
	for (const { event, start: wall, minutes } of entries) {
		zones.count(wall);
		const { session, endless } = read(event);
		const start = zones.momentOf(wall, event.at);
		const end = minutes === null || endless ? null : endAfter(start, minutes);
		gathering.sessions.push({ ...session, start, end });
	}
	gathering.event.zone ??= zoneOf(calendar, zones);
	const color = calendar.text('x-apple-calendar-color') ?? '';
	if (/^#[0-9a-f]{6}/i.test(color)) gathering.event.accent ??= color.slice(0, 7).toLowerCase();
}

/** Never by the UID alone: what several entries have identifies none of them. */
function settleKeys({ sessions, remarks }: GatheringByName): void {
	const count = new Map<string, number>();
	for (const { key } of sessions) if (key !== null) count.set(key, (count.get(key) ?? 0) + 1);
	for (const session of sessions) {
		if (session.key === null || count.get(session.key) === 1) continue;
		session.key = null;
		remarks.add('left out', session.at, 'a UID that several entries have');
	}
}

function read(files: SourceFile[], given: Given): Draft {
	const gathering = new GatheringByName();
	const calendars = placesIn(files).flatMap((place, index) =>
		calendarsOf(files[index]!, place, gathering.remarks)
	);
	gathering.ownIds = calendars.every(isOwn);
	for (const calendar of calendars) readCalendar(calendar, gathering, given);
	settleKeys(gathering);
	return gathering.draft(placeOfAll(files), 'by name');
}

export const ics: Format = {
	name: 'ics',
	what: 'an iCalendar file (.ics)',
	// some sites wrap it into a comment or a page
	recognizes: ({ text }) => /^\uFEFF?[ \t]*BEGIN:VCALENDAR\s/im.test(text.slice(0, 20_000)),
	read
};
