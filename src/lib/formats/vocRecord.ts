/**
 * A session as the files of the C3VOC family have it, XML or JSON, and how it comes into a draft. What both
 * readers must decide is decided here: identity, kind, prose, links, and what our own exports tell in words.
 */
import { CANCELLED } from '../program/marks';
import type { DraftSession, Moment, SourcePlace } from '../program/draft';
import { kinds, linkKinds, type Day, type Kind, type Link, type LinkKind } from '../program/model';
import type { Gathering } from './gathering';
import { untoldPerson, untoldSession } from './gathering';
import { kindOfTitle, kindOfType } from './kind';
import { toLink } from './link';
import { endAfter } from './moment';
import { toProse, type Form } from './prose';
import { authorsAmong, readLinkTitle, readNotes, readTitle } from './vocNotes';
import { readSummary } from './summaryLabel';
import { readSessionSlug } from './vocSlug';
import { NO_ROOM } from './vocSchedule';

export interface VocLinkRecord {
	url: string | null;
	title: string | null;
	/** What kind the file says it is, in its own words. */
	type: string | null;
}

export interface VocPersonRecord {
	/** The source's identifier; null for none, and for placeholders. */
	key: string | null;
	name: string | null;
	bio: string | null;
	links: VocLinkRecord[];
	/** False for somebody who only lends a hand. */
	speaks: boolean;
	at: SourcePlace;
}

export interface VocRecord {
	at: SourcePlace;
	guid: string | null;
	id: string | null;
	code: string | null;
	slug: string | null;
	/** The day it is listed under. */
	day: Day | null;
	start: Moment | null;
	end: Moment | null;
	minutes: number | null;
	/** The key of a room that is known, or null. */
	room: string | null;
	title: string | null;
	subtitle: string | null;
	/** The key of a track that is known, or null. */
	track: string | null;
	type: string | null;
	language: string | null;
	abstract: string | null;
	description: string | null;
	persons: VocPersonRecord[];
	links: VocLinkRecord[];
}

/** What is true of a whole file. */
export interface VocSource {
	/** We wrote it: ids stand in slugs, and notes in descriptions. */
	own: boolean;
	/** How its texts are written. */
	form: Form;
	/** The event's language, which sessions need not repeat. */
	language: string | null;
}

/** A placeholder for "no account" is nobody's identifier: it was given to hundreds at one congress. */
export const realId = (id: string | null): string | null =>
	id === null || /^(0+|-\d+)$/.test(id) ? null : id;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The shortest identifier that lasts: it stands in addresses. */
function keyOf({ code, id, guid, slug }: VocRecord, { own }: VocSource): string | null {
	const ours = own && slug ? readSessionSlug(slug) : null;
	if (ours) return ours.session;
	return code ?? realId(id) ?? (guid && uuid.test(guid) ? guid.toLowerCase() : null);
}

/** Adds one record. A session that our own export has put into several rooms becomes one again. */
export function addRecord(record: VocRecord, source: VocSource, gathering: Gathering): void {
	const { sessions, remarks } = gathering;
	let key = keyOf(record, source);
	const same = key === null ? undefined : sessions.find((session) => session.key === key);
	if (same && source.own && record.room !== null) {
		same.rooms.push(record.room);
		return;
	}
	if (same) {
		remarks.add('changed', record.at, 'an identifier that another session has: its start is added');
		key = sessions.some((it) => it.key === `${key}-${record.start}`)
			? null
			: `${key}-${record.start}`;
	}
	const draft = source.own
		? ownSession(record, source, gathering)
		: session(record, source, gathering);
	sessions.push({ ...draft, key });
}

function session(record: VocRecord, source: VocSource, gathering: Gathering): DraftSession {
	const { remarks } = gathering;
	const { at, title, start, end, minutes, links } = record;
	const speakers = record.persons.flatMap((person) => {
		if (person.speaks) return personOf(person, source, gathering) ?? [];
		remarks.add('left out', at, 'a person who only helps in a session');
		return [];
	});
	return {
		...untoldSession(at),
		...{ title, day: record.day, start, track: record.track },
		kind: kindOf(record, speakers.length > 0, gathering),
		end: end ?? (start && minutes ? endAfter(start, minutes) : null),
		rooms: record.room === null ? [] : [record.room],
		speakers: [...new Set(speakers)],
		language: record.language === source.language ? null : record.language,
		links: links.flatMap((link) => linkOf(link, at, gathering) ?? []),
		summary: proseOf(record, source, gathering)
	};
}

function personOf(
	person: VocPersonRecord,
	{ form, own }: VocSource,
	gathering: Gathering
): number | null {
	const { remarks } = gathering;
	const { key, name, at } = person;
	if (name === null) {
		remarks.add('left out', at, 'a person without a name');
		return null;
	}
	const position = gathering.person(untoldPerson(key, name, at));
	const known = gathering.personAt(position);
	if (known) {
		known.bio ??= toProse(person.bio, form, at, remarks);
		if (known.links.length === 0) {
			known.links = person.links.flatMap(
				(link) => (own ? ownLink : linkOf)(link, at, gathering) ?? []
			);
		}
	}
	return position;
}

const typeKinds: [LinkKind, RegExp][] = [
	['slides', /slides/i],
	['paper', /paper/i],
	['video', /^(media|video|recording)/i],
	['survey', /feedback/i],
	['background', /related/i]
];

/** Null (with a remark where something stood there) for what is no link. */
export function linkOf(
	{ url, title, type }: VocLinkRecord,
	at: SourcePlace,
	{ remarks }: Gathering
): Link | null {
	const named = type === null ? undefined : typeKinds.find(([, words]) => words.test(type))?.[0];
	return toLink(url, title, at, remarks, named ? { kind: named } : {});
}

/** From the type; a session that nobody presents may say in its title that it is a break. */
function kindOf({ type, title, at }: VocRecord, presented: boolean, { remarks }: Gathering): Kind {
	const byType = kindOfType(type);
	if (byType) return byType;
	if (type && !/^(other|devroom|none)$/i.test(type)) {
		remarks.add('left out', at, `the type "${type}", which is none of our kinds`);
	}
	const byTitle = presented ? null : kindOfTitle(title);
	if (byTitle)
		remarks.add(
			'inferred',
			at,
			`a kind (${byTitle}), from the title of a session without speakers`
		);
	return byTitle ?? (presented ? 'talk' : 'other');
}

/** Subtitle, abstract and description; many systems repeat one in the other. */
function proseOf(record: VocRecord, { form }: VocSource, { remarks }: Gathering): string | null {
	const { at, subtitle, abstract, description } = record;
	const texts = abstract === description ? [abstract] : [abstract, description];
	const prose = texts.map((text) => toProse(text, form, at, remarks)).filter((it) => it !== null);
	if (subtitle === null) return prose.join('\n\n') || null;
	remarks.add('changed', at, 'a subtitle, put first in the summary');
	const first = toProse(`<p><strong>${escapeHtml(subtitle)}</strong></p>`, 'html', at, remarks);
	return [first, ...prose].filter((it) => it !== null).join('\n\n');
}

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text);
const isLinkKind = (text: string | null): text is LinkKind =>
	linkKinds.some((kind) => kind === text);

/** What we wrote ourselves: everything stands where our writers put it. */
function ownSession(record: VocRecord, source: VocSource, gathering: Gathering): DraftSession {
	const { at } = record;
	const notes = readNotes(record.description ?? '');
	const cancelled = record.title?.startsWith(CANCELLED) ?? false;
	const title = (cancelled ? record.title?.slice(CANCELLED.length) : record.title) ?? null;
	const { kind: summaryKind, text } = readSummary(record.abstract ?? '');
	const draft = session(
		{ ...record, title, abstract: text, description: null, links: [], type: null },
		{ ...source, form: 'markdown' },
		gathering
	);
	const links = record.links.filter(({ type }) => type !== 'online');
	const kind = isKind(record.type) ? record.type : draft.kind;
	const people = draft.speakers;
	const names = people.map((position) => gathering.personAt(position)?.name ?? '');
	const authors = authorsAmong(notes, names).flatMap((at) => people[at] ?? []);
	return {
		...{ ...draft, kind, authors, summaryKind },
		title: readTitle(title, kind),
		end: notes.endless ? null : draft.end,
		speakers: notes.speakers === null ? people : people.slice(0, notes.speakers),
		paperAuthors: notes.paperAuthors.map((name) => ({ name })),
		status: cancelled ? 'cancelled' : 'scheduled',
		online: record.links.find(({ type }) => type === 'online')?.url ?? null,
		links: links.flatMap((link) => ownLink(link, at, gathering) ?? [])
	};
}

function ownLink(link: VocLinkRecord, at: SourcePlace, { remarks }: Gathering): Link | null {
	const { label, historical } = readLinkTitle(link.title ?? '');
	const kind = isLinkKind(link.type) ? { kind: link.type } : {};
	const found = toLink(link.url, label, at, remarks, kind);
	return found && historical ? { ...found, historical } : found;
}

/** Where our own exports put a session without a room. */
export const isNoRoom = (name: string, { own }: Pick<VocSource, 'own'>) => own && name === NO_ROOM;
