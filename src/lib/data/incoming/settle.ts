/**
 * A draft → the fields of a program folder: ids given, times on the venue's wall clock, everything held to
 * what the model allows. What does not fit is left out or changed, and said.
 */
import * as v from 'valibot';
import type { Draft, DraftPerson, DraftSession, Remark } from '../../program/draft';
import type { Day, Id, Link } from '../../program/model';
import { readable } from '../contrast';
import { oneLine, withoutUnfit } from '../unfit';
import { language as languageModel, link as linkModel, suggestId } from '../values';
import { daysOf, eventFields, type Say } from './event';
import { Ids, idFromWords } from './ids';
import { matchSessions, wordsOf, type Traits } from './match';
import { emptyMemory, type Fields, type ListName, type Memory } from './memory';
import { belongs, dateOf, onWall, wallText } from './time';

/** What the folder holds now, by id; empty for a new one. */
export type Present = Record<ListName, Map<Id, Fields>>;

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

const cleanProse = (text: string) => withoutUnfit(text).replace(/\r\n?/g, '\n').trim();

class Settling {
	readonly remarks: Remark[];
	readonly keys: Memory['keys'];
	readonly #ids: Record<ListName, Ids>;

	constructor(
		readonly draft: Draft,
		readonly zone: string,
		readonly memory: Memory | null,
		readonly present: Present
	) {
		this.remarks = [...draft.remarks];
		this.keys = structuredClone((memory ?? emptyMemory('')).keys);
		const ids = (list: ListName) => new Ids(present[list].keys(), this.keys[list]);
		this.#ids = {
			rooms: ids('rooms'),
			tracks: ids('tracks'),
			people: ids('people'),
			sessions: ids('sessions')
		};
	}

	readonly say: Say = (sort, at, what) => void this.remarks.push({ sort, at, what });

	/** The id of a thing with a key: as before, or one of the folder that nobody claimed, or a new one. */
	id(list: ListName, key: string, words: string): Id {
		const ids = this.#ids[list];
		const known = ids.known(key);
		if (known !== null) return known;
		const own = suggestId(key);
		const claimed = new Set(Object.values(this.keys[list]));
		if (this.present[list].has(own) && !claimed.has(own)) return ids.remember(key, own);
		const id = ids.fromKey(key, words, list.slice(0, -1));
		if (own && id !== own)
			this.say('changed', key, `an id that is taken already: it is "${id}" now`);
		return id;
	}

	fresh(list: ListName, words: string): Id {
		return this.#ids[list].fresh(idFromWords(words, list.slice(0, -1)));
	}
}

/** Things with a key and a name: rooms and tracks. */
function named(
	settling: Settling,
	list: 'rooms' | 'tracks',
	fieldsOf: (entry: { key: string; name: string }) => Fields
): { fields: Map<Id, Fields>; ids: Map<string, Id> } {
	const fields = new Map<Id, Fields>();
	const ids = new Map<string, Id>();
	for (const entry of settling.draft[list]) {
		const id = settling.id(list, entry.key, entry.name);
		ids.set(entry.key, id);
		fields.set(id, { name: oneLine(entry.name) || id, ...fieldsOf(entry) });
	}
	return { fields, ids };
}

function settleTracks(settling: Settling) {
	const colors = new Map(settling.draft.tracks.map(({ key, color }) => [key, color]));
	return named(settling, 'tracks', ({ key }) => {
		const color = colors.get(key);
		if (!color || !/^#[0-9a-f]{6}$/i.test(color)) return {};
		const dark = readable(color);
		if (dark === color) return { color };
		settling.say('changed', `track ${key}`, 'a color, darkened until white text can be read on it');
		return { color: dark };
	});
}

function settleRooms(settling: Settling) {
	const found = new Map(settling.draft.rooms.map(({ key, directions }) => [key, directions]));
	return named(settling, 'rooms', ({ key }) => {
		const directions = found.get(key);
		return directions ? { directions: oneLine(directions) } : {};
	});
}

/** Links of the model, each address of a kind once. */
function settleLinks(links: Link[], at: string, say: Say): Fields {
	const seen = new Set<string>();
	const kept = links.filter(({ kind, url }) => {
		if (!v.is(linkModel, url)) say('left out', at, 'an address that is no http(s) link');
		else if (!seen.has(`${kind} ${url}`)) return seen.add(`${kind} ${url}`);
		return false;
	});
	if (kept.length === 0) return {};
	return {
		links: kept.map(({ kind, url, label, historical }) => ({
			...{ kind, url },
			...(oneLine(label) ? { label: oneLine(label) } : {}),
			...(historical ? { historical } : {})
		}))
	};
}

const given = (field: string, value: unknown): Fields =>
	value === null ||
	value === undefined ||
	value === '' ||
	(Array.isArray(value) && value.length === 0)
		? {}
		: { [field]: value };

function personFields(person: DraftPerson, say: Say): Fields {
	const { name, sortName, affiliations, links, bio, chair, at } = person;
	return {
		name: oneLine(name),
		...given('sortName', sortName && oneLine(sortName)),
		...given('roles', chair ? ['chair'] : null),
		...given('affiliations', [...new Set(affiliations.map(oneLine).filter(Boolean))]),
		...settleLinks(links, at, say),
		...given('prose', bio && cleanProse(bio))
	};
}

/** The wall clock and day of a session; empty where it has no time that can be written. */
function whenOf(session: DraftSession, { zone, say }: Settling) {
	const read = (moment: string | null) => {
		if (moment === null) return null;
		const found = onWall(moment, zone);
		if ('problem' in found) say('left out', session.at, found.problem);
		else if (found.changed) say('changed', session.at, found.changed);
		return 'wall' in found ? found.wall : null;
	};
	const start = read(session.start);
	if (!start) return null;
	const end = read(session.end);
	const after = end && end > start;
	if (end && !after) say('left out', session.at, 'an end that is not after its start');
	let day = session.day ?? dateOf(start);
	if (!belongs(start, day)) {
		say(
			'changed',
			session.at,
			'a day of the program to which its start does not belong: its own date is taken'
		);
		day = dateOf(start);
	}
	return { start, end: after ? end : null, day };
}

type When = ReturnType<typeof whenOf>;

function whenFields(when: When, several: boolean): Fields {
	if (!when) return {};
	const { start, end, day } = when;
	return {
		...(several ? { day } : {}),
		start: wallText(start, day),
		...(end ? { end: wallText(end, dateOf(start)) } : {})
	};
}

function languageOf({ language, at }: DraftSession, { draft, say }: Settling): string | null {
	if (!language || language === draft.event.language) return null;
	if (v.is(languageModel, language)) return language;
	say('left out', at, `the language "${language}", which is no code of one`);
	return null;
}

interface Known {
	rooms: Map<string, Id>;
	tracks: Map<string, Id>;
	/** By position in the draft. */
	people: Id[];
	several: boolean;
}

function sessionFields(
	session: DraftSession,
	when: When,
	known: Known,
	settling: Settling
): Fields {
	const { kind, title, track, online, aliases, summary, summaryKind, paperAuthors, status, at } =
		session;
	const people = (positions: number[]) => [
		...new Set(positions.map((position) => known.people[position]).filter((id) => id !== undefined))
	];
	const rooms = session.rooms.map((key) => known.rooms.get(key)).filter((id) => id !== undefined);
	const safeOnline = online && v.is(linkModel, online) ? online : null;
	if (online && !safeOnline) settling.say('left out', at, 'an address that is no http(s) link');
	return {
		kind,
		...given('title', title && oneLine(title)),
		...whenFields(when, known.several),
		...given('rooms', [...new Set(rooms)]),
		...given('speakers', people(session.speakers)),
		...given('authors', people(session.authors)),
		...given(
			'paperAuthors',
			paperAuthors.map(({ name }) => ({ name: oneLine(name) }))
		),
		...given('track', track && known.tracks.get(track)),
		...given('language', languageOf(session, settling)),
		...(status === 'cancelled' ? { status } : {}),
		...given('online', safeOnline),
		...settleLinks(session.links, at, settling.say),
		...given('aliases', [...new Set(aliases.map(oneLine).filter(Boolean))]),
		...given('summary', summary && summaryKind !== 'talk' ? summaryKind : null),
		...given('prose', summary && cleanProse(summary))
	};
}

/** Ids of people with an identifier; null for single mentions, whose session must be known first. */
function settleKnownPeople(settling: Settling): (Id | null)[] {
	return settling.draft.people.map(({ key, name }) =>
		key === null ? null : settling.id('people', key, name)
	);
}

/** Single mentions are told apart by the session they stand in. */
function settleMentions(settling: Settling, ids: (Id | null)[], sessionIds: Id[]): Id[] {
	const { draft } = settling;
	const owner = new Map<number, Id>();
	draft.sessions.forEach(({ speakers, authors }, index) => {
		for (const position of [...speakers, ...authors]) {
			if (!owner.has(position)) owner.set(position, sessionIds[index] ?? '');
		}
	});
	const count = new Map<string, number>();
	return ids.map((id, position) => {
		if (id !== null) return id;
		const name = draft.people[position]?.name ?? '';
		const mention = `${owner.get(position) ?? ''}/${name}`;
		const nth = (count.get(mention) ?? 0) + 1;
		count.set(mention, nth);
		const key = nth === 1 ? mention : `${mention}/${nth}`;
		const known = settling.keys.people[key];
		return known ?? (settling.keys.people[key] = settling.fresh('people', name));
	});
}

/** An id for each session of the draft, in its order. */
function settleSessionIds(
	settling: Settling,
	whens: When[],
	known: Known,
	people: (Id | null)[]
): Id[] {
	const { draft, present, keys } = settling;
	const ids = draft.sessions.map((session) =>
		session.key === null ? null : settling.id('sessions', session.key, wordsOf(session))
	);
	const claimed = new Set([...Object.values(keys.sessions), ...ids]);
	const last = settling.memory?.taken.sessions ?? {};
	const open = new Map(
		[...present.sessions]
			.filter(([id]) => !claimed.has(id))
			.map(([id, fields]) => [id, last[id] ? [fields, last[id]] : [fields]])
	);
	const unknown = [...draft.sessions.keys()].filter((index) => ids[index] === null);
	const traits = unknown.map((index) =>
		traitsOf(draft.sessions[index]!, whens[index]!, known, people)
	);
	const matches = matchSessions(traits, open);
	unknown.forEach((index, nth) => {
		const session = draft.sessions[index]!;
		const match = matches[nth];
		ids[index] = match?.id ?? settling.fresh('sessions', wordsOf(session));
		if (!match || match.by === 'title and start') return;
		settling.say('inferred', session.at, `it is taken for "${match.id}" by its ${match.by}`);
	});
	return ids as Id[];
}

function traitsOf(session: DraftSession, when: When, known: Known, people: (Id | null)[]): Traits {
	const positions = [...session.speakers, ...session.authors];
	return {
		title: session.title,
		start: when ? wallText(when.start, when.day) : null,
		day: when && known.several ? when.day : null,
		rooms: session.rooms.map((key) => known.rooms.get(key)).filter((id) => id !== undefined),
		people: positions.map((position) => people[position]).filter((id) => typeof id === 'string')
	};
}

/** Links of before stand behind the one that took their place. */
function keepLinks(fields: Fields, before: unknown): Fields {
	const links = fields['links'] as { url: string }[] | undefined;
	if (!links || !Array.isArray(before)) return fields;
	const urls = new Set(links.map(({ url }) => url));
	const former = (before as { url: string }[]).filter(({ url }) => !urls.has(url));
	return { ...fields, links: [...links, ...former] };
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

/**
 * @param zone the IANA zone of the venue, known to exist
 * @param memory of the import before; null for the first
 * @param present what the folder holds now
 */
export function settle(
	given: Draft,
	zone: string,
	memory: Memory | null,
	present: Present,
	presentDays: Day[]
): Settled {
	const draft = { ...given, sessions: given.sessions.filter(hasContent) };
	const settling = new Settling(draft, zone, memory, present);
	for (const { at } of given.sessions.filter((session) => !hasContent(session))) {
		settling.say('left out', at, 'a session without title, time and people');
	}
	if (draft.peopleByName && draft.people.length > 0) {
		settling.say('inferred', 'people', 'the source tells people apart by their names alone');
	}
	const rooms = settleRooms(settling);
	const tracks = settleTracks(settling);
	const whens = draft.sessions.map((session) => whenOf(session, settling));
	const days = daysOf(
		draft,
		whens.flatMap((when) => (when ? [when.day] : []))
	);
	const several = new Set([...days, ...presentDays]).size > 1;
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
