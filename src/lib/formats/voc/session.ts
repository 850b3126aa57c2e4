/**
 * A record of the C3VOC family → a session of a draft. What both readers must decide is decided here:
 * identity, kind, prose, links, and what our own exports tell in words.
 */
import { escapeHtml } from '../../program/text/escapeHtml';
import { CANCELLED } from '../../program/exchange/marks';
import type { DraftSession } from '../../program/exchange/draft';
import { kinds, type Kind } from '../../program/model';
import { untoldSession, type Gathering } from '../reading/gathering';
import { kindOfTitle, kindOfType } from '../reading/kind';
import { endAfter } from '../reading/moment';
import { toProse } from '../prose';
import { readSummary } from '../summaryLabel';
import { authorsAmong, readNotes, readTitle } from './notes';
import { personOf } from './person';
import { keyOf, realGuid, type VocRecord, type VocSource } from './record';
import { linkOf, openText, ownLink } from './told';

/** Adds one record. A session that stands in several rooms at once is one. */
export function addRecord(record: VocRecord, source: VocSource, gathering: Gathering): void {
	const { sessions, remarks } = gathering;
	const { at, room } = record;
	const key = keyOf(record, source);
	const slot = JSON.stringify([record.title, record.start, record.end, record.minutes]);
	const same = key === null ? undefined : source.read.get(key);
	if (same && (source.own || same.slot === slot)) {
		const { rooms } = same.session;
		if (room === null || rooms.includes(room)) {
			remarks.add('left out', at, 'a session that stands there twice');
			return;
		}
		rooms.push(room);
		if (!source.own) remarks.add('inferred', at, 'the same session in another room: it has both');
		return;
	}
	const draft = (source.own ? ownSession : session)(record, source, gathering);
	draft.key = same ? otherKey(record, source, gathering) : key;
	for (const known of [draft.key, realGuid(record.guid)]) {
		if (known !== null && !source.read.has(known)) source.read.set(known, { session: draft, slot });
	}
	sessions.push(draft);
}

/** Sessions that are held again share an identifier; some systems give each its guid. */
function otherKey({ guid, at }: VocRecord, { read }: VocSource, { remarks }: Gathering) {
	const own = realGuid(guid);
	const key = own !== null && !read.has(own) ? own : null;
	const by = key === null ? 'its title and start' : 'its guid';
	remarks.add('inferred', at, `an identifier that another session has: ${by} tell it apart`);
	return key;
}

function session(record: VocRecord, source: VocSource, gathering: Gathering): DraftSession {
	const { remarks } = gathering;
	const { at, title, start, end, minutes, links, status } = record;
	const speakers = record.persons.flatMap((person) => {
		if (person.speaks) return personOf(person, source, gathering) ?? [];
		remarks.add('left out', at, 'a person who only helps in a session');
		return [];
	});
	return {
		...untoldSession(at),
		...{ title, day: record.day, start, track: record.track, status },
		kind: kindOf(record, speakers.length > 0, gathering),
		end: start && (end ?? (minutes ? endAfter(start, minutes) : null)),
		rooms: record.room === null ? [] : [record.room],
		speakers: [...new Set(speakers)],
		language: record.language === source.language ? null : record.language,
		links: links.flatMap((link) => linkOf(link, at, source, gathering) ?? []),
		summary: proseOf(record, source, gathering)
	};
}

/** From the type; a session that nobody presents may say in its title that it is a break. */
function kindOf({ type, title, at }: VocRecord, presented: boolean, { remarks }: Gathering): Kind {
	const words = type?.replace(/[_-]+/g, ' ') ?? null;
	const byType = kindOfType(words);
	if (byType) return byType;
	if (words && !/^(other|devroom|none|meta)$/i.test(words)) {
		const named = words.length < 40 ? `the type "${words}"` : 'a type of many words';
		remarks.add('left out', at, `${named}, which isn't one of our kinds`);
	}
	const byTitle = presented ? null : kindOfTitle(title);
	if (byTitle === null) return presented ? 'talk' : 'other';
	const what = `a kind (${byTitle}), from the title of a session without speakers`;
	remarks.add('inferred', at, what);
	return byTitle;
}

/** Subtitle, abstract and description; many systems repeat one in the other. */
function proseOf(record: VocRecord, source: VocSource, gathering: Gathering): string | null {
	const { form } = source;
	const { remarks } = gathering;
	const { at, subtitle, abstract, description } = record;
	const texts = abstract === description ? [abstract] : [abstract, description];
	const open = texts.map((text) => openText(text, at, source, gathering));
	const prose = open.map((text) => toProse(text, form, at, remarks)).filter((it) => it !== null);
	if (subtitle === null) return prose.join('\n\n') || null;
	remarks.add('changed', at, 'a subtitle, put first in the summary');
	const first = toProse(`<p><strong>${escapeHtml(subtitle)}</strong></p>`, 'html', at, remarks);
	return [first, ...prose].filter((it) => it !== null).join('\n\n');
}

const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text);
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
		links: links.flatMap((link) => ownLink(link, at, source, gathering) ?? [])
	};
}

const isLanguage = (text: string) => {
	try {
		return Intl.getCanonicalLocales(text).length === 1;
	} catch {
		return false;
	}
};

/** A language that all sessions share is the event's, where the file names none for it. */
export function shareLanguage({ event, sessions, remarks }: Gathering): void {
	const [language, ...others] = [...new Set(sessions.map((it) => it.language))];
	if (event.language !== null || !language || others.length > 0 || !isLanguage(language)) return;
	event.language = language;
	for (const it of sessions) it.language = null;
	remarks.add('inferred', 'event', 'its language, which is that of all sessions');
}
