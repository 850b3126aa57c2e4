/** Open Event (FOSSASIA, eventyay): an archive of JSON files, one for each sort of record. */
import type { Draft } from '../../program/exchange/draft';
import type { Format, SourceFile } from '../format';
import { Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { LanguageNames } from '../reading/language';
import { webAddress } from '../reading/link';
import { dayOf, daysBetween } from '../reading/moment';
import { isPart, readPart, type Part } from './files';
import { readSpeaker } from './people';
import { isRefused, readSession } from './session';
import { placeOfAll, placesIn } from '../reading/places';
import { firstOf, identityOf, leaveRest, wordsOf } from '../reading/records';

const EVENT_READ = [
	...['id', 'name', 'identifier', 'timezone', 'start_time', 'starts_at', 'end_time', 'ends_at'],
	...['location_name', 'searchable_location_name', 'event_url', 'external_event_url', 'version']
];

const PICTURE = 'a picture of the event, which lies on another host';
const EVENT_REST = new Map([
	['description', 'the description of the event'],
	['email', 'an e-mail address'],
	['logo', PICTURE],
	['logo_url', PICTURE],
	['background_url', PICTURE],
	['original_image_url', PICTURE],
	['latitude', 'the position of the venue'],
	['longitude', 'the position of the venue'],
	['social_links', 'links of the event'],
	['ticket_url', 'the address of the tickets']
]);

function readEvent(top: Value, { event, remarks }: Gathering): void {
	const site = firstOf(top, 'event_url', 'external_event_url').text();
	event.key = top.get('identifier').text();
	event.name = wordsOf(top.get('name'), remarks);
	event.zone = top.get('timezone').text();
	event.site = webAddress(site);
	if (site && !event.site) remarks.add('left out', top.at, "an address that isn't a web address");
	const first = dayOf(firstOf(top, 'start_time', 'starts_at').text());
	event.days = daysBetween(first, dayOf(firstOf(top, 'end_time', 'ends_at').text()));
	event.venue.name = wordsOf(top.get('location_name'), remarks);
	event.venue.address = wordsOf(top.get('searchable_location_name'), remarks);
	leaveRest(top, EVENT_READ, EVENT_REST, remarks);
}

const ROOM_REST = new Map([
	['latitude', 'the position of a room'],
	['longitude', 'the position of a room']
]);

function readRoom(room: Value, gathering: Gathering): void {
	const { remarks } = gathering;
	const name = wordsOf(room.get('name'), remarks);
	const key = room.get('id').text() ?? name;
	const floor = wordsOf(room.get('floor'), remarks);
	const number = wordsOf(room.get('room'), remarks);
	const parts = [floor && `Floor ${floor}`, number && `Room ${number}`].filter(Boolean);
	if (key && name) gathering.room({ key, name, directions: parts.join(', ') || null });
	else remarks.add('left out', room.at, 'a room without a name');
	leaveRest(room, ['id', 'name', 'floor', 'room', 'sessions', 'position'], ROOM_REST, remarks);
}

const TRACK_REST = new Map([
	['description', 'the description of a track'],
	['track_image_url', 'the picture of a track']
]);

function readTrack(track: Value, gathering: Gathering): void {
	const { remarks } = gathering;
	const name = wordsOf(track.get('name'), remarks);
	const key = track.get('id').text() ?? name;
	if (key && name) gathering.track({ key, name, color: track.get('color').text() });
	else remarks.add('left out', track.at, 'a track without a name');
	leaveRest(track, ['id', 'name', 'color', 'font_color', 'sessions'], TRACK_REST, remarks);
}

/** Whoever only proposed is in the archive, too, but not in the program. */
function readSpeakers(speakers: Value[], accepted: Value[], gathering: Gathering): void {
	const { remarks } = gathering;
	const mentions = accepted.flatMap((session) => session.get('speakers').items());
	const here = new Set(mentions.map((mention) => identityOf(mention.get('id'))));
	for (const speaker of speakers) {
		const key = identityOf(speaker.get('id'));
		const person = key && here.has(key) ? readSpeaker(speaker, gathering) : null;
		if (person) gathering.person(person);
		else if (!key || !here.has(key)) {
			remarks.add('left out', speaker.at, 'a speaker without an accepted session');
		}
	}
}

/** A session that is left out says its state: the report counts them. */
function leaveRefused(session: Value, { remarks }: Gathering): void {
	const state = session.get('deleted_at').text() ? 'deleted' : session.get('state').text();
	const known = /^[a-z]{1,20}$/i.exec(state ?? '')?.[0].toLowerCase();
	const what = `a session that is not accepted${known ? ` (${known})` : ''}`;
	remarks.add('left out', session.at, what);
}

function read(files: SourceFile[]): Draft {
	const gathering = new Gathering();
	const parts = placesIn(files).map((at, index) => readPart(files[index]!, at));
	const itemsOf = (wanted: Part) =>
		parts.flatMap(({ part, top }) => (part === wanted ? top.items() : []));
	for (const { part, top } of parts) {
		if (part === 'event') readEvent(top, gathering);
		if (part === 'beside')
			gathering.remarks.add('left out', top.at, "a file that isn't part of a program");
	}
	for (const room of itemsOf('microlocations')) readRoom(room, gathering);
	for (const track of itemsOf('tracks')) readTrack(track, gathering);
	const sessions = itemsOf('sessions');
	for (const session of sessions.filter(isRefused)) leaveRefused(session, gathering);
	const accepted = sessions.filter((session) => !isRefused(session));
	readSpeakers(itemsOf('speakers'), accepted, gathering);
	const languages = new LanguageNames();
	for (const session of accepted) {
		gathering.sessions.push(readSession(session, gathering, languages));
	}
	return gathering.draft(placeOfAll(files));
}

export const openEvent: Format = {
	name: 'open-event',
	what: 'the JSON files of an Open Event archive (FOSSASIA, eventyay)',
	recognizes: (file) => isPart(file),
	read: (files) => read(files)
};
