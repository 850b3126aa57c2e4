/** What each format can hold of a program: what is compared after a round trip. */
import { oneLine } from '../../src/lib/calendar/plain';
import { uniqueNames } from '../../src/lib/formats/voc/uniqueNames';
import { NO_ROOM } from '../../src/lib/formats/voc/schedule';
import type { LinkKind, ProgramFolder } from '../../src/lib/program/model';
import { plainText } from '../../src/lib/program/text/plainText';
import { plain, sorted, type Seen, type SeenSession } from './seen';

export type Held = (session: SeenSession) => Partial<SeenSession>;

export const mapped = (seen: Seen, held: Held): Seen =>
	Object.fromEntries(
		Object.entries(seen).map(([id, session]) => [id, { ...session, ...held(session) }])
	);

export const scheduled = (seen: Seen): Seen =>
	Object.fromEntries(Object.entries(seen).filter(([, { start }]) => start !== null));

export const all: Held = () => ({});

/** Names part at semicolons, and are all that a person, room or track is. */
const names = (list: string[]) =>
	[...new Set(list.map((name) => name.replace(/;/g, ',')))].filter((name) => name !== '');

/** Neither labels of links nor the form of summaries. */
export const inCsv: Held = (session) => ({
	rooms: names(session.rooms).sort(),
	speakers: names(session.speakers),
	authors: names(session.authors),
	paperAuthors: session.paperAuthors.map((name) => name.replace(/;/g, ',')).filter(Boolean),
	track: session.track?.replace(/;/g, ',') || null,
	links: sorted(session.links.map((link) => ({ ...link, label: '' }))),
	summary: plain(plainText(session.summary))
});

/** The types of links in schedule.json. */
const types: Partial<Record<LinkKind, string>> = {
	...{ slides: 'slides', paper: 'paper', preprint: 'paper' },
	...{ video: 'media', live: 'media', background: 'related' }
};

export const inJson: Held = ({ links }) => ({
	links: sorted(links.map((link) => ({ ...link, kind: (types[link.kind] ?? 'web') as LinkKind })))
});

/** In a feed commas part names, and brackets hold an affiliation. */
const bare = (list: string[]) => [
	...new Set(list.flatMap((name) => name.replace(/ \(.*\)$/, '').split(', ')))
];

/** Links stand below the summary, and could be its last lines: their words are compared together. */
function wordsBelow({ summary, links, online }: SeenSession): string {
	const lines = links.map(({ label, url }) => `${label}: ${url}`);
	const text = [plainText(summary), ...lines, online ?? ''].join(' ');
	const decoded = plain(oneLine(text)).replace(/%2c|%3b/gi, ' ');
	return (decoded.match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ');
}

/** No day, no language, no kinds of links, no form of summaries; titles on one line, without TeX. */
export const inFeed: Held = (session) => ({
	...{ day: null, language: null, links: [] },
	track: session.track && plain(session.track.replace(/,/g, ' ')),
	title: (session.title && oneLine(session.title)) || null,
	...{ speakers: bare(session.speakers), authors: bare(session.authors) },
	summary: wordsBelow(session)
});

/**
 * As a folder must be (every name says something) and a C3VOC file can be: rooms and tracks of one name are
 * told apart by their ids, and names in a line part at semicolons.
 */
export function withNames(folder: ProgramFolder): ProgramFolder {
	const { rooms, tracks, people, sessions } = folder.program;
	const [ofRooms, ofTracks] = [uniqueNames(rooms, [NO_ROOM]), uniqueNames(tracks, [])];
	const named = {
		rooms: rooms.map((room) => ({ ...room, name: ofRooms.get(room.id) ?? '' })),
		tracks: tracks.map((track) => ({ ...track, name: ofTracks.get(track.id) ?? '' })),
		people: people.map((person) => ({ ...person, name: plain(person.name) || person.id })),
		sessions: sessions.map((session) => ({
			...session,
			paperAuthors: session.paperAuthors
				.map(({ name }) => ({ name: plain(name).replace(/;/g, ',') }))
				.filter(({ name }) => name !== '')
		}))
	};
	return { ...folder, program: { ...folder.program, ...named } };
}
