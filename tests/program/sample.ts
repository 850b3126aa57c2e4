/** Small programs to think with. What a test does not name is as plain as can be. */
import type { Person, Program, Room, Session, Slot } from '../../src/lib/program/model';
import { dayIn, ms } from '../../src/lib/program/time/instant';

export const SYDNEY = 'Australia/Sydney';

export function slot(start: string, end: string | null, ...rooms: string[]): Slot {
	return { start, end, rooms };
}

export function session(id: string, given: Partial<Session> = {}, zone = SYDNEY): Session {
	return {
		id,
		kind: 'talk',
		title: `Title of ${id}`,
		day: given.slot ? dayIn(ms(given.slot.start), zone) : null,
		slot: null,
		speakers: [],
		authors: [],
		paperAuthors: [],
		track: null,
		language: null,
		status: 'scheduled',
		links: [],
		aliases: [],
		summaryKind: null,
		online: null,
		...given
	};
}

export function person(id: string, name: string, given: Partial<Person> = {}): Person {
	const plain = {
		sortName: name,
		roles: [],
		affiliations: [],
		links: [],
		aliases: [],
		photo: null
	};
	return { id, name, ...plain, ...given };
}

export function room(id: string, name = id): Room {
	return { id, name, directions: null };
}

export function program(sessions: Session[], given: Partial<Program> = {}): Program {
	return {
		revision: 1,
		event: {
			id: 'sample',
			name: 'Sample event',
			shortName: 'Sample',
			tagline: 'An event to think with.',
			days: ['2017-08-10'],
			zone: SYDNEY,
			language: 'en',
			site: 'https://sample.example',
			domain: 'sample.example',
			venue: {
				name: 'Hall',
				address: '1 Street',
				city: 'Sydney',
				latitude: null,
				longitude: null,
				link: null
			},
			parent: null,
			contact: null,
			links: [],
			dates: [],
			topics: [],
			keep: {},
			accent: null,
			logo: null
		},
		rooms: [],
		tracks: [],
		people: [],
		sessions,
		...given
	};
}

/** A program whose event is on these days in this zone. */
export function eventOn(zone: string, days: string[], sessions: Session[]): Program {
	const plain = program(sessions);
	return { ...plain, event: { ...plain.event, zone, days } };
}

export const ids = (sessions: Session[]): string[] => sessions.map(({ id }) => id);
