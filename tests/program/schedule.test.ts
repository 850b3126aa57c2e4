import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds, type Session } from '../../src/lib/program/model';
import { sessionsOf } from '../../src/lib/program/schedule/lookup';
import {
	compareSessions,
	days,
	inRoom,
	isPause,
	kindLabel,
	onDay,
	kindBesideTitle,
	sessionTitle,
	usualEnd
} from '../../src/lib/program/schedule/schedule';
import { gaps, neighbors } from '../../src/lib/program/schedule/neighbors';
import { overlaps } from '../../src/lib/program/schedule/overlaps';
import { instant, ms } from '../../src/lib/program/time/instant';
import { eventOn, ids, program, session, slot, SYDNEY } from './sample';

/** Venue clock on the workshop's day. */
const at = (time: string) => instant(ms(`2017-08-10T${time}:00+10:00`));
const held = (id: string, start: string, end: string | null, ...rooms: string[]) =>
	session(id, { slot: slot(at(start), end && at(end), ...rooms) });

/** Minutes 0 to 60 on a small scale, so that much touches and overlaps. */
const placed = fc
	.record({
		start: fc.integer({ min: 0, max: 12 }),
		length: fc.option(fc.integer({ min: 1, max: 6 })),
		room: fc.option(fc.constantFrom('a', 'b')),
		cancelled: fc.boolean()
	})
	.map((given) => ({ ...given, base: ms(at('09:00')) }));
const programs = fc.array(placed, { maxLength: 12 }).map((list) =>
	list.map(({ base, start, length, room, cancelled }, index) =>
		session(`s${index}`, {
			status: cancelled ? 'cancelled' : 'scheduled',
			slot: {
				start: instant(base + start * 300_000),
				end: length === null ? null : instant(base + (start + length) * 300_000),
				rooms: room === null ? [] : [room]
			}
		})
	)
);

describe('the order of sessions', () => {
	it('is by start, room, id; those without a slot come last', () => {
		const list = [
			session('unplaced-b'),
			held('late', '10:00', null, 'a'),
			session('unplaced-a'),
			held('b-room', '09:00', '09:30', 'b'),
			held('z', '09:00', '09:30', 'a'),
			held('a', '09:00', '09:30', 'a')
		];
		expect(ids(list.sort(compareSessions))).toEqual([
			'a',
			'z',
			'b-room',
			'late',
			'unplaced-a',
			'unplaced-b'
		]);
	});

	it('compares instants, never text', () => {
		const early = session('early', { slot: slot('2017-08-09T23:00:00Z', null) });
		const late = session('late', { slot: slot('2017-08-10T00:00:00+00:00', null) });
		expect(ids([late, early].sort(compareSessions))).toEqual(['early', 'late']);
	});

	it('is the same whatever the order before', () => {
		fc.assert(
			fc.property(
				programs.chain((list) =>
					fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
				),
				([list, shuffled]) => {
					expect(ids(shuffled.sort(compareSessions))).toEqual(ids([...list].sort(compareSessions)));
				}
			)
		);
	});
});

describe('days', () => {
	it('are those of the event, in order, and a session that runs past midnight adds none', () => {
		const late = session('party', { slot: slot(at('23:30'), '2017-08-10T15:00:00Z') });
		const event = eventOn(SYDNEY, ['2017-08-11', '2017-08-10'], [late]);
		expect(days(event)).toEqual(['2017-08-10', '2017-08-11']);
	});

	it('hold the sessions that belong to them, also those after midnight', () => {
		const after = session('after', {
			day: '2017-08-10',
			slot: slot('2017-08-10T14:30:00Z', '2017-08-10T15:00:00Z')
		});
		const event = eventOn(
			SYDNEY,
			['2017-08-10', '2017-08-11'],
			[after, held('noon', '12:00', null)]
		);
		expect(ids(onDay(event, '2017-08-10'))).toEqual(['noon', 'after']);
		expect(onDay(event, '2017-08-11')).toEqual([]);
	});

	it('include a day that a session has moved to', () => {
		const moved = session('moved', { slot: slot('2017-08-11T23:00:00Z', null) });
		expect(days(program([moved]))).toEqual(['2017-08-10', '2017-08-12']);
	});
});

describe('rooms', () => {
	const day = program([
		held('first', '09:00', '09:20', 'a'),
		held('both', '09:20', '09:40', 'b', 'a'),
		{ ...held('off', '09:40', '10:00', 'a'), status: 'cancelled' },
		held('last', '10:00', null, 'a'),
		held('roomless', '10:00', null),
		session('unplaced')
	]);
	const [first, both, off, last, roomless, unplaced] = day.sessions as [
		Session,
		Session,
		Session,
		Session,
		Session,
		Session
	];

	it('show all that happens there, cancelled ones too', () => {
		expect(ids(inRoom(day, 'a'))).toEqual(['first', 'both', 'off', 'last']);
		expect(ids(inRoom(day, 'b'))).toEqual(['both']);
		expect(inRoom(day, 'nowhere')).toEqual([]);
	});

	it('have neighbors: who really is before and after', () => {
		expect(neighbors(day, first)).toEqual({ before: null, after: both });
		expect(neighbors(day, last)).toEqual({ before: both, after: null });
		expect(neighbors(day, off)).toEqual({ before: both, after: last });
	});

	it('are looked at in the first room of a session, and none is a room of its own', () => {
		expect(neighbors(day, both)).toEqual({ before: null, after: null });
		expect(neighbors(day, roomless)).toEqual({ before: null, after: null });
		expect(neighbors(day, unplaced)).toEqual({ before: null, after: null });
	});

	it('have no neighbors from another day', () => {
		const next = session('next', { slot: slot('2017-08-10T23:00:00Z', null, 'a') });
		const two = program([...day.sessions, next]);
		expect(neighbors(two, last).after).toBeNull();
		expect(neighbors(two, next).before).toBeNull();
	});
});

describe('overlaps', () => {
	const pairs = (...list: Session[]) => [...overlaps(list)].map(([a, b]) => `${a.id}+${b.id}`);

	it('are none where one ends when the other starts', () => {
		expect(pairs(held('a', '09:00', '09:20'), held('b', '09:20', '09:40'))).toEqual([]);
		expect(pairs(held('a', '09:00', '09:21'), held('b', '09:20', '09:40'))).toEqual(['a+b']);
	});

	it('name every pair, also within a long one', () => {
		const list = [
			held('long', '09:00', '12:00'),
			held('a', '09:00', '09:30'),
			held('b', '10:00', '10:30'),
			held('c', '10:15', '10:20')
		];
		expect(pairs(...list)).toEqual(['a+long', 'long+b', 'long+c', 'b+c']);
	});

	it('count a session without an end as its start only', () => {
		const open = held('open', '09:10', null);
		expect(pairs(open, held('around', '09:00', '09:30'))).toEqual(['around+open']);
		expect(pairs(open, held('after', '09:11', '09:30'))).toEqual([]);
		expect(pairs(open, held('ends', '09:00', '09:10'))).toEqual([]);
		expect(pairs(open, held('same', '09:10', null))).toEqual(['open+same']);
	});

	it('pass over cancelled sessions and those without a slot', () => {
		const off: Session = { ...held('off', '09:00', '10:00'), status: 'cancelled' };
		expect(pairs(off, held('on', '09:00', '10:00'), session('unplaced'))).toEqual([]);
	});

	it('are what comparing each with each says', () => {
		const clash = (a: Session, b: Session) => {
			const [from, to] = [a, b].map(({ slot: s }) => ms(s!.start)) as [number, number];
			const [end, last] = [a, b].map(({ slot: s }) => ms(s!.end ?? s!.start)) as [number, number];
			return from === to || (from < to ? to < end : from < last);
		};
		fc.assert(
			fc.property(programs, (list) => {
				const on = list.filter(({ status }) => status !== 'cancelled').sort(compareSessions);
				const all = on.flatMap((a, index) =>
					on.slice(index + 1).flatMap((b) => (clash(a, b) ? [[a.id, b.id].sort().join('+')] : []))
				);
				const found = [...overlaps(list)].map(([a, b]) => [a.id, b.id].sort().join('+'));
				expect(found.sort()).toEqual(all.sort());
			})
		);
	});
});

describe('gaps', () => {
	const minutes = (...list: Session[]) => gaps(list).map((gap) => gap.minutes);

	it('lie between sessions, not before, after or inside a longer one', () => {
		const list = [
			held('long', '09:00', '12:00'),
			held('inside', '09:30', '10:00'),
			held('next', '12:30', '13:00')
		];
		expect(gaps(list)).toEqual([{ from: ms(at('12:00')), to: ms(at('12:30')), minutes: 30 }]);
	});

	it('begin a usual length after a session without an end', () => {
		expect(minutes(held('open', '09:00', null), held('b', '10:00', null))).toEqual([45]);
	});

	it('are none over night', () => {
		const next = session('next', { slot: slot('2017-08-10T23:00:00Z', '2017-08-11T00:00:00Z') });
		const later = session('later', { slot: slot('2017-08-11T00:10:00Z', null) });
		expect(minutes(held('a', '09:00', '17:00'), next, later)).toEqual([10]);
	});

	it('open where a session is cancelled', () => {
		const off: Session = { ...held('b', '09:30', '10:00'), status: 'cancelled' };
		expect(minutes(held('a', '09:00', '09:30'), off, held('c', '10:00', '10:30'))).toEqual([30]);
	});
});

describe('a session', () => {
	it('without an end is taken to last a quarter of an hour', () => {
		expect(usualEnd(held('open', '17:45', null))).toBe(ms(at('18:00')));
		expect(usualEnd(held('closed', '17:45', '17:50'))).toBe(ms(at('17:50')));
		expect(usualEnd(session('unplaced'))).toBeNaN();
	});

	it('without a title shows as its kind', () => {
		expect(sessionTitle(session('a', { title: null, kind: 'invited' }))).toBe('Invited talk');
		expect(sessionTitle(session('a', { title: '  ', kind: 'other' }))).toBe('Session');
		const beside = (title: string | null) =>
			kindBesideTitle(session('a', { title, kind: 'opening' }));
		expect(['Opening', ' opening', null, 'Opening remarks'].map(beside)).toEqual([
			...['', '', '', 'Opening']
		]);
		expect(sessionTitle(session('a', { title: 'DeepResolve' }))).toBe('DeepResolve');
	});

	it('belongs to those who speak in it, wrote it, or wrote the paper behind it', () => {
		const list = program([
			session('wrote', { authors: ['ann'] }),
			session('other', { speakers: ['bo'] }),
			session('behind', { paperAuthors: [{ name: 'Ann', person: 'ann' }, { name: 'Ann' }] }),
			held('speaks', '09:00', null)
		]);
		list.sessions[3]!.speakers = ['ann'];
		expect(ids(sessionsOf(list, 'ann'))).toEqual(['speaks', 'behind', 'wrote']);
	});
});

describe('kinds', () => {
	it('each have a label of their own', () => {
		expect(new Set(kinds.map(kindLabel)).size).toBe(kinds.length);
	});

	it('are pauses where nobody speaks', () => {
		expect(kinds.filter(isPause)).toEqual(['posters', 'break', 'lunch']);
	});
});
