/** Sessions of a draft as the folder has them, on the venue's wall clock. */
import * as v from 'valibot';
import type { DraftSession } from '../../program/exchange/draft';
import type { Id } from '../../program/model';
import { oneLine } from '../text/unfit';
import { language as languageModel, link as linkModel } from '../model/values';
import { given, type Fields } from './memory';
import { cleanProse, settleLinks, type Settling } from './settling';
import { belongs, dateOf, onWall, wallText } from './time';

/** The wall clock and day of a session; empty where it has no time that can be written. */
export function whenOf(session: DraftSession, { zone, say }: Settling) {
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

export type When = ReturnType<typeof whenOf>;

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
	say('left out', at, `the language "${language}", which isn't a language code`);
	return null;
}

export interface Known {
	rooms: Map<string, Id>;
	tracks: Map<string, Id>;
	/** By position in the draft. */
	people: Id[];
	several: boolean;
}

export function sessionFields(
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
	if (online && !safeOnline) settling.say('left out', at, "an address that isn't a web address");
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

/** Links of before stand behind the one that took their place. */
export function keepLinks(fields: Fields, before: unknown): Fields {
	const links = fields['links'] as { url: string }[] | undefined;
	if (!links || !Array.isArray(before)) return fields;
	const urls = new Set(links.map(({ url }) => url));
	const former = (before as { url: string }[]).filter(({ url }) => !urls.has(url));
	return { ...fields, links: [...links, ...former] };
}
