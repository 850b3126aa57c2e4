/**
 * `schedule.json` of the C3VOC: version 1 as frab, pretalx, the CCC's hub and we ourselves write it, and
 * version 2 with its flat list. Read leniently, since hardly any published file is valid by its schema; but
 * the identifiers must be what the format says, because everything hangs on them.
 */
import type { Draft } from '../program/draft';
import { Unreadable, type Format, type SourceFile } from './format';
import { Gathering } from './gathering';
import { parseJson, tryJson, Value } from './json';
import { webAddress } from './link';
import { dayOf, daysBetween, toMoment } from './moment';
import { leaveRest, listOf, wordsOf } from './records';
import { minutesOf } from './vocDuration';
import {
	addRecord,
	isNoRoom,
	realId,
	type VocLinkRecord,
	type VocPersonRecord,
	type VocRecord,
	type VocSource
} from './vocRecord';
import { kindOfLink } from './vocLinks';
import { readPlainSlug } from './vocSlug';

interface Schedule extends VocSource {
	generator: string | null;
	/** What sessions call a room (name, slug, guid) → its key. */
	rooms: Map<string, string>;
	tracks: Map<string, string>;
}

const scheduleIn = (top: Value): Value => (top.get('schedule').missing ? top : top.get('schedule'));

const isSchedule = (top: Value): boolean => {
	const schedule = scheduleIn(top);
	const conference = schedule.get('conference');
	return Array.isArray(conference.get('days').raw) || Array.isArray(schedule.get('events').raw);
};

const CONFERENCE = [
	...[
		'acronym',
		'title',
		'start',
		'end',
		'daysCount',
		'timeslot_duration',
		'time_zone_name',
		'url'
	],
	...['colors', 'tracks', 'rooms', 'days', 'logo']
];

function readConference(schedule: Value, source: Schedule, gathering: Gathering): void {
	const { event, remarks } = gathering;
	const conference = schedule.get('conference');
	const acronym = conference.get('acronym').text();
	event.key = acronym && source.own ? readPlainSlug(acronym).replaceAll('_', '-') : acronym;
	event.name = wordsOf(conference.get('title'), remarks);
	event.zone = conference.get('time_zone_name').text();
	event.site = webAddress(conference.get('url').text() ?? schedule.get('base_url').text());
	event.accent = conference.get('colors').get('primary').text();
	const [first, last] = ['start', 'end'].map((field) => dayOf(conference.get(field).text()));
	// the conference may begin and end with days that have no sessions
	if (conference.get('days').items().length === 0) {
		event.days = daysBetween(first ?? null, last ?? null);
	}
	leaveRest(conference, CONFERENCE, new Map(), remarks);
}

/** Under the names by which sessions may call it. */
function alias(map: Map<string, string>, key: string, ...names: (string | null)[]): string {
	for (const name of names) if (name !== null && !map.has(name)) map.set(name, key);
	return key;
}

function readRooms(schedule: Value, source: Schedule, gathering: Gathering): void {
	const { remarks } = gathering;
	const conference = schedule.get('conference');
	for (const room of listOf(conference.get('rooms'), remarks)) {
		const name = wordsOf(room.get('name'), remarks);
		const [slug, guid] = [room.get('slug').text(), room.get('guid').text()];
		if (name === null) {
			remarks.add('left out', room.at, 'a room without a name');
			continue;
		}
		const key = source.own && slug ? readPlainSlug(slug) : (slug ?? name);
		const directions = wordsOf(room.get('description'), remarks);
		gathering.room({ key: alias(source.rooms, key, name, slug, guid), name, directions });
		leaveRest(
			room,
			['name', 'slug', 'guid', 'description', 'stream_id', 'type'],
			new Map(),
			remarks
		);
	}
	for (const track of listOf(conference.get('tracks'), remarks)) {
		const name = wordsOf(track.get('name'), remarks);
		const [slug, guid] = [track.get('slug').text(), track.get('guid').text()];
		if (name === null) continue;
		const key = source.own && slug ? readPlainSlug(slug) : (slug ?? name);
		const color = track.get('color').text() ?? track.get('colors').get('light').text();
		gathering.track({ key: alias(source.tracks, key, name, slug, guid), name, color });
	}
}

/** By any of the names it has; one that no list told is told by the first session in it. */
function roomOf(value: Value, source: Schedule, gathering: Gathering): string | null {
	const names = ['slug', 'guid', 'name'].map((field) => value.get(field).text());
	const all = typeof value.raw === 'string' ? [value.text()] : names;
	const known = all.find((name) => name !== null && source.rooms.has(name));
	if (known) return source.rooms.get(known) ?? null;
	const name = all.at(-1) ?? null;
	if (name === null || isNoRoom(name, source)) return null;
	return gathering.room({ key: alias(source.rooms, name, name), name, directions: null });
}

function trackOf(value: Value, source: Schedule, gathering: Gathering): string | null {
	const names = [value.get('slug').text(), value.get('name').text()];
	const all = typeof value.raw === 'string' ? [value.text()] : names;
	const known = all.find((name) => name !== null && source.tracks.has(name));
	if (known) return source.tracks.get(known) ?? null;
	const name = all.find((it) => it !== null) ?? null;
	return name && gathering.track({ key: alias(source.tracks, name, name), name, color: null });
}

const PERSON = [
	...['id', 'guid', 'code', 'name', 'public_name', 'display_name', 'slug', 'url', 'role'],
	...['biography', 'bio', 'links']
];

const PICTURE = 'a profile picture, which lies on another host';

function personOf(person: Value, source: Schedule, { remarks }: Gathering): VocPersonRecord {
	const field = (name: string) => person.get(name).text();
	const own = source.own ? field('slug') : null;
	const names = ['public_name', 'name', 'display_name'];
	leaveRest(
		person,
		PERSON,
		new Map([
			['avatar', PICTURE],
			['avatar_url', PICTURE]
		]),
		remarks
	);
	return {
		key: own ?? field('code') ?? realId(field('id')) ?? field('guid'),
		name: names.map(field).find((name) => name !== null) ?? null,
		bio: field('biography') ?? field('bio'),
		links: listOf(person.get('links'), remarks).map((link) => linkOf(link, source)),
		speaks: !/^(contributor|coordinator|angel|organi[sz]er)$/i.test(field('role') ?? ''),
		at: person.at
	};
}

/** Files in the wild give links as text. */
function linkOf(link: Value, { own }: Schedule): VocLinkRecord {
	const url = typeof link.raw === 'string' ? link.text() : link.get('url').text();
	const title = link.get('title').text();
	const type = link.get('type').text()?.toLowerCase() ?? null;
	return { url, title, type: own ? kindOfLink(type ?? '', title ?? '', url ?? '') : type };
}

/** Addresses of the same session in the system that wrote the file, which are none of ours. */
const isOfSystem = ({ type }: VocLinkRecord) => /^(origin|feedback)$/.test(type ?? '');

const SESSION = [
	...['guid', 'id', 'code', 'date', 'start', 'end', 'duration', 'room', 'slug', 'url', 'title'],
	...[
		'subtitle',
		'track',
		'type',
		'language',
		'abstract',
		'description',
		'persons',
		'participants'
	],
	...['links', 'attachments', 'video_download_url', 'origin_url']
];

const REST = new Map([
	['logo', 'a picture, which lies on another host'],
	['recording_license', 'the license of the recording'],
	['do_not_record', 'the wish not to be recorded'],
	['do_not_stream', 'the wish not to be streamed'],
	['feedback_url', 'an address for feedback']
]);

/** Where a session stands in a file of version 1; both null in version 2. */
interface Standing {
	day: string | null;
	room: string | null;
}

function record(
	it: Value,
	{ day, room }: Standing,
	source: Schedule,
	gathering: Gathering
): VocRecord {
	const { remarks } = gathering;
	const field = (name: string) => wordsOf(it.get(name), remarks);
	const links = [...listOf(it.get('links'), remarks), ...listOf(it.get('attachments'), remarks)];
	const kept = links.map((link) => linkOf(link, source)).filter((link) => !isOfSystem(link));
	if (kept.length < links.length)
		remarks.add('left out', it.at, 'addresses of the session in the other system');
	const video = it.get('video_download_url').text();
	const people = it.get('persons').missing ? it.get('participants') : it.get('persons');
	leaveRest(it, SESSION, REST, remarks);
	return {
		at: it.at,
		...{ guid: field('guid'), id: it.get('id').text(), code: field('code'), slug: field('slug') },
		...spanOf(it, day, source, gathering),
		day,
		room: room ?? roomOf(it.get('room'), source, gathering),
		...{ title: field('title'), subtitle: field('subtitle') },
		track: trackOf(it.get('track'), source, gathering),
		...{ type: field('type'), language: field('language') },
		...{ abstract: field('abstract'), description: field('description') },
		persons: listOf(people, remarks).map((person) => personOf(person, source, gathering)),
		links: [...kept, ...(video ? [{ url: video, title: null, type: 'video' }] : [])]
	};
}

/** `date` is the whole start in version 1, `start` in version 2. An `end` may be a clock alone: then the duration tells. */
function spanOf(it: Value, day: string | null, { generator }: Schedule, { remarks }: Gathering) {
	const isWhole = (name: string) => (it.get(name).text() ?? '').includes('T');
	const start = isWhole('date') ? it.get('date') : it.get('start');
	const clock = /^(\d{1,2}:\d{2})/.exec(it.get('start').text() ?? '')?.[1]?.padStart(5, '0');
	const written = start.text();
	const whole = written?.includes('T') ?? false;
	const inDay = day && clock ? new Value(`${day}T${clock}`, it.at) : start;
	return {
		start: toMoment(whole ? start : inDay, remarks),
		end: isWhole('end') ? toMoment(it.get('end'), remarks) : null,
		minutes: minutesOf(it.get('duration').text(), generator)
	};
}

function readDays(schedule: Value, source: Schedule, gathering: Gathering, file: SourceFile): void {
	const { remarks, event } = gathering;
	for (const day of listOf(schedule.get('conference').get('days'), remarks)) {
		const date = dayOf(day.get('date').text());
		if (date !== null) event.days = [...new Set([...event.days, date])].sort();
		for (const [name, sessions] of day.get('rooms').entries()) {
			// a room without a name is that of whatever a merged file could not place
			const room = name.trim() ? roomOf(new Value(name, day.at), source, gathering) : null;
			for (const it of listOf(sessions, remarks)) {
				requireIds(it, file);
				addRecord(record(it, { day: date, room }, source, gathering), source, gathering);
			}
		}
	}
}

function readFlat(schedule: Value, source: Schedule, gathering: Gathering): void {
	for (const it of listOf(schedule.get('events'), gathering.remarks)) {
		addRecord(record(it, { day: null, room: null }, source, gathering), source, gathering);
	}
}

/** Numbers, in version 1: a file that has words there was not written for this format, and they may not last. */
function requireIds(it: Value, { name }: SourceFile): void {
	const wrong = [it, ...it.get('persons').items()]
		.map((one) => one.get('id'))
		.find((id) => !id.missing && typeof id.raw !== 'number' && !/^-?\d+$/.test(String(id.raw)));
	if (!wrong) return;
	const what = `${wrong.at} is "${String(wrong.raw).slice(0, 40)}", and must be a whole number`;
	throw new Unreadable(name, what, 'Mend it where the file is made: identifiers must last.');
}

function read([file, ...more]: SourceFile[]): Draft {
	if (!file) throw new Unreadable('', 'no file was given');
	if (more[0]) {
		throw new Unreadable(
			more[0].name,
			'a schedule.json holds a whole program',
			'Import one at a time.'
		);
	}
	const top = parseJson(file);
	if (!isSchedule(top)) throw new Unreadable(file.name, 'this is no schedule.json of the C3VOC');
	const schedule = scheduleIn(top);
	const generator =
		top.get('generator').get('name').text() ?? schedule.get('generator').get('name').text();
	const hasCodes = /"code"\s*:/.test(file.text);
	const source: Schedule = {
		...{ own: generator === 'Runsheet', generator, language: null },
		form: hasCodes || /pretalx/i.test(generator ?? '') ? 'lines' : 'any',
		...{ rooms: new Map(), tracks: new Map() }
	};
	const gathering = new Gathering();
	readConference(schedule, source, gathering);
	readRooms(schedule, source, gathering);
	readDays(schedule, source, gathering, file);
	readFlat(schedule, source, gathering);
	return gathering.draft(file.name);
}

export const c3vocJson: Format = {
	name: 'c3voc-json',
	what: 'schedule.json of the C3VOC, frab or pretalx',
	recognizes(file) {
		const top = /"conference"/.test(file.text) ? tryJson(file) : null;
		return top !== null && isSchedule(top);
	},
	read: (files) => read(files)
};
