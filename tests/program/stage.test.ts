import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { LiveRevision } from '../../src/lib/program/live/live';
import { kinds, type Program, type Session } from '../../src/lib/program/model';
import { isPause } from '../../src/lib/program/schedule/schedule';
import { countdown, stageAt } from '../../src/lib/program/schedule/stage';
import { instant, ms } from '../../src/lib/program/time/instant';
import { program, room, session, slot } from './sample';

const clock = (time: string) => ms(`2017-08-10T${time}+10:00`);
const held = (id: string, start: string, end: string | null, given: Partial<Session> = {}) =>
	session(id, { slot: slot(instant(clock(start)), end && instant(clock(end)), 'hall'), ...given });
const inHall = (...sessions: Session[]): Program => ({
	...program(sessions),
	rooms: [room('hall'), room('attic')]
});

const day = inHall(
	held('opening', '08:30', '08:45', { kind: 'opening' }),
	held('invited', '08:45', '09:20', { kind: 'invited' }),
	held('smoothgrad', '09:20', '09:40'),
	held('input-resampling', '09:40', '10:00'),
	held('posters', '10:00', '10:30', { kind: 'posters' }),
	held('magenta', '10:30', '11:00', { kind: 'invited' }),
	held('lunch', '12:00', '14:00', { kind: 'lunch' }),
	held('closing', '17:30', null, { kind: 'closing' })
);
/** `talk smoothgrad 8:04, then input-resampling` */
function told(given: Program, time: string, in_ = 'hall'): string {
	const { phase, session, seconds, pause, next } = stageAt(given, in_, clock(time));
	const name = session ? ` ${session.id} ${countdown(seconds)}` : '';
	return `${phase}${name}${pause ? ` (${pause.id})` : ''}${next ? `, then ${next.id}` : ''}`;
}

/** `C4.3 is late from this session on.` */
const late = (from: string, minutes: number): LiveRevision => ({
	number: 2,
	at: '2017-08-09T23:36:00Z',
	by: '',
	note: '',
	action: { kind: 'delay', room: 'hall', from, minutes },
	changes: []
});
const printed = { program: day, ledger: [] };

describe('a talk of 20 minutes', () => {
	it('counts down to its end, the last five minutes as questions, and never jumps', () => {
		expect(told(day, '09:20')).toBe('talk smoothgrad 20:00, then input-resampling');
		expect(told(day, '09:31:56')).toBe('talk smoothgrad 8:04, then input-resampling');
		expect(told(day, '09:34:59')).toBe('talk smoothgrad 5:01, then input-resampling');
		expect(told(day, '09:35')).toBe('questions smoothgrad 5:00, then input-resampling');
		expect(told(day, '09:36')).toBe('questions smoothgrad 4:00, then input-resampling');
		expect(told(day, '09:39:59')).toBe('questions smoothgrad 0:01, then input-resampling');
		expect(told(day, '09:40')).toBe('talk input-resampling 20:00, then magenta');
	});

	it('shows a begun second as a whole one', () => {
		expect(stageAt(day, 'hall', clock('09:36') + 1).seconds).toBe(240);
		expect(stageAt(day, 'hall', clock('09:36') + 999).seconds).toBe(240);
	});

	it('tells how far it is', () => {
		expect(stageAt(day, 'hall', clock('09:25')).progress).toBe(0.25);
	});
});

describe('questions', () => {
	const minutes = (start: string, end: string, given: Partial<Session> = {}) => {
		const talk = held('talk', start, end, given);
		const { questions } = stageAt(inHall(talk), 'hall', clock(start));
		return questions === null ? null : (ms(talk.slot!.end!) - questions) / 60_000;
	};

	it('have the last quarter, at least two minutes, at most five, never more than half', () => {
		expect(minutes('09:00', '09:12')).toBe(3);
		expect(minutes('09:00', '09:15')).toBe(3.75);
		expect(minutes('09:00', '09:05')).toBe(2);
		expect(minutes('09:00', '10:00')).toBe(5);
		expect(minutes('09:00', '09:03')).toBe(1.5);
	});

	it('are not asked after opening and closing words', () => {
		expect(minutes('09:00', '09:15', { kind: 'opening' })).toBeNull();
		expect(told(day, '08:44')).toBe('talk opening 1:00, then invited');
	});
});

describe('time that is over', () => {
	it('counts up into the break for five minutes; then the break has the stage', () => {
		expect(told(day, '10:02:13')).toBe('over input-resampling 2:13 (posters), then magenta');
		expect(told(day, '10:04:59')).toBe('over input-resampling 4:59 (posters), then magenta');
		expect(told(day, '10:05')).toBe('before magenta 25:00 (posters)');
	});

	it('counts up all of the time that the next is held up, as soon as the desk says so', () => {
		const now = applyRevisions(printed, [late('input-resampling', 10)]).program;
		expect(told(now, '09:36')).toBe('questions smoothgrad 4:00, then input-resampling');
		expect(told(now, '09:47:30')).toBe('over smoothgrad 7:30, then input-resampling');
		expect(told(now, '09:50')).toBe('talk input-resampling 20:00, then magenta');
		expect(told(now, '10:09')).toBe('questions input-resampling 1:00, then magenta');
		expect(told(now, '10:11')).toBe('over input-resampling 1:00 (posters), then magenta');
	});

	it('of a session that is itself late lies ten minutes later', () => {
		const now = applyRevisions(printed, [late('smoothgrad', 10)]).program;
		expect(told(now, '09:36')).toBe('talk smoothgrad 14:00, then input-resampling');
	});

	it('does not go on into the night because the morning begins late', () => {
		const two = inHall(
			held('evening', '17:00', '18:00'),
			session('morning', { slot: slot('2017-08-10T23:00:00Z', '2017-08-11T00:00:00Z', 'hall') })
		);
		const now = applyRevisions({ program: two, ledger: [] }, [late('morning', 10)]).program;
		expect(told(now, '19:00')).toBe('free, then morning');
	});
});

describe('a stage that waits', () => {
	it('counts down to the first, and to who speaks after lunch', () => {
		expect(told(day, '08:20')).toBe('before opening 10:00');
		expect(told(day, '12:30')).toBe('free (lunch), then closing');
		const after = inHall(...day.sessions, held('dissection', '14:00', '14:40'));
		expect(told(after, '12:30')).toBe('before dissection 1:30:00 (lunch)');
	});

	it('is free hours before, when all is over, and where nothing ever is', () => {
		expect(told(day, '04:00')).toBe('free, then opening');
		expect(told(day, '20:00')).toBe('free');
		expect(told(day, '09:36', 'attic')).toBe('free');
		expect(told(day, '09:36', 'no-such-room')).toBe('free');
	});

	it('waits for nobody who is cancelled', () => {
		const off = inHall(
			held('off', '09:00', '09:30', { status: 'cancelled' }),
			held('next', '09:30', '10:00')
		);
		expect(told(off, '09:10')).toBe('before next 20:00');
	});
});

describe('a session without an end', () => {
	it('counts up, and claims neither an end nor time over', () => {
		expect(told(day, '17:31:05')).toBe('open closing 1:05');
		expect(stageAt(day, 'hall', clock('17:31')).progress).toBeNull();
		expect(told(day, '17:46')).toBe('free');
	});
});

it('of two on one stage the one that began last has the clock, and a talk goes before a break', () => {
	const two = inHall(
		held('long', '09:00', '10:00'),
		held('inside', '09:20', '09:40'),
		held('break', '09:30', '10:30', { kind: 'break' })
	);
	expect(told(two, '09:35')).toBe('questions inside 5:00');
	expect(told(two, '09:40')).toBe('talk long 20:00');
});

it('hours have two digits of minutes', () => {
	expect([0, 59, 60, 3599, 3600, 3729].map(countdown)).toEqual(
		'0:00 0:59 1:00 59:59 1:00:00 1:02:09'.split(' ')
	);
});

describe('whatever the program and whenever', () => {
	const sessions = fc
		.array(
			fc.record({
				start: fc.integer({ min: 0, max: 40 }),
				length: fc.option(fc.integer({ min: 1, max: 12 })),
				kind: fc.constantFrom(...kinds),
				rooms: fc.subarray(['hall', 'attic']),
				off: fc.boolean(),
				late: fc.option(fc.integer({ min: 1, max: 60 }))
			}),
			{ maxLength: 10 }
		)
		.map((list) =>
			list.map(({ start, length, kind, rooms, off, late }, index) => {
				const from = clock('08:00') + start * 300_000;
				const end = length === null ? null : instant(from + length * 300_000);
				return session(`s${index}`, {
					kind,
					slot: slot(instant(from), end, ...rooms),
					status: off ? 'cancelled' : 'scheduled',
					...(late === null ? {} : { late })
				});
			})
		);
	const times = fc.integer({ min: -3_600, max: 5 * 3_600 }).map((s) => clock('08:00') + s * 1_000);

	it('the phase says what the slot says, nobody cancelled is shown, no time is negative', () => {
		fc.assert(
			fc.property(sessions, times, (list, now) => {
				const { phase, session, seconds, progress, pause, next } = stageAt(
					inHall(...list),
					'hall',
					now
				);
				expect(Number.isSafeInteger(seconds) && seconds >= 0).toBe(true);
				expect(session === null).toBe(phase === 'free');
				for (const one of [session, pause, next]) expect(one?.status).not.toBe('cancelled');
				expect(progress === null).toBe(phase !== 'talk' && phase !== 'questions');
				if (pause) expect(isPause(pause.kind) || pause.kind === 'social').toBe(true);
				const start = session ? ms(session.slot!.start) : NaN;
				const end = session?.slot?.end ? ms(session.slot.end) : NaN;
				if (phase === 'before') expect(seconds).toBe((start - now) / 1_000);
				if (phase === 'over') expect(seconds).toBe((now - end) / 1_000);
				if (phase === 'open') expect(seconds).toBe((now - start) / 1_000);
				if (phase === 'talk' || phase === 'questions') {
					expect(start <= now && now < end).toBe(true);
					expect(seconds).toBe((end - now) / 1_000);
				}
				if (next) expect(ms(next.slot!.start)).toBeGreaterThan(now);
			}),
			{ numRuns: 1_000 }
		);
	});

	it('a second later the same phase of the same session shows one second less, or one more', () => {
		fc.assert(
			fc.property(sessions, times, fc.nat(999), (list, time, fraction) => {
				const given = inHall(...list);
				const now = time + fraction;
				const [one, two] = [stageAt(given, 'hall', now), stageAt(given, 'hall', now + 1_000)];
				if (one.phase === 'free' || one.phase !== two.phase || one.session !== two.session) return;
				const down = one.phase !== 'over' && one.phase !== 'open';
				expect(two.seconds - one.seconds).toBe(down ? -1 : 1);
			}),
			{ numRuns: 1_000 }
		);
	});
});
