/** Program folders to write out: one by hand that holds every case, and generated ones with hostile words. */
import fc from 'fast-check';
import { safeHtml } from '../../src/lib/markdown/safeHtml';
import {
	kinds,
	linkKinds,
	type Day,
	type EventInfo,
	type Id,
	type Person,
	type ProgramFolder,
	type Session,
	type Slot
} from '../../src/lib/program/model';
import { compareSessions } from '../../src/lib/program/schedule/schedule';
import { dayIn, instant, ms } from '../../src/lib/program/time/instant';
import { anEvent, aPerson, hostile, zones } from '../calendar/programs';

export function aSession(id: Id, given: Partial<Session> = {}): Session {
	const plain = { kind: 'talk', title: `Title of ${id}`, day: '2017-08-10', slot: null } as const;
	const people = { speakers: [], authors: [], paperAuthors: [], track: null, language: null };
	const rest = {
		status: 'scheduled',
		links: [],
		aliases: [],
		summaryKind: null,
		online: null
	} as const;
	return { id, ...plain, ...people, ...rest, links: [], aliases: [], ...given };
}

export function aFolder(
	sessions: Session[],
	given: Partial<ProgramFolder['program']> = {}
): ProgramFolder {
	return {
		program: {
			revision: 3,
			event: anEvent({ id: 'vdl-2017' }),
			rooms: [
				{ id: 'c4-3', name: 'C4.3', directions: 'Up the stairs' },
				{ id: 'hall', name: 'Hall', directions: null }
			],
			tracks: [{ id: 'vision', name: 'Vision', color: '#1f6f5c' }],
			people: [
				aPerson({ id: 'ann-ash', name: 'Ann Ash' }),
				aPerson({ id: 'ben-birch', name: 'Ben Birch' })
			],
			sessions,
			...given
		},
		ledger: [],
		prose: { sessions: {}, people: {}, pages: {} },
		papers: [],
		reading: []
	};
}

export const slot = (start: string, end: string | null, ...rooms: Id[]): Slot => ({
	start,
	end,
	rooms
});

/** A minute of the days around clock changes, or of a plain day, at the venue. */
const start = fc
	.record({
		base: fc.constantFrom('2017-08-09T22:30:00Z', '2026-03-29T00:00:00Z', '2026-10-25T00:00:00Z'),
		minutes: fc.integer({ min: -600, max: 4000 })
	})
	.map(({ base, minutes }) => ms(base) + minutes * 60_000);

const roomIds = ['c4-3', 'hall', 'a', 'z-'];
const trackIds = ['vision', '2', 'b-'];
const personIds = ['ann-ash', 'ben-birch', 'chi', '4823'];
const sessionIds = [
	'smoothgrad',
	'a',
	'b-',
	'x-1',
	'0',
	'lunch',
	'a-very-long-id-that-goes-on-and-on'
];

const prose = fc.oneof(
	fc.constantFrom(
		'',
		'Removing noise by *adding* noise, with [code](https://x.example/a_(b)) and `co<de>`.',
		'Two\n\nparagraphs\n\n- one\n- two\n\n1. a\n2. b\n\n> said & done',
		'AT&T < 5 \\<b> &amp;copy; snake_case [1] **bold**'
	),
	hostile.map((text) => text.replace(/\p{C}|\s|[\\`*_{}[\]<>#+\-.!|~&:=]/gu, ' '))
);

const link = fc.record({
	kind: fc.constantFrom(...linkKinds),
	url: fc.constantFrom(
		'https://x.example/a,b;c?d=e&f=g',
		'http://y.example/',
		'https://z.example/é%20(1)'
	),
	label: fc.oneof(fc.constantFrom('Slides', 'Code', 'A label'), hostile)
});

const whole = (minutes: number | null, at: number) =>
	minutes === null ? null : instant(at + minutes * 60_000);

const session = fc.record({
	kind: fc.constantFrom(...kinds),
	title: fc.option(
		fc.oneof(hostile, fc.constantFrom('=1+1', "'=x", '＝1', '@home', 'Lunch', '-', '"q", r'))
	),
	at: fc.option(start, { freq: 6 }),
	minutes: fc.option(fc.integer({ min: 1, max: 1500 })),
	rooms: fc.shuffledSubarray(roomIds),
	night: fc.boolean(),
	speakers: fc.shuffledSubarray(personIds),
	authors: fc.shuffledSubarray(personIds),
	paperAuthors: fc.array(
		hostile.map((name) => ({ name })),
		{ maxLength: 2 }
	),
	track: fc.option(fc.constantFrom(...trackIds)),
	language: fc.constantFrom(null, 'fr', 'pt-BR'),
	status: fc.constantFrom('scheduled' as const, 'cancelled' as const),
	links: fc.array(link, { maxLength: 2 }),
	summary: prose,
	summaryKind: fc.constantFrom('talk' as const, 'background' as const, 'note' as const),
	online: fc.option(fc.constant('https://live.example/join?a=1&b=2'))
});

/** After midnight the evening before may hold it, until six. */
function programDay(at: number, night: boolean, zone: string): Day {
	const evening = at - 6 * 3_600_000;
	return night ? dayIn(evening, zone) : dayIn(at, zone);
}

type Given = typeof session extends fc.Arbitrary<infer T> ? T : never;

function toSession(
	{ at, minutes, rooms, night, summary, ...given }: Given,
	id: Id,
	zone: string
): Session {
	const hasProse = safeHtml(summary) !== '';
	return {
		...given,
		id,
		aliases: [],
		day: at === null ? null : programDay(at, night, zone),
		slot: at === null ? null : { start: instant(at), end: whole(minutes, at), rooms },
		summaryKind: hasProse ? given.summaryKind : null
	};
}

const named = fc.oneof(
	hostile,
	fc.constantFrom('Hall', 'C4.3', 'Room to be announced', '101', '__proto__')
);

/** Anything that a checked folder may hold, and some that it may not. */
export const anything: fc.Arbitrary<ProgramFolder> = fc
	.record({
		event: fc.constantFrom('vdl-2017', 'x', 'a-b-', '2026'),
		zone: fc.constantFrom(...zones.filter((zone) => zone === 'UTC' || zone.includes('/'))),
		language: fc.constantFrom('en', 'de'),
		name: hostile,
		rooms: fc.tuple(named, named, named, named),
		tracks: fc.tuple(named, named, named),
		colors: fc.constantFrom(null, '#1f6f5c'),
		people: fc.tuple(hostile, hostile, hostile, hostile),
		bio: prose,
		sessions: fc.array(session, { maxLength: sessionIds.length })
	})
	.map(({ event: id, zone, language, name, rooms, tracks, colors, people, bio, sessions }) => {
		const all = sessions.map((one, index) => toSession(one, sessionIds[index] ?? '', zone));
		const days = [...new Set(all.flatMap(({ day }) => day ?? []))].sort();
		const event: EventInfo = anEvent({
			id,
			zone,
			language,
			name,
			days: days.length > 0 ? days : ['2017-08-10']
		});
		const folder = aFolder(all.sort(compareSessions), {
			event,
			rooms: roomIds.map((room, index) => ({
				id: room,
				name: rooms[index] ?? '',
				directions: null
			})),
			tracks: trackIds.map((track, index) => ({
				id: track,
				name: tracks[index] ?? '',
				color: colors
			})),
			people: personIds.map((person, index): Person =>
				aPerson({ id: person, name: people[index] ?? '', affiliations: [] })
			)
		});
		const written = sessions.map(
			({ summary }, index) => [sessionIds[index], safeHtml(summary)] as const
		);
		folder.prose.sessions = Object.fromEntries(written.filter(([, html]) => html !== ''));
		folder.prose.people = safeHtml(bio) === '' ? {} : { 'ann-ash': safeHtml(bio) };
		return folder;
	});
