/** Days to hold the laws of the live day to: generated programs, and whatever organizers may do to them. */
import fc from 'fast-check';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type {
	Action,
	Live,
	LiveRevision,
	NewSession,
	Printed
} from '../../src/lib/program/live/live';
import { changesMade } from '../../src/lib/program/live/changesMade';
import type { Kind, Program, Session, Slot } from '../../src/lib/program/model';
import { instant, ms } from '../../src/lib/program/time/instant';
import { person, program, room, session } from './sample';

export const DAYS = ['2017-08-10', '2017-08-11'];
export const ROOMS = ['c4-3', 'annex', 'hall'];
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const PEOPLE = ['kim', 'lee'];
const KINDS: Kind[] = ['talk', 'talk', 'break', 'posters', 'lunch', 'social'];

const MINUTE = 60_000;
/** 8:00 in Sydney. */
const morning = (day: string) => ms(`${day}T00:00:00Z`) - 120 * MINUTE;

const rooms = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...ROOMS).map((id) => [id]) },
	fc.subarray(ROOMS)
);

interface When {
	day: string;
	slot: Slot;
}

/** Every five minutes from 8:00 to 5:55 of the next morning: much overlaps, much follows at once. */
const when: fc.Arbitrary<When> = fc
	.record({
		day: fc.constantFrom(...DAYS),
		start: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 262 })),
		length: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 6 }),
		rooms
	})
	.map(({ day, start, length, rooms: ids }) => {
		const from = morning(day) + start * 5 * MINUTE;
		const end = length === null ? null : instant(from + length * 5 * MINUTE);
		return { day, slot: { start: instant(from), end, rooms: ids } };
	});

const sessionOf = (id: string): fc.Arbitrary<Session> =>
	fc
		.record({
			when: fc.option(when, { freq: 8 }),
			kind: fc.constantFrom(...KINDS),
			title: fc.option(fc.constantFrom('One', 'Two')),
			status: fc.constantFrom('scheduled' as const, 'scheduled' as const, 'cancelled' as const),
			speakers: fc.subarray(PEOPLE),
			links: fc.subarray([
				{ kind: 'slides' as const, url: 'https://example.org/1', label: 'Slides' },
				{ kind: 'paper' as const, url: 'https://example.org/2', label: 'Paper' }
			])
		})
		.map(({ when: given, ...rest }) =>
			session(id, { ...rest, slot: given?.slot ?? null, day: given?.day ?? null })
		);

/** As the data has them. */
function inOrder(sessions: Session[]): Session[] {
	const place = ({ slot }: Session) => (slot?.rooms[0] ? ROOMS.indexOf(slot.rooms[0]) : 9);
	const start = ({ slot }: Session) => (slot ? ms(slot.start) : Number.MAX_SAFE_INTEGER);
	return sessions.sort(
		(a, b) => start(a) - start(b) || place(a) - place(b) || (a.id < b.id ? -1 : 1)
	);
}

/** A program of eight sessions and its ledger, which ends with revision 1. */
export const printedDay: fc.Arbitrary<Printed> = fc
	.record({
		sessions: fc.tuple(...IDS.map(sessionOf)),
		keep: fc.record({
			break: fc.constantFrom(5, 15),
			posters: fc.constantFrom(0, 15, 90),
			lunch: fc.constant(30)
		})
	})
	.map(({ sessions, keep }) => {
		const plain = program([], { revision: 1, rooms: ROOMS.map((id) => room(id)) });
		const speaking = new Set(sessions.flatMap(({ speakers }) => speakers));
		const all: Program = {
			...plain,
			event: { ...plain.event, days: DAYS, keep },
			people: PEOPLE.map((id) => person(id, id, { roles: speaking.has(id) ? ['speaker'] : [] })),
			sessions: inOrder([...sessions])
		};
		const first = { number: 1, at: '2017-08-01T00:00:00Z', note: 'All of it.', changes: [] };
		return { program: all, ledger: [first] };
	});

const known = fc.constantFrom(...IDS);
/** Mostly somebody; now and then an id that nobody has. */
const someSession = fc.oneof(
	{ weight: 12, arbitrary: known },
	fc.constantFrom('nowhere', 'x', 'y')
);
const someRoom = fc.oneof(
	{ weight: 12, arbitrary: fc.constantFrom(...ROOMS) },
	fc.constant('cellar')
);
const speakers = fc.array(
	fc.constantFrom({ id: 'kim', name: 'Kim' }, { id: 'new', name: 'New Person' }),
	{ maxLength: 3 }
);
const title = fc.constantFrom('One', 'Another', ' ', '');

const fresh: fc.Arbitrary<NewSession> = fc
	.record({
		id: fc.constantFrom('x', 'y', 'a'),
		kind: fc.constantFrom(...KINDS),
		title,
		when,
		speakers
	})
	.map(({ when: given, ...rest }) => ({ ...rest, ...given }));

export const delay: fc.Arbitrary<Action> = fc.record({
	kind: fc.constant('delay' as const),
	room: someRoom,
	from: someSession,
	minutes: fc.constantFrom(0, 5, 10, 10, 20, 45, 600)
});

/** All that an organizer may do, whether it fits or not. */
export const action: fc.Arbitrary<Action> = fc.oneof(
	{ weight: 4, arbitrary: delay },
	{
		weight: 3,
		arbitrary: fc
			.record({ session: someSession, when })
			.map(({ session: id, when: given }): Action => ({ kind: 'move', session: id, ...given }))
	},
	fc.record({
		kind: fc.constantFrom('cancel' as const, 'restore' as const),
		session: someSession
	}),
	fc.record({ kind: fc.constant('retitle' as const), session: someSession, title }),
	fc.record({ kind: fc.constant('speakers' as const), session: someSession, speakers }),
	fc.record({ kind: fc.constant('add' as const), session: fresh }),
	fc.record({
		kind: fc.constant('link' as const),
		session: someSession,
		link: fc.constantFrom('slides' as const, 'video' as const),
		url: fc.constantFrom(null, 'https://example.org/3', 'javascript:alert(1)'),
		label: fc.constantFrom('', 'Here')
	}),
	fc.record({
		kind: fc.constant('notice' as const),
		severity: fc.constantFrom('info' as const, 'important' as const),
		text: fc.constant('The bar is open.'),
		until: fc.option(fc.constant('2017-08-10T10:00:00Z'))
	}),
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('undo' as const),
			revision: fc.integer({ min: 0, max: 14 })
		})
	}
);

/** Publishes an action as a server does: with the next number, and with the changes it makes. */
export function publish(live: Live, what: Action): Live {
	// 1 is left to the publication of what is printed
	const number = Math.max(live.program.revision, 1) + 1;
	const last = ms(live.ledger.at(-1)?.at ?? '2017-08-10T00:00:00Z');
	const at = instant(Math.max(last, ms('2017-08-10T00:00:00Z')) + 1000);
	const plain: LiveRevision = { number, at, by: '', note: 'Why.', action: what, changes: [] };
	const changes = changesMade(live, applyRevisions(live, [plain]));
	return applyRevisions(live, [{ ...plain, changes }]);
}

/** All states of a day, from the printed one on. */
export function dayOf(printed: Printed, actions: Action[]): Live[] {
	return actions.reduce<Live[]>(
		(states, one) => [...states, publish(states.at(-1)!, one)],
		[applyRevisions(printed, [])]
	);
}

export const sessionIn = ({ sessions }: Program, id: string) =>
	sessions.find((one) => one.id === id);
