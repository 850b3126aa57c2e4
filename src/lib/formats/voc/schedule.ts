/**
 * A program as the formats of the C3VOC family see it: days that hold rooms that hold sessions (which they
 * call events). What both writers need is decided here:
 *
 * - A session without a slot is left out; one without a room stands in a room of its own, without a guid.
 * - A session in several rooms stands in each of them, as apps show one room a column. They drop a second
 *   session of the same guid, and the XSD forbids it: so the second room has a guid, a number and a slug of
 *   its own, and our reader puts the session together again by the slug.
 * - Apps tell rooms and tracks apart by their names, so two of the same name are told apart by their ids.
 */
import { CANCELLED } from '../../program/exchange/marks';
import type { Day, Id, LinkKind, Person, ProgramFolder, Session } from '../../program/model';
import { days, kindLabel, sessionTitle, usualEnd } from '../../program/schedule/schedule';
import { ms, withOffset } from '../../program/time/instant';
import { manyLines, oneLine, webUri } from '../fit';
import { markdownForApps } from '../../markdown/fromHtml';
import { uniqueNames } from './uniqueNames';
import { numbersOf, uuidOf } from './uuid';
import { bounds } from './day';
import { labelledSummary } from '../summaryLabel';
import { linkTitle, notesOf } from './notes';
import { placesOf, type Place } from './place';

/** Where a session without a room stands. */
export const NO_ROOM = 'Room to be announced';

export interface VocLink {
	/** `online`: where to join from afar. */
	kind: LinkKind | 'online';
	url: string;
	title: string;
}

export interface VocPerson {
	number: number;
	guid: string;
	name: string;
	person: Person;
}

export interface VocSession {
	session: Session;
	number: number;
	guid: string;
	slug: string;
	/** The page. */
	url: string;
	title: string;
	/** With the venue's offset. */
	date: string;
	/** `09:20`. */
	start: string;
	/** With the venue's offset; END_GUESS_MINUTES after the start where none is announced. */
	end: string;
	minutes: number;
	room: string;
	/** The name, or null. */
	track: string | null;
	language: string;
	/** Markdown. */
	abstract: string;
	description: string;
	persons: VocPerson[];
	links: VocLink[];
}

export interface VocRoom {
	name: string;
	/** Null for no room. */
	guid: string | null;
	sessions: VocSession[];
}

export interface VocDay {
	/** From 1. */
	index: number;
	date: Day;
	start: string;
	end: string;
	rooms: VocRoom[];
}

export interface VocSchedule {
	days: VocDay[];
	/** Names by id, each once. */
	rooms: Map<Id, string>;
	tracks: Map<Id, string>;
	/** Everybody who is named in a session that is written, in the order of the program. */
	persons: VocPerson[];
}

export const roomGuid = (event: Id, room: Id) => uuidOf(`${event}/rooms/${room}`);

export function vocSchedule(folder: ProgramFolder): VocSchedule {
	const { program } = folder;
	const { event } = program;
	const places = program.sessions.flatMap((session) => placesOf(session, event.id));
	const all = {
		folder,
		rooms: uniqueNames(program.rooms, [NO_ROOM]),
		tracks: uniqueNames(program.tracks, []),
		numbers: numbersOf(places.map(({ name }) => name)),
		persons: personsOf(folder, places)
	};
	return {
		days: days(program).map((day, index) => {
			const onDay = places.filter(({ session }) => session.day === day);
			const starts = onDay.map(({ session }) => session.slot.start);
			const rooms = [...program.rooms.map(({ id }) => id), null];
			return {
				...{ index: index + 1, date: day },
				...bounds(day, starts, event.zone),
				rooms: rooms.flatMap((room) => roomOn(onDay, room, all))
			};
		}),
		rooms: all.rooms,
		tracks: all.tracks,
		persons: [...all.persons.values()]
	};
}

interface All {
	folder: ProgramFolder;
	rooms: Map<Id, string>;
	tracks: Map<Id, string>;
	numbers: Map<string, number>;
	persons: Map<Id, VocPerson>;
}

/** All rooms stand in each day, also empty ones, so that apps have their columns always in our order. */
function roomOn(onDay: Place[], room: Id | null, all: All): VocRoom[] {
	const here = onDay.filter((place) => place.room === room);
	if (room === null && here.length === 0) return [];
	const name = (room !== null && all.rooms.get(room)) || NO_ROOM;
	const guid = room === null ? null : roomGuid(all.folder.program.event.id, room);
	return [{ name, guid, sessions: here.map((place) => sessionIn(place, name, all)) }];
}

function personsOf({ program }: ProgramFolder, places: Place[]): Map<Id, VocPerson> {
	const named = new Set(places.flatMap(({ session }) => [...session.speakers, ...session.authors]));
	const people = program.people.filter(({ id }) => named.has(id));
	const nameOf = (id: Id) => `${program.event.id}/people/${id}`;
	const numbers = numbersOf(people.map(({ id }) => nameOf(id)));
	return new Map(
		people.map((person) => {
			const name = nameOf(person.id);
			const number = numbers.get(name) ?? 0;
			return [person.id, { number, guid: uuidOf(name), name: oneLine(person.name), person }];
		})
	);
}

function sessionIn({ session, name, slug }: Place, room: string, all: All): VocSession {
	const { event } = all.folder.program;
	const { slot, status, speakers, authors, language, track } = session;
	const [start, end] = [ms(slot.start), usualEnd(session)];
	const date = withOffset(start, event.zone);
	const title = oneLine(sessionTitle(session)) || kindLabel(session.kind);
	const persons = [...new Set([...speakers, ...authors])];
	return {
		...{ session, guid: uuidOf(name), slug, room, date },
		number: all.numbers.get(name) ?? 0,
		url: webUri(`${event.site}/sessions/${session.id}/`),
		title: status === 'cancelled' ? CANCELLED + title : title,
		start: date.slice(11, 16),
		end: withOffset(end, event.zone),
		minutes: Math.floor((end - start) / 60_000),
		track: (track !== null && all.tracks.get(track)) || null,
		language: language ?? event.language,
		abstract: abstractOf(session, all.folder),
		description: notesOf(session, (id) => all.persons.get(id)?.name ?? ''),
		persons: persons.flatMap((id) => all.persons.get(id) ?? []),
		links: linksOf(session)
	};
}

function abstractOf({ id, summaryKind }: Session, { prose }: ProgramFolder): string {
	const html = Object.hasOwn(prose.sessions, id) ? (prose.sessions[id] ?? '') : '';
	return labelledSummary(summaryKind, manyLines(markdownForApps(html)));
}

function linksOf({ links, online }: Session): VocLink[] {
	const all = links.map(({ kind, url, label, historical = false }) => ({
		...{ kind, url: webUri(url) },
		title: linkTitle(oneLine(label), historical)
	}));
	return online === null ? all : [...all, { kind: 'online', url: webUri(online), title: 'Online' }];
}
