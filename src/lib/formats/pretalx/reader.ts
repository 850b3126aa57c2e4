/**
 * The JSON behind pretalx's schedule widget (`/EVENT/schedule/widgets/schedule.json`). Unlike the exports it
 * has the breaks: talks without a code. Their ids are new with every release, so they have no key here.
 */
import type { Draft, DraftSession } from '../../program/exchange/draft';
import type { Kind } from '../../program/model';
import { Unreadable, type Format, type SourceFile } from '../format';
import { Gathering, untoldPerson, untoldSession } from '../reading/gathering';
import { parseJson, tryJson, Value } from '../reading/json';
import { kindOfTitle } from '../reading/kind';
import { dayOf, daysBetween, endAfter, toMoment, toSpan } from '../reading/moment';
import { placeOfAll, placesIn } from '../reading/places';
import { toProse } from '../prose';
import { identityOf, leaveRest, listOf, wordsOf } from '../reading/records';

const isWidget = (top: Value): boolean => {
	const isList = (field: string) => Array.isArray(top.get(field).raw);
	return isList('talks') && (isList('rooms') || isList('tracks')) && !top.get('timezone').missing;
};

const TOP = ['talks', 'speakers', 'rooms', 'tracks', 'timezone', 'event_start', 'event_end'];

function readEvent(top: Value, { event, remarks }: Gathering): void {
	event.zone = top.get('timezone').text();
	const [first, last] = ['event_start', 'event_end'].map((field) => dayOf(top.get(field).text()));
	event.days = daysBetween(first ?? null, last ?? null);
	const words = new Map([['version', 'the name of the schedule version']]);
	leaveRest(top, [...TOP, 'schedule_id'], words, remarks);
}

function readRooms(top: Value, gathering: Gathering): void {
	const { remarks } = gathering;
	for (const room of listOf(top.get('rooms'), remarks)) {
		const name = wordsOf(room.get('name'), remarks);
		const key = room.get('id').text() ?? name;
		const directions = wordsOf(room.get('description'), remarks);
		if (key && name) gathering.room({ key, name, directions });
		else remarks.add('left out', room.at, 'a room without a name');
		leaveRest(room, ['id', 'name', 'description'], new Map(), remarks);
	}
}

function readTracks(top: Value, gathering: Gathering): void {
	const { remarks } = gathering;
	const words = new Map([['description', 'the description of a track']]);
	for (const track of listOf(top.get('tracks'), remarks)) {
		const name = wordsOf(track.get('name'), remarks);
		const key = track.get('id').text() ?? name;
		const color = track.get('color').text();
		if (key && name) gathering.track({ key, name, color });
		else remarks.add('left out', track.at, 'a track without a name');
		leaveRest(track, ['id', 'name', 'color'], words, remarks);
	}
}

const PICTURE = 'a profile picture, which lies on another host';
const PICTURES = new Map([
	['avatar', PICTURE],
	['avatar_thumbnail_default', PICTURE],
	['avatar_thumbnail_tiny', PICTURE]
]);

function readSpeakers(top: Value, gathering: Gathering): void {
	const { remarks } = gathering;
	for (const speaker of listOf(top.get('speakers'), remarks)) {
		const name = wordsOf(speaker.get('name'), remarks);
		const code = identityOf(speaker.get('code'));
		if (name) gathering.person(untoldPerson(code, name, speaker.at));
		else remarks.add('left out', speaker.at, 'a speaker without a name');
		leaveRest(speaker, ['code', 'name'], PICTURES, remarks);
	}
}

/** `state` is there only in a schedule that is not released. */
const isRefused = (talk: Value): boolean => {
	const state = talk.get('state').text();
	return state !== null && !/^(accepted|confirmed)$/i.test(state);
};

const READ = [
	...['code', 'id', 'title', 'abstract', 'speakers', 'track', 'start', 'end', 'room', 'duration'],
	...['state', 'content_locale', 'slot_type']
];

const REST = new Map([
	['do_not_record', 'the wish not to be recorded'],
	['updated', 'when it was last changed']
]);

function readTalk(talk: Value, gathering: Gathering): DraftSession {
	const { remarks } = gathering;
	const { at } = talk;
	const abstract = wordsOf(talk.get('abstract'), remarks);
	const draft: DraftSession = {
		...untoldSession(at),
		...{ key: talk.get('code').text(), title: wordsOf(talk.get('title'), remarks) },
		...spanOf(talk, gathering),
		rooms: readReference(talk.get('room'), gathering, 'room'),
		speakers: readSpeakerCodes(talk, gathering),
		track: readReference(talk.get('track'), gathering, 'track')[0] ?? null,
		language: talk.get('content_locale').text(),
		summary: toProse(abstract, 'lines', at, remarks)
	};
	draft.kind = kindOf(draft, gathering);
	leaveRest(talk, READ, REST, remarks);
	return draft;
}

/** The end, else the duration in minutes. */
function spanOf(talk: Value, { remarks }: Gathering): Pick<DraftSession, 'start' | 'end'> {
	const minutes = talk.get('duration').number();
	if (!talk.get('end').missing || minutes === null) {
		return toSpan(talk.get('start'), talk.get('end'), remarks);
	}
	const start = toMoment(talk.get('start'), remarks);
	return { start, end: start && endAfter(start, minutes) };
}

function readReference(value: Value, gathering: Gathering, what: 'room' | 'track'): string[] {
	const key = value.text();
	if (key === null) return [];
	const known = what === 'room' ? gathering.hasRoom(key) : gathering.hasTrack(key);
	if (known) return [key];
	gathering.remarks.add('left out', value.at, `a ${what} that is not in the list of ${what}s`);
	return [];
}

function readSpeakerCodes(talk: Value, gathering: Gathering): number[] {
	return listOf(talk.get('speakers'), gathering.remarks).flatMap((code) => {
		const position = gathering.position(code.text());
		if (position !== null) return [position];
		gathering.remarks.add('left out', talk.at, 'a speaker who is not in the list of speakers');
		return [];
	});
}

/** The widget tells breaks from talks, and nothing more. */
function kindOf({ key, title, speakers, at }: DraftSession, { remarks }: Gathering): Kind {
	const kind = speakers.length === 0 ? kindOfTitle(title) : null;
	if (kind)
		remarks.add('inferred', at, `a kind (${kind}), from the title of a session without speakers`);
	return kind ?? (key === null ? 'break' : 'talk');
}

function read(files: SourceFile[]): Draft {
	const gathering = new Gathering();
	const { remarks } = gathering;
	const places = placesIn(files);
	for (const [index, file] of files.entries()) {
		const top = new Value(parseJson(file).raw, places[index] ?? '');
		if (!isWidget(top)) throw new Unreadable(file.name, 'this is not the JSON of a pretalx widget');
		readEvent(top, gathering);
		readRooms(top, gathering);
		readTracks(top, gathering);
		readSpeakers(top, gathering);
		for (const talk of listOf(top.get('talks'), remarks)) {
			if (talk.get('slot_type').text() === 'blocker') {
				remarks.add('left out', talk.at, "a blocked slot, which isn't a session");
			} else if (isRefused(talk))
				remarks.add('left out', talk.at, 'a session that is not accepted');
			else gathering.sessions.push(readTalk(talk, gathering));
		}
	}
	return gathering.draft(placeOfAll(files));
}

export const pretalxWidget: Format = {
	name: 'pretalx-widget',
	what: "the JSON of pretalx's schedule widget, with its breaks",
	recognizes(file) {
		const top = /"talks"/.test(file.text) ? tryJson(file) : null;
		return top !== null && isWidget(top);
	},
	read: (files) => read(files)
};
