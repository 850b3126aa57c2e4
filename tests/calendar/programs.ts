/** Programs to make feeds of: a small one by hand, and generated ones with hostile words. */
import fc from 'fast-check';
import type { Told } from '../../src/lib/calendar/entry';
import { kinds } from '../../src/lib/program/model';
import type {
	EventInfo,
	Person,
	Program,
	Revision,
	Session,
	Slot
} from '../../src/lib/program/model';
import { compareSessions } from '../../src/lib/program/schedule/schedule';
import { escapeHtml } from '../../src/lib/program/text/escapeHtml';
import { dayIn, instant, ms } from '../../src/lib/program/time/instant';

export function aSession(given: Partial<Session> = {}): Session {
	return {
		id: 'smoothgrad',
		kind: 'talk',
		title: 'SmoothGrad: removing noise by adding noise',
		day: '2017-08-10',
		slot: { start: '2017-08-09T23:20:00Z', end: '2017-08-09T23:40:00Z', rooms: ['c4-3'] },
		speakers: ['been-kim'],
		authors: ['been-kim'],
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

export function aPerson(given: Partial<Person> = {}): Person {
	return {
		id: 'been-kim',
		name: 'Been Kim',
		sortName: 'Kim, Been',
		roles: ['speaker'],
		affiliations: ['Google Brain'],
		links: [],
		aliases: [],
		photo: null,
		...given
	};
}

export function anEvent(given: Partial<EventInfo> = {}): EventInfo {
	return {
		id: 'vdl2017',
		name: '2017 Workshop on Visualization for Deep Learning',
		shortName: 'VDL 2017',
		tagline: 'One day on seeing what networks see.',
		days: ['2017-08-10'],
		zone: 'Australia/Sydney',
		language: 'en',
		site: 'https://vdl.example',
		domain: 'vdl.example',
		venue: {
			name: 'ICC Sydney',
			address: '14 Darling Drive, Sydney NSW 2000',
			city: 'Sydney',
			latitude: -33.8734,
			longitude: 151.199,
			link: null
		},
		parent: null,
		contact: null,
		links: [],
		dates: [],
		topics: [],
		keep: {},
		accent: '#5b2a86',
		logo: null,
		...given
	};
}

export function aProgram(sessions: Session[], given: Partial<Program> = {}): Program {
	return {
		revision: 1,
		event: anEvent(),
		rooms: [{ id: 'c4-3', name: 'C4.3', directions: null }],
		tracks: [],
		people: [aPerson()],
		sessions,
		...given
	};
}

export const published: Revision = {
	number: 1,
	at: '2017-08-01T10:00:00Z',
	note: 'First program',
	changes: []
};

export function told(sessions: Session[], given: Partial<Program> = {}): Told {
	return {
		program: aProgram(sessions, given),
		ledger: [published],
		prose: { sessions: {}, people: {}, pages: {} }
	};
}

/** What people, careless or not, have put into names and titles. */
export const hostile = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 120 }),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc
		.array(
			fc.constantFrom(
				'END:VCALENDAR',
				'\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n',
				'\nATTACH:https://example.org/\n',
				'C4.3, "Grand"; east\\west',
				'\\nabla f',
				'C:\\new',
				'\u0000\u0007\u001b[31m\u007f',
				'\u0085\u2028\u2029\v\f\t',
				'👩‍👩‍👧‍👦🎉',
				'中文字幕',
				'مرحبا',
				'\ud83d',
				'\udc00',
				'é',
				' ',
				'a'.repeat(74),
				':;,="\'<&>'
			),
			{ maxLength: 12 }
		)
		.map((parts) => parts.join(''))
);

export const zones = [
	'Australia/Sydney',
	'Australia/Lord_Howe',
	'America/Los_Angeles',
	'America/Santiago',
	'Europe/Dublin',
	'Africa/Casablanca',
	'Africa/Accra',
	'Africa/Cairo',
	'Asia/Kathmandu',
	'Asia/Pyongyang',
	'Pacific/Chatham',
	'Europe/Istanbul',
	'UTC',
	'Etc/GMT+5',
	'GMT'
];

/** Around a DST switch, or any time, in 2017 and 2026; whole minutes. */
const start = fc
	.oneof(
		fc.record({
			base: fc.constantFrom(
				'2017-04-01T16:00:00Z',
				'2017-09-30T16:00:00Z',
				'2017-03-12T10:00:00Z',
				'2017-11-05T09:00:00Z',
				'2017-05-27T02:00:00Z',
				'2026-03-29T01:00:00Z',
				'2026-10-25T01:00:00Z',
				'2026-02-15T02:00:00Z',
				'2026-03-22T02:00:00Z',
				'2026-04-23T22:00:00Z'
			),
			minutes: fc.integer({ min: -240, max: 240 })
		}),
		fc.record({
			base: fc.constantFrom('2017-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
			minutes: fc.integer({ min: 0, max: 525_599 })
		})
	)
	.map(({ base, minutes }) => ms(base) + minutes * 60_000);

const slot: fc.Arbitrary<Slot> = fc.record({
	start: start.map(instant),
	end: fc.constant(null),
	rooms: fc.subarray(['c4-3', 'hall'])
});

const timed = fc
	.record({ slot, minutes: fc.option(fc.integer({ min: 1, max: 600 })) })
	.map(({ slot, minutes }) => ({
		...slot,
		end: minutes === null ? null : instant(ms(slot.start) + minutes * 60_000)
	}));

const somebody = fc.subarray(['been-kim', 'ge-liu']);

const link = fc.record({
	kind: fc.constant('slides' as const),
	url: fc.constantFrom('https://example.org/a,b;c?d=\\e', 'https://example.org/é'),
	label: hostile
});

const session = fc
	.record({
		kind: fc.constantFrom(...kinds),
		title: fc.option(hostile),
		slot: fc.option(timed),
		speakers: somebody,
		authors: somebody,
		paperAuthors: fc.array(fc.record({ name: hostile }), { maxLength: 2 }),
		track: fc.option(fc.constant('vision')),
		status: fc.constantFrom('scheduled' as const, 'cancelled' as const),
		links: fc.array(link, { maxLength: 2 }),
		summaryKind: fc.constantFrom(null, 'talk', 'background', 'note'),
		online: fc.option(fc.constant('https://example.org/live'))
	})
	.map(aSession);

const name = { id: fc.constant(''), name: hostile };

/** Anything that a feed may meet: hostile words everywhere, any zone, any status, sessions without slot or end. */
export const anything: fc.Arbitrary<Told> = fc
	.record({
		zone: fc.constantFrom(...zones),
		sessions: fc.array(session, { maxLength: 8 }),
		rooms: fc.tuple(fc.record(name), fc.record(name)),
		track: fc.record(name),
		people: fc.tuple(hostile, hostile),
		affiliation: hostile,
		summary: hostile,
		shortName: hostile,
		venue: hostile,
		latitude: fc.constantFrom(null, 0, -33.8734, 1e-9, 89.123456789)
	})
	.map((given) => {
		const sessions = given.sessions.map((one, index) => ({
			...one,
			id: `session-${index}`,
			day: one.slot && dayIn(ms(one.slot.start), given.zone)
		}));
		const venue = { ...anEvent().venue, name: given.venue, latitude: given.latitude };
		const event = anEvent({ zone: given.zone, shortName: given.shortName, venue });
		const [room, hall] = given.rooms;
		const people = [
			aPerson({ name: given.people[0], affiliations: [given.affiliation] }),
			aPerson({ id: 'ge-liu', name: given.people[1], affiliations: [] })
		];
		const prose = Object.fromEntries(
			sessions.map(({ id }) => [id, `<p>${escapeHtml(given.summary)}</p>`])
		);
		return {
			program: aProgram(sessions.sort(compareSessions), {
				event,
				people,
				rooms: [
					{ id: 'c4-3', name: room.name, directions: null },
					{ id: 'hall', name: hall.name, directions: null }
				],
				tracks: [{ id: 'vision', name: given.track.name, color: '#1e90ff' }]
			}),
			ledger: [published],
			prose: { sessions: prose, people: {}, pages: {} }
		};
	});
