/** A session of an Open Event archive. It holds every proposal: only accepted ones are in the program. */
import type { DraftSession } from '../../program/exchange/draft';
import type { Kind, Link, LinkKind } from '../../program/model';
import type { Remarks } from '../format';
import { untoldPerson, untoldSession, type Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { kindOfTitle, kindOfType } from '../reading/kind';
import type { LanguageNames } from '../reading/language';
import { toOpenLink } from '../reading/meeting';
import { toSpan } from '../reading/moment';
import { readAbstract } from './text';
import { firstOf, identityOf, leaveRest, listOf, wordsOf } from '../reading/records';

const LINKS: [string, string, string, LinkKind][] = [
	['slides', 'slides_url', 'Slides', 'slides'],
	['video', 'video_url', 'Video', 'video'],
	['audio', 'audio_url', 'Audio', 'other'],
	['signup_url', 'signup-url', 'Sign up', 'other']
];

const READ = [
	...['id', 'title', 'subtitle', 'short_abstract', 'long_abstract', 'start_time', 'end_time'],
	...['starts_at', 'ends_at', 'speakers', 'track', 'track_id', 'microlocation', 'microlocation_id'],
	...['session_type', 'session_type_id', 'state', 'language', 'event_id', 'deleted_at'],
	...LINKS.flatMap(([old, recent]) => [old, recent])
];

const REST = new Map([
	['level', 'a level'],
	['comments', 'comments on a proposal'],
	['submitted_at', 'when it was proposed'],
	['created_at', 'when it was proposed'],
	['last_modified_at', 'when it was last changed'],
	['submission_modifier', 'who proposed or changed it'],
	['creator_id', 'who proposed or changed it']
]);

/** Older archives hold sessions without a state: all of them are in the program. */
export function isRefused(session: Value): boolean {
	const state = session.get('state').text();
	const accepted = state === null || /^(accepted|confirmed)$/i.test(state);
	return !accepted || session.get('deleted_at').text() !== null;
}

export function readSession(
	session: Value,
	gathering: Gathering,
	languages: LanguageNames
): DraftSession {
	const { remarks } = gathering;
	const start = firstOf(session, 'start_time', 'starts_at');
	const end = firstOf(session, 'end_time', 'ends_at');
	const draft: DraftSession = {
		...untoldSession(session.at),
		...{ key: session.get('id').text(), title: wordsOf(session.get('title'), remarks) },
		...toSpan(start, end, remarks),
		rooms: readRoom(session, gathering),
		speakers: readMentions(session, gathering),
		track: readTrack(session, gathering),
		language: readLanguage(session, languages, remarks),
		links: readLinks(session, remarks),
		summary: readSummary(session, remarks)
	};
	draft.kind = readKind(session, draft, remarks);
	leaveRest(session, READ, REST, remarks);
	return draft;
}

function readRoom(session: Value, gathering: Gathering): string[] {
	const place = session.get('microlocation');
	const name = wordsOf(place.get('name'), gathering.remarks);
	const key = place.get('id').text() ?? session.get('microlocation_id').text() ?? name;
	if (gathering.hasRoom(key)) return [key];
	if (key && name) return [gathering.room({ key, name, directions: null })];
	if (key) gathering.remarks.add('left out', session.at, 'a room that is not in the list of rooms');
	return [];
}

function readTrack(session: Value, gathering: Gathering): string | null {
	const track = session.get('track');
	const name = wordsOf(track.get('name'), gathering.remarks);
	const key = track.get('id').text() ?? session.get('track_id').text() ?? name;
	if (gathering.hasTrack(key)) return key;
	if (key && name) return gathering.track({ key, name, color: null });
	if (key)
		gathering.remarks.add('left out', session.at, 'a track that is not in the list of tracks');
	return null;
}

function readMentions(session: Value, gathering: Gathering): number[] {
	const { remarks } = gathering;
	return listOf(session.get('speakers'), remarks).flatMap((mention) => {
		const key = identityOf(mention.get('id'));
		const known = gathering.position(key);
		if (known !== null) return [known];
		const name = wordsOf(mention.get('name'), remarks);
		if (!name) {
			remarks.add('left out', session.at, 'a speaker who is not in the list of speakers');
			return [];
		}
		const organization = wordsOf(mention.get('organisation'), remarks);
		const affiliations = organization ? [organization] : [];
		return [gathering.person({ ...untoldPerson(key, name, mention.at), affiliations })];
	});
}

function readLanguage(session: Value, languages: LanguageNames, remarks: Remarks): string | null {
	const words = wordsOf(session.get('language'), remarks);
	const code = words && languages.code(words);
	if (words && !code) remarks.add('left out', session.at, 'a language whose name is not known');
	return code;
}

function readLinks(session: Value, remarks: Remarks): Link[] {
	return LINKS.flatMap(([old, recent, label, kind]) => {
		const url = firstOf(session, old, recent).text();
		const link = toOpenLink(url, label, session.at, remarks, { kind });
		return link ? [link] : [];
	});
}

/** A program has no line below a title: the subtitle begins the summary, and the short abstract the long one. */
function readSummary(session: Value, remarks: Remarks): string | null {
	const { at } = session;
	const prose = ['subtitle', 'short_abstract', 'long_abstract'].map((field) =>
		readAbstract(session.get(field), at, remarks)
	);
	const [subtitle, short, long] = prose;
	if (subtitle) remarks.add('changed', at, 'a subtitle, put before the summary');
	const abstracts = short && !long?.includes(short) ? [short, long] : [long];
	return [subtitle, ...abstracts].filter(Boolean).join('\n\n') || null;
}

function readKind(session: Value, { title, speakers, at }: DraftSession, remarks: Remarks): Kind {
	const type = wordsOf(session.get('session_type').get('name'), remarks);
	const told = kindOfType(type);
	if (told) return told;
	if (type) remarks.add('left out', at, 'the type of a session');
	const kind = speakers.length === 0 ? kindOfTitle(title) : null;
	if (kind)
		remarks.add('inferred', at, `a kind (${kind}), from the title of a session without speakers`);
	return kind ?? 'talk';
}
