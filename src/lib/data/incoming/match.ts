/**
 * Which session of the folder a session without an identifier is: by title, else by room, start and people.
 * Every such match is a guess, and said.
 */
import type { DraftSession } from '../../program/draft';
import type { Id } from '../../program/model';
import type { Fields } from './memory';

/** What a draft's session is compared by. */
export interface Traits {
	title: string | null;
	/** As `9:20` or in full, like the folder's. */
	start: string | null;
	day: string | null;
	rooms: Id[];
	people: Id[];
}

export interface Match {
	id: Id;
	by: string;
}

const plain = (title: unknown) =>
	typeof title === 'string'
		? title
				.normalize('NFKD')
				.replace(/\p{M}/gu, '')
				.toLowerCase()
				.replace(/[^\p{L}\p{N}]+/gu, ' ')
				.trim()
		: '';

const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

function sameTitle(traits: Traits, fields: Fields): boolean {
	const title = plain(traits.title);
	return (
		title !== '' &&
		(plain(fields['title']) === title || list(fields['aliases']).some((it) => plain(it) === title))
	);
}

const sameStart = (traits: Traits, fields: Fields) =>
	traits.start !== null &&
	fields['start'] === traits.start &&
	(fields['day'] ?? traits.day) === traits.day;

/** Rooms count only where both name one. */
function sameRoom(traits: Traits, fields: Fields): boolean {
	const rooms = list(fields['rooms']);
	if (rooms.length === 0 || traits.rooms.length === 0) return true;
	return traits.rooms.some((id) => rooms.includes(id));
}

function samePeople(traits: Traits, fields: Fields): boolean {
	const people = [...list(fields['speakers']), ...list(fields['authors'])];
	if (people.length === 0 || traits.people.length === 0) {
		return people.length === traits.people.length;
	}
	return traits.people.some((id) => people.includes(id));
}

/** Of sessions that say nothing but who speaks. */
function sameBarePeople(traits: Traits, fields: Fields): boolean {
	const told = [traits.title, traits.start, fields['title'], fields['start']];
	return told.every((one) => !one) && traits.people.length > 0 && samePeople(traits, fields);
}

/**
 * For each of the given sessions the one it was, or null. No session of the folder is taken twice.
 * @param known sessions of the folder that nobody has claimed yet, by id
 */
export function matchSessions(given: Traits[], known: Map<Id, Fields>): (Match | null)[] {
	const matches: (Match | null)[] = given.map(() => null);
	const rounds: [string, (traits: Traits, fields: Fields) => boolean][] = [
		['title and start', (a, b) => sameTitle(a, b) && sameStart(a, b)],
		['title', sameTitle],
		['room, start and people', (a, b) => sameStart(a, b) && sameRoom(a, b) && samePeople(a, b)],
		['people', sameBarePeople]
	];
	for (const [by, same] of rounds) {
		given.forEach((traits, index) => {
			if (matches[index]) return;
			const found = [...known].find(([, fields]) => same(traits, fields));
			if (!found) return;
			matches[index] = { id: found[0], by };
			known.delete(found[0]);
		});
	}
	return matches;
}

/** What a session without a title is called in its id. */
export const wordsOf = ({ title, kind }: DraftSession) => title ?? kind;
