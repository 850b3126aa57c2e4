import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program, Session } from '../../src/lib/program/model';
import { moment } from '../../src/lib/program/schedule/now';
import { usualEnd } from '../../src/lib/program/schedule/schedule';
import { instant, ms } from '../../src/lib/program/time/instant';
import { eventOn, program, room, session, slot, SYDNEY } from './sample';

const clock = (time: string) => ms(`2017-08-10T${time}+10:00`);
const held = (id: string, start: string, end: string | null, ...rooms: string[]) =>
	session(id, { slot: slot(instant(clock(start)), end && instant(clock(end)), ...rooms) });

const inHall = (...sessions: Session[]): Program => ({
	...program(sessions),
	rooms: [room('hall')]
});

const on = (given: Program, now: number) =>
	moment(given, now).onNow.map(({ session }) => session.id);
const next = (given: Program, now: number) =>
	moment(given, now).next.map(({ room, session }) => `${room?.id ?? '-'}: ${session.id}`);

describe('the morning of the workshop', () => {
	const day = inHall(
		held('opening', '08:30', '08:45', 'hall'),
		held('invited', '08:45', '09:20', 'hall'),
		held('smoothgrad', '09:20', '09:40', 'hall'),
		held('input-resampling', '09:40', '10:00', 'hall'),
		held('closing', '17:45', null, 'hall')
	);

	it('at 9:32 has SmoothGrad on, 8 minutes left, and Input Resampling next', () => {
		const { phase, onNow, startsInMinutes } = moment(day, clock('09:32'));
		expect(phase).toBe('during');
		expect(onNow).toEqual([{ session: day.sessions[2], progress: 0.6, minutesLeft: 8 }]);
		expect(next(day, clock('09:32'))).toEqual(['hall: input-resampling']);
		expect(startsInMinutes).toBe(8);
	});

	it('counts a begun minute as one', () => {
		expect(moment(day, clock('09:39:59')).onNow[0]?.minutesLeft).toBe(1);
		expect(moment(day, clock('09:39')).onNow[0]?.minutesLeft).toBe(1);
		expect(moment(day, clock('09:38:59')).onNow[0]?.minutesLeft).toBe(2);
	});

	it('changes over on the minute: never two at once, never none', () => {
		expect(on(day, clock('09:39:59'))).toEqual(['smoothgrad']);
		expect(on(day, clock('09:40'))).toEqual(['input-resampling']);
	});

	it('goes before, during, between, after', () => {
		const phases = ['08:29:59', '08:30', '10:00', '17:44', '17:45', '17:59:59', '18:00'].map(
			(time) => moment(day, clock(time)).phase
		);
		expect(phases).toEqual(['before', 'during', 'between', 'between', 'during', 'during', 'after']);
	});

	it('tells how long it is to the first and names the first and the last', () => {
		const before = moment(day, clock('08:00'));
		expect(before.startsInMinutes).toBe(30);
		expect([before.first?.id, before.last?.id]).toEqual(['opening', 'closing']);
		expect(moment(day, clock('18:00')).startsInMinutes).toBeNull();
	});

	it('has a closing without an end on, claims no progress, and lets it go', () => {
		expect(moment(day, clock('17:50')).onNow).toEqual([
			{ session: day.sessions[4], progress: null, minutesLeft: null }
		]);
		expect(on(day, clock('18:00'))).toEqual([]);
	});
});

describe('a session without an end', () => {
	it('gives way to the next in its room, not to one elsewhere', () => {
		const day = {
			...program([
				held('open', '09:00', null, 'a'),
				held('elsewhere', '09:05', '09:30', 'b'),
				held('follows', '09:10', '09:30', 'a')
			]),
			rooms: [room('a'), room('b')]
		};
		expect(on(day, clock('09:07'))).toEqual(['open', 'elsewhere']);
		expect(on(day, clock('09:10'))).toEqual(['elsewhere', 'follows']);
	});
});

describe('an event', () => {
	it('is over once its last session has given way and ended', () => {
		const day = inHall(
			held('open', '17:45', null, 'hall'),
			held('short', '17:47', '17:50', 'hall')
		);
		expect(moment(day, clock('17:52')).phase).toBe('after');
	});
});

describe('cancelled and unscheduled sessions', () => {
	const off: Session = { ...held('off', '09:00', '10:00', 'hall'), status: 'cancelled' };

	it('are never on, never next, never the first or the last', () => {
		const day = inHall(off, session('unplaced'), held('on', '09:30', '09:40', 'hall'));
		expect(moment(day, clock('08:00'))).toMatchObject({
			phase: 'before',
			startsInMinutes: 90,
			first: { id: 'on' },
			last: { id: 'on' }
		});
		expect(on(day, clock('09:15'))).toEqual([]);
		expect(moment(day, clock('09:50')).phase).toBe('after');
	});

	it('leave an event that has nothing else before until its last day is over', () => {
		const day = inHall(off, session('unplaced'));
		const nothing = { onNow: [], next: [], startsInMinutes: null, first: null, last: null };
		expect(moment(day, clock('23:59'))).toEqual({ phase: 'before', ...nothing });
		expect(moment(day, clock('23:59') + 60_000)).toEqual({ phase: 'after', ...nothing });
	});
});

describe('several rooms', () => {
	const day = {
		...program([
			held('a1', '09:00', '10:00', 'a'),
			held('b1', '09:00', '09:30', 'b'),
			held('b2', '09:40', '10:00', 'b'),
			held('both', '10:10', '11:00', 'a', 'b'),
			held('walk', '12:00', null),
			held('talk', '12:00', null),
			held('drinks', '18:00', null)
		]),
		rooms: [room('a'), room('b')]
	};

	it('each have their next, the soonest first, the roomless last', () => {
		expect(next(day, clock('09:20'))).toEqual(['b: b2', 'a: both', '-: talk', '-: walk']);
		expect(next(day, clock('09:40'))).toEqual(['a: both', 'b: both', '-: talk', '-: walk']);
		expect(next(day, clock('12:00'))).toEqual(['-: drinks']);
	});

	it('can all be on at once', () => {
		expect(on(day, clock('09:20'))).toEqual(['a1', 'b1']);
		expect(moment(day, clock('10:05')).phase).toBe('between');
	});
});

describe('nights', () => {
	const late = session('late', {
		day: '2017-08-10',
		slot: slot('2017-08-10T13:30:00Z', '2017-08-10T14:15:00Z', 'hall')
	});
	const morning = session('morning', {
		day: '2017-08-11',
		slot: slot('2017-08-10T23:00:00Z', null, 'hall')
	});
	const days = {
		...eventOn(SYDNEY, ['2017-08-10', '2017-08-11'], [late, morning]),
		rooms: [room('hall')]
	};

	it('do not end a talk from 23:30 to 0:15', () => {
		expect(moment(days, ms('2017-08-11T00:10:00+10:00')).onNow[0]).toMatchObject({
			session: { id: 'late' },
			minutesLeft: 5
		});
	});

	it('between two days are between, with the morning next', () => {
		const night = moment(days, ms('2017-08-11T03:00:00+10:00'));
		expect(night).toMatchObject({ phase: 'between', startsInMinutes: 360 });
		expect(night.next[0]?.session.id).toBe('morning');
	});

	it('with a switch of the clocks in them are an hour shorter or longer', () => {
		const sunday = session('sunday', { slot: slot('2017-09-30T22:00:00Z', null) });
		const event = eventOn(SYDNEY, ['2017-10-01'], [sunday]);
		expect(moment(event, ms('2017-10-01T01:00:00+10:00')).startsInMinutes).toBe(7 * 60);
	});
});

describe('whatever the program', () => {
	const sessions = fc
		.array(
			fc.record({
				start: fc.integer({ min: 0, max: 40 }),
				length: fc.option(fc.integer({ min: 1, max: 8 })),
				rooms: fc.subarray(['a', 'b', 'c']),
				off: fc.boolean()
			}),
			{ maxLength: 10 }
		)
		.map((list) =>
			list.map(({ start, length, rooms, off }, index) => {
				const from = clock('08:00') + start * 300_000;
				const end = length === null ? null : instant(from + length * 300_000);
				return session(`s${index}`, {
					slot: slot(instant(from), end, ...rooms),
					status: off ? 'cancelled' : 'scheduled'
				});
			})
		);
	const times = fc
		.integer({ min: -30, max: 300 })
		.map((minute) => clock('08:00') + minute * 60_000);

	it('the phase, what is on and what is next agree', () => {
		fc.assert(
			fc.property(sessions, times, (list, now) => {
				const given = { ...program(list), rooms: [room('a'), room('b')] };
				const { phase, onNow, next, startsInMinutes } = moment(given, now);
				expect(phase === 'during').toBe(onNow.length > 0);
				if (phase === 'after') expect(next).toEqual([]);
				if (phase === 'between') expect(next.length).toBeGreaterThan(0);
				expect(startsInMinutes === null).toBe(next.length === 0);
				for (const { session, progress, minutesLeft } of onNow) {
					expect(session.status).toBe('scheduled');
					expect(ms(session.slot!.start) <= now && now < usualEnd(session)).toBe(true);
					expect(progress === null).toBe(session.slot!.end === null);
					if (progress !== null) expect(progress >= 0 && progress < 1).toBe(true);
					if (minutesLeft !== null) expect(minutesLeft).toBeGreaterThan(0);
				}
			}),
			{ numRuns: 500 }
		);
	});
});
