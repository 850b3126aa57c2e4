/** The conference of a `schedule.json`: its rooms, tracks, days, and the people of version 2. */
import { DateTime } from 'luxon';
import type { Day } from '../../program/model';
import type { Remarks } from '../format';
import type { Gathering } from '../reading/gathering';
import { Value } from '../reading/json';
import { webAddress } from '../reading/link';
import { dayOf, daysBetween } from '../reading/moment';
import { leaveRest, listOf, wordsOf } from '../reading/records';
import { isNoRoom, LEFT, type VocSource } from '../voc/record';
import { readPlainSlug } from '../voc/slug';

export interface Schedule extends VocSource {
	/** What sessions call a room (name, slug, guid) → its key. */
	rooms: Map<string, string>;
	tracks: Map<string, string>;
	/** Of version 2, by guid: biographies stand there, not in the sessions. */
	people: Map<string, Value>;
	/** Where days begin and end, in ms. */
	days: { day: Day; start: number; end: number }[];
}

const CONFERENCE = [
	...['acronym', 'title', 'start', 'end', 'daysCount', 'timeslot_duration', 'time_zone_name'],
	...['url', 'colors', 'tracks', 'rooms', 'days', 'defaults']
];
const SCHEDULE = ['version', 'base_url', 'conference', 'events', 'persons', 'generator', 'url'];
const ROOM = ['name', 'slug', 'guid', 'description', 'stream_id', 'type'];
const TRACK = ['name', 'slug', 'guid', 'color', 'colors'];

export function readConference(schedule: Value, source: Schedule, gathering: Gathering): void {
	const { event, remarks } = gathering;
	const conference = schedule.get('conference');
	const acronym = conference.get('acronym').text();
	event.key = acronym && source.own ? readPlainSlug(acronym).replaceAll('_', '-') : acronym;
	event.name = wordsOf(conference.get('title'), remarks);
	event.zone = conference.get('time_zone_name').text();
	event.language = conference.get('defaults').get('language').text();
	event.site = webAddress(conference.get('url').text() ?? schedule.get('base_url').text());
	event.accent = conference.get('colors').get('primary').text();
	source.language = event.language;
	const [first, last] = ['start', 'end'].map((field) => dayOf(conference.get(field).text()));
	// the conference may begin and end with days that have no sessions
	if (conference.get('days').items().length === 0) {
		event.days = daysBetween(first ?? null, last ?? null);
	}
	leaveRest(conference, CONFERENCE, new Map([['logo', LEFT.picture]]), remarks);
	leaveRest(schedule, SCHEDULE, new Map(), remarks);
	for (const room of listOf(conference.get('rooms'), remarks)) readRoom(room, source, gathering);
	for (const track of listOf(conference.get('tracks'), remarks)) {
		readTrack(track, source, gathering);
	}
	for (const person of listOf(schedule.get('persons'), remarks)) {
		const guid = person.get('guid').text()?.toLowerCase();
		if (guid) source.people.set(guid, person);
		else remarks.add('left out', person.at, 'a person without an identifier');
	}
}

function readRoom(room: Value, source: Schedule, gathering: Gathering): void {
	const { remarks } = gathering;
	const name = wordsOf(room.get('name'), remarks);
	const [slug, guid] = [room.get('slug').text(), room.get('guid').text()];
	if (name === null) {
		remarks.add('left out', room.at, 'a room without a name');
		return;
	}
	const key = source.own && slug ? readPlainSlug(slug) : (slug ?? name);
	const directions = wordsOf(room.get('description'), remarks);
	gathering.room({ key: alias(source.rooms, key, name, slug, guid), name, directions });
	leaveRest(room, ROOM, new Map(), remarks);
}

function readTrack(track: Value, source: Schedule, gathering: Gathering): void {
	const { remarks } = gathering;
	const name = wordsOf(track.get('name'), remarks);
	const [slug, guid] = [track.get('slug').text(), track.get('guid').text()];
	if (name === null) {
		remarks.add('left out', track.at, 'a track without a name');
		return;
	}
	const key = source.own && slug ? readPlainSlug(slug) : (slug ?? name);
	const color = track.get('color').text() ?? track.get('colors').get('light').text();
	gathering.track({ key: alias(source.tracks, key, name, slug, guid), name, color });
	leaveRest(track, TRACK, new Map(), remarks);
}

/** Under the names by which sessions may call it. */
function alias(map: Map<string, string>, key: string, ...names: (string | null)[]): string {
	for (const name of names) if (name !== null && !map.has(name)) map.set(name, key);
	return key;
}

/** The key that one of the names stands for; `known` is false where no list told it. */
function named(value: Value, map: Map<string, string>, fields: string[]) {
	const names = typeof value.raw === 'string' ? [value] : fields.map((field) => value.get(field));
	const texts = names.map((name) => name.text()).filter((name) => name !== null);
	const known = texts.find((name) => map.has(name));
	return { key: known === undefined ? null : (map.get(known) ?? null), name: texts[0] ?? null };
}

/** By any of the names it has; one that no list told is told by the first session in it. */
export function roomOf(value: Value, source: Schedule, gathering: Gathering): string | null {
	const { key, name } = named(value, source.rooms, ['name', 'slug', 'guid']);
	if (key !== null) return key;
	if (name === null || isNoRoom(name, source)) return null;
	return gathering.room({ key: alias(source.rooms, name, name), name, directions: null });
}

export function trackOf(value: Value, source: Schedule, gathering: Gathering): string | null {
	const { key, name } = named(value, source.tracks, ['slug', 'name']);
	if (key !== null || name === null) return key;
	return gathering.track({ key: alias(source.tracks, name, name), name, color: null });
}

/** A day, and where it begins and ends: a night belongs to the evening before. */
export function readDay(day: Value, source: Schedule, { event }: Gathering): Day | null {
	const date = dayOf(day.get('date').text());
	if (date === null) return null;
	event.days = [...new Set([...event.days, date])].sort();
	const [start, end] = ['start', 'end'].map((field) =>
		DateTime.fromISO(day.get(field).text() ?? '', { zone: 'utc' }).toMillis()
	);
	if (start !== undefined && end !== undefined && start < end) {
		source.days.push({ day: date, start, end });
	}
	return date;
}

/** Who stands in the list of people and in no session is not in the program, and that is said. */
export function leaveIdle(source: Schedule, met: Set<string>, remarks: Remarks): void {
	for (const [guid, person] of source.people) {
		if (!met.has(guid)) remarks.add('left out', person.at, LEFT.idle);
	}
}
