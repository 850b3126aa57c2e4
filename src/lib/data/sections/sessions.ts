/** sessions.yaml as the program has it: references held to their lists, times made instants. */
import type { Byline, Id, Session } from '../../program/model';
import { ms } from '../../program/time/instant';
import { toLinks } from './event';
import type { Place } from '../finding';
import type { Findings } from '../findings';
import type { Entry, List } from '../yaml/list';
import type { RawByline, RawPerson, RawRoom, RawSession, RawTrack } from '../model/model';
import { didYouMean } from '../model/nearest';
import { readSlot, type Times } from '../time/slot';

/** What a session may name. */
export interface Known {
	rooms: List<RawRoom>;
	tracks: List<RawTrack>;
	people: List<RawPerson>;
	/** Null while event.yaml cannot be read: times are not checked then. */
	times: Times | null;
}

/** Reports an id that nobody has; the nearest by id, or by name where somebody wrote a name. */
export function checkReference(
	what: string,
	id: Id,
	list: List<{ id: Id; name?: string }>,
	place: Place,
	findings: Findings
): boolean {
	if (list.ids.has(id) || list.state === 'unreadable') return true;
	const named = list.entries.find(({ value }) => value.name?.toLowerCase() === id.toLowerCase());
	const mend = named ? `Did you mean "${named.value.id}"?` : didYouMean(id, list.ids);
	const add = `Add it, or take it out here.`;
	findings.error(place, `the ${what} "${id}" does not exist`, mend || add);
	return false;
}

/** Ids at `field`, those that exist, each once. */
function references(
	entry: Entry<RawSession>,
	field: 'speakers' | 'authors' | 'rooms',
	what: string,
	list: List<{ id: Id; name?: string }>,
	findings: Findings
): Id[] {
	const ids = entry.value[field] ?? [];
	return ids.filter((id, index) => {
		const place = entry.at(field, index);
		if (ids.indexOf(id) < index) {
			findings.error(place, `the ${what} "${id}" is there twice`, 'Keep one.');
			return false;
		}
		return checkReference(what, id, list, place, findings);
	});
}

function roomsOf(entry: Entry<RawSession>, { rooms }: Known, findings: Findings): Id[] {
	const { room } = entry.value;
	if (room === undefined) return references(entry, 'rooms', 'room', rooms, findings);
	if (entry.value.rooms) {
		findings.error(entry.at('rooms'), 'there is both "room" and "rooms"', 'Keep one of them.');
	}
	return checkReference('room', room, rooms, entry.at('room'), findings) ? [room] : [];
}

/** @param at the place of the author with that number */
export function toBylines(
	authors: RawByline[] | undefined,
	people: List<RawPerson>,
	at: (index: number) => Place,
	findings: Findings
): Byline[] {
	return (authors ?? []).map((author, index) => {
		if (typeof author !== 'string') return { name: author.name };
		checkReference('person', author, people, at(index), findings);
		const person = people.entries.find(({ value }) => value.id === author);
		return { name: person?.value.name ?? author, person: author };
	});
}

function toSession(entry: Entry<RawSession>, known: Known, findings: Findings): Session {
	const { value, at } = entry;
	const { id, kind, title = null, track = null, language = null, online = null } = value;
	if (track) checkReference('track', track, known.tracks, at('track'), findings);
	const authorAt = (index: number) => at('paperAuthors', index);
	const rooms = roomsOf(entry, known, findings);
	const { day, slot } = readSlot(entry, rooms, known.times, findings);
	return {
		...{ id, kind, title, day, slot },
		speakers: references(entry, 'speakers', 'person', known.people, findings),
		authors: references(entry, 'authors', 'person', known.people, findings),
		paperAuthors: toBylines(value.paperAuthors, known.people, authorAt, findings),
		...{ track, language },
		status: value.status ?? 'scheduled',
		links: toLinks(value.links),
		aliases: value.aliases ?? [],
		// set by the prose, once it is known to be there
		summaryKind: value.summary ?? null,
		online
	};
}

/** By start, room as rooms.yaml has them, id; sessions without a slot last. */
export function toSessions(list: List<RawSession>, known: Known, findings: Findings): Session[] {
	const rooms = new Map(known.rooms.entries.map(({ value }, at) => [value.id, at]));
	const start = ({ slot }: Session) => (slot ? ms(slot.start) : Infinity);
	const room = ({ slot }: Session) => rooms.get(slot?.rooms[0] ?? '') ?? Infinity;
	const compare = (a: number, b: number) => (a === b ? 0 : a - b);
	return list.entries
		.map((entry) => toSession(entry, known, findings))
		.sort(
			(a, b) => compare(start(a), start(b)) || compare(room(a), room(b)) || (a.id < b.id ? -1 : 1)
		);
}
