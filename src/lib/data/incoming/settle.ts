/**
 * A draft → the fields of a program folder: ids given, times on the venue's wall clock, everything held to
 * what the model allows. What does not fit is left out or changed, and said.
 */
import type { Draft, DraftSession, Remark } from '../../program/exchange/draft';
import type { Id } from '../../program/model';
import { daysOf, eventFields } from './event';
import type { Fields, Memory } from './memory';
import { personFields, settleKnownPeople, settleMentions } from './persons';
import { settleRooms, settleTracks } from './places';
import { keepLinks, sessionFields, whenOf, type Known, type When } from './sessions';
import { Settling, type Ground } from './settling';
import { settleSessionIds } from './which';

export interface Settled {
	event: Fields;
	/** In the order of the source, sessions in that of time. */
	rooms: Map<Id, Fields>;
	tracks: Map<Id, Fields>;
	people: Map<Id, Fields>;
	sessions: Map<Id, Fields>;
	keys: Memory['keys'];
	remarks: Remark[];
}

/** Positions by start; what starts together, and what has no time, as the source has it. */
function inTime(whens: When[]): number[] {
	const start = (index: number) => whens[index]?.start.toMillis() ?? Number.MAX_SAFE_INTEGER;
	return [...whens.keys()].sort((a, b) => start(a) - start(b));
}

/** Sessions without words, time and people say nothing; they would only be empty rows. */
function hasContent({ title, start, speakers, authors }: DraftSession): boolean {
	return Boolean(title?.trim() ?? start) || speakers.length + authors.length > 0;
}

export function settle(given: Draft, ground: Ground): Settled {
	const { zone, memory } = ground;
	const draft = { ...given, sessions: given.sessions.filter(hasContent) };
	const settling = new Settling(draft, ground);
	for (const { at } of given.sessions.filter((session) => !hasContent(session))) {
		settling.say('left out', at, 'a session without title, time and people');
	}
	if (draft.peopleByName && draft.people.length > 0) {
		settling.say('inferred', 'people', 'the source tells people apart only by name');
	}
	const rooms = settleRooms(settling);
	const tracks = settleTracks(settling);
	const whens = draft.sessions.map((session) => whenOf(session, settling));
	const days = daysOf(
		draft,
		whens.flatMap((when) => (when ? [when.day] : []))
	);
	const several = new Set([...days, ...ground.days]).size > 1;
	const keyed = settleKnownPeople(settling);
	const known: Known = { rooms: rooms.ids, tracks: tracks.ids, people: [], several };
	const ids = settleSessionIds(settling, whens, known, keyed);
	known.people = settleMentions(settling, keyed, ids);
	const sessions = new Map<Id, Fields>();
	for (const index of inTime(whens)) {
		const session = draft.sessions[index]!;
		const id = ids[index]!;
		if (sessions.has(id))
			settling.say('left out', session.at, `a second session with the identifier of "${id}"`);
		else {
			const fields = sessionFields(session, whens[index]!, known, settling);
			const before = memory?.taken.sessions[id]?.['links'];
			sessions.set(id, draft.oneLinkEach ? keepLinks(fields, before) : fields);
		}
	}
	const people = new Map<Id, Fields>();
	draft.people.forEach((person, position) => {
		people.set(known.people[position]!, personFields(person, settling.say));
	});
	const event = eventFields(draft, zone, days, settling.say);
	const { keys, remarks } = settling;
	return { event, rooms: rooms.fields, tracks: tracks.fields, people, sessions, keys, remarks };
}
