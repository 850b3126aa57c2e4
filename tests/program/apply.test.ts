import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { Action, Live, LiveRevision } from '../../src/lib/program/live/live';
import { describe as describeChange, sequence } from '../../src/lib/program/ledger/ledger';
import type { Session } from '../../src/lib/program/model';
import { clock, ms } from '../../src/lib/program/time/instant';
import { published } from './published';
import { program, room, session, slot } from './sample';
import { WORKSHOP } from '../workshop';

const { folder } = readFolder(WORKSHOP);
const workshop = { program: folder!.program, ledger: folder!.ledger };

const slotOf = (live: Live, id: string) => {
	const slot = live.program.sessions.find((session) => session.id === id)?.slot;
	const at = (time: string | null | undefined) => (time ? clock(ms(time), 'Australia/Sydney') : '');
	return `${at(slot?.start)}–${at(slot?.end)}`;
};

describe('a room that runs late', () => {
	const printed = applyRevisions(workshop, []);
	const late = published(printed, {
		kind: 'delay',
		room: 'c4-3',
		from: 'input-resampling',
		minutes: 10
	});

	it('moves its sessions on, and the break takes the loss', () => {
		expect(slotOf(late, 'smoothgrad')).toBe('9:20–9:40');
		expect(slotOf(late, 'input-resampling')).toBe('9:50–10:10');
		expect(slotOf(late, 'coffee-posters-am')).toBe('10:10–10:30');
		expect(slotOf(late, 'generative-models-magenta')).toBe('10:30–11:00');
	});

	it('says what was printed, and how late', () => {
		const session = late.program.sessions.find(({ id }) => id === 'input-resampling');
		expect(session?.late).toBe(10);
		expect(session?.printed?.start).toBe('2017-08-09T23:40:00Z');
	});

	it('raises SEQUENCE where the expected time changed, and nowhere else', () => {
		const of = (id: string) => sequence({ id }, late.ledger) - sequence({ id }, workshop.ledger);
		expect(['smoothgrad', 'input-resampling', 'coffee-posters-am', 'panel'].map(of)).toEqual([
			0, 1, 1, 0
		]);
	});

	it('is taken back whole, and the revision rises all the same', () => {
		const back = published(late, { kind: 'undo', revision: late.program.revision });
		expect(back.program.sessions).toEqual(workshop.program.sessions);
		expect(back.program.revision).toBe(workshop.program.revision + 2);
		expect(sequence({ id: 'input-resampling' }, back.ledger)).toBe(
			sequence({ id: 'input-resampling' }, workshop.ledger) + 2
		);
	});
});

describe('a break that names no room', () => {
	const at = (start: string, end: string, ...rooms: string[]) => ({
		...slot(`2017-08-10T0${start}:00Z`, `2017-08-10T0${end}:00Z`),
		rooms
	});
	const plain = program(
		[
			session('keynote', { kind: 'invited', slot: at('0:00', '1:00', 'hall') }),
			session('coffee', { kind: 'break', slot: at('1:00', '1:30') }),
			session('talk', { slot: at('1:30', '2:00', 'hall') }),
			session('beside', { slot: at('1:30', '2:00', 'annex') })
		],
		{ revision: 1, rooms: [room('hall'), room('annex')] }
	);
	const day = (keep: Record<string, number>) =>
		applyRevisions({ program: { ...plain, event: { ...plain.event, keep } }, ledger: [] }, []);
	const late = (live: Live, from: string, minutes: number) =>
		published(live, { kind: 'delay', room: 'hall', from, minutes });

	it('absorbs a delay for the late room, and stays where it is', () => {
		for (const keep of [{}, { break: 15 }] as Record<string, number>[]) {
			const live = late(day(keep), 'keynote', 10);
			expect(slotOf(live, 'keynote')).toBe('10:10–11:10');
			expect(slotOf(live, 'coffee')).toBe('11:00–11:30');
			expect(slotOf(live, 'talk')).toBe('11:30–12:00');
		}
	});

	it('keeps its minutes for that room, and for no other', () => {
		const live = late(day({ break: 15 }), 'keynote', 20);
		expect(slotOf(live, 'coffee')).toBe('11:00–11:30');
		expect(slotOf(live, 'talk')).toBe('11:35–12:05');
		expect(slotOf(live, 'beside')).toBe('11:30–12:00');
		expect(slotOf(late(live, 'talk', 0), 'talk')).toBe('11:30–12:00');
	});
});

describe('a late room whose session is cancelled', () => {
	const at = (id: string, start: string, end: string | null) =>
		session(id, {
			slot: slot(`2017-08-10T${start}:00+10:00`, end && `2017-08-10T${end}:00+10:00`, 'r')
		});
	const printed = (...sessions: Session[]) =>
		applyRevisions({ program: program(sessions, { rooms: [room('r')] }), ledger: [] }, []);
	const delay = (from: string, minutes: number): Action => {
		return { kind: 'delay', room: 'r', from, minutes };
	};
	const [a, b] = [at('a', '10:00', '10:10'), at('b', '10:10', '10:20')];
	const day = [at('z', '09:40', '10:00'), a, b, at('c', '10:40', '10:50')];
	const times = (live: Live) => live.program.sessions.map(({ id }) => `${id} ${slotOf(live, id)}`);

	it('is no sooner free than was said of it', () => {
		const late = published(printed(a, b), delay('a', 40));
		expect(times(late)).toEqual(['a 10:40–10:50', 'b 10:50–11:00']);
		const cancelled = published(late, { kind: 'cancel', session: 'a' });
		expect(times(cancelled)).toEqual(['a 10:00–10:10', 'b 10:40–10:50']);
		const restored = published(cancelled, { kind: 'restore', session: 'a' });
		expect(times(restored)).toEqual(times(late));
	});

	it('leaves alone what came before it, and what comes later than that', () => {
		const late = published(printed(...day), delay('a', 20));
		const cancelled = published(late, { kind: 'cancel', session: 'a' });
		expect(times(cancelled)).toEqual([
			...['z 9:40–10:00', 'a 10:00–10:10'],
			...['b 10:20–10:30', 'c 10:40–10:50']
		]);
	});

	it('goes on cutting short what was said to be later', () => {
		const late = published(published(printed(...day), delay('z', 20)), delay('a', 5));
		expect(slotOf(late, 'z')).toBe('10:00–10:05');
		const cancelled = published(late, { kind: 'cancel', session: 'a' });
		expect(slotOf(cancelled, 'z')).toBe('10:00–10:05');
		expect(slotOf(cancelled, 'b')).toBe('10:10–10:20');
	});

	it('is on time again when the word on it is taken back', () => {
		const late = published(printed(a, b), delay('a', 40));
		const cancelled = published(late, { kind: 'cancel', session: 'a' });
		const back = published(cancelled, { kind: 'undo', revision: late.program.revision });
		expect(slotOf(back, 'b')).toBe('10:10–10:20');
	});
});

describe('a session that moves while its room is late', () => {
	const printed = applyRevisions(workshop, []);
	const behind: Action = { kind: 'delay', room: 'c4-3', from: 'smoothgrad', minutes: 20 };
	const late = published(printed, behind);
	const id = 'input-resampling';
	const moveTo = (start: string, end: string): Action => ({
		...{ kind: 'move', session: id, day: '2017-08-10' },
		slot: { start: `2017-08-10T${start}:00Z`, end: `2017-08-10T${end}:00Z`, rooms: ['c4-3'] }
	});
	const told = (live: Live) => {
		const changes = live.ledger.at(-1)!.changes.filter((change) => change.id === id);
		return changes.map((change) => describeChange(change, live.program, 'Australia/Sydney'));
	};
	const rise = (before: Live, after: Live) =>
		sequence({ id }, after.ledger) - sequence({ id }, before.ledger);

	it('is not told to be expected when it was expected already', () => {
		const moved = published(late, moveTo('00:00', '00:20'));
		expect(slotOf(moved, id)).toBe('10:00–10:20');
		expect(told(moved)).toEqual(['Moved to 10:00. Was 9:40.', 'Ends at 10:20. Was 10:00.']);
		expect(rise(late, moved)).toBe(1);
	});

	it('is not told twice when it is expected as planned', () => {
		const moved = published(late, moveTo('06:00', '06:20'));
		expect(told(moved)).toEqual(['Moved to 16:00. Was 9:40.', 'Ends at 16:20. Was 10:00.']);
		expect(rise(late, moved)).toBe(1);
	});

	it('is told both where it moves into what is late', () => {
		const moved = published(printed, moveTo('06:00', '06:20'));
		const back = published(published(moved, { ...behind, minutes: 50 }), moveTo('00:00', '00:20'));
		expect(told(back)).toEqual([
			...['Moved to 10:00. Was 16:00.', 'Ends at 10:20. Was 16:20.'],
			'Expected at 10:30. Was 16:00.'
		]);
	});

	it('is told to be cancelled, and at no time', () => {
		const gone = published(late, { kind: 'cancel', session: id });
		expect(told(gone)).toEqual(['Cancelled.']);
		expect(rise(late, gone)).toBe(1);
	});

	it('is told to be back at the plan when lateness is taken back', () => {
		const back = published(late, { kind: 'undo', revision: late.program.revision });
		expect(told(back)).toEqual(['Expected at 9:40. Was 10:00.']);
		expect(rise(late, back)).toBe(1);
	});
});

describe('what is said later of a room', () => {
	const printed = applyRevisions(workshop, []);
	const delay = (from: string, minutes: number): Action => {
		return { kind: 'delay', room: 'c4-3', from, minutes };
	};
	const first = published(printed, delay('friends-with-every-pixel', 20));

	it('stands from its session on; what goes on till then is cut short, never before its printed end', () => {
		const later = published(first, delay('input-resampling', 5));
		expect(slotOf(first, 'input-resampling')).toBe('10:00–10:20');
		expect(slotOf(later, 'friends-with-every-pixel')).toBe('9:05–9:40');
		expect(slotOf(later, 'smoothgrad')).toBe('9:40–9:45');
		expect(slotOf(later, 'input-resampling')).toBe('9:45–10:05');
		expect(later.lateness.map(({ minutes }) => minutes)).toEqual([20, 5]);
	});

	it('cannot begin a session before the one ahead of it: that one is pushed out whole', () => {
		const onTime = published(first, delay('input-resampling', 0));
		expect(slotOf(onTime, 'smoothgrad')).toBe('9:40–10:00');
		expect(slotOf(onTime, 'input-resampling')).toBe('10:00–10:20');
	});

	it('is listed with its reason where the session has left the room', () => {
		const slot = { start: '2017-08-10T01:00:00Z', end: null, rooms: [] };
		const id = 'friends-with-every-pixel';
		const moved = published(first, { kind: 'move', session: id, day: '2017-08-10', slot });
		expect(moved.lateness).toEqual([]);
		expect(moved.misfits).toEqual([
			{ revision: 9, why: '“Becoming friends with every pixel” is not in C4.3.' }
		]);
	});
});

describe('an action that does not fit', () => {
	const why = (action: Action) => published(applyRevisions(workshop, []), action).misfits[0]?.why;
	const slot = { start: '2017-08-10T01:00:00Z', end: '2017-08-10T01:20:00Z', rooms: ['c4-3'] };
	const move = { kind: 'move', session: 'smoothgrad', day: '2017-08-10', slot } as const;

	it('says why, in words for the organizers', () => {
		expect(why(move)).toBe(undefined);
		expect(why({ ...move, session: 'smothgrad' })).toBe('The program has no session “smothgrad”.');
		expect(why({ ...move, slot: { ...slot, rooms: ['c4'] } })).toBe(
			'The program has no room “c4”.'
		);
		expect(why({ ...move, day: '2017-08-11' })).toBe('The event is not on 2017-08-11.');
		expect(why({ ...move, slot: { ...slot, end: slot.start } })).toBe(
			'It would end before it starts.'
		);
		expect(why({ ...move, slot: { ...slot, start: '2017-08-12T01:00:00Z', end: null } })).toBe(
			'It would not start on 2017-08-10.'
		);
		expect(why({ ...move, slot: { ...slot, end: '2017-08-10T01:20:30Z' } })).toBe(
			'Times are whole minutes.'
		);
		const link = { kind: 'link', session: 'smoothgrad', link: 'slides', label: '' } as const;
		expect(why({ ...link, url: 'https://example.org/a.pdf' })).toBe(undefined);
		expect(why({ ...link, url: 'javascript:alert(1)' })).toBe(
			'The address of a link begins with https:// or http://.'
		);
		expect(why({ kind: 'undo', revision: 8 })).toBe('There is no live revision 8 to take back.');
	});
});

describe('an undo of what was brought into the data', () => {
	it('leaves alone what was added by hand since', () => {
		const retitle = { kind: 'retitle', session: 'smoothgrad', title: 'SmoothGrad, again' } as const;
		const lived = published(applyRevisions(workshop, []), retitle);
		const extra = session('extra', {
			slot: slot('2017-08-10T06:00:00Z', '2017-08-10T06:10:00Z', 'c4-3')
		});
		const at = '2017-08-10T00:00:00Z';
		const added = { subject: 'session', id: 'extra', field: 'added', old: null, new: extra.title };
		const printed = {
			program: {
				...{ ...lived.planned, revision: 10 },
				sessions: [...lived.planned.sessions, extra]
			},
			ledger: [...lived.ledger, { number: 10, at, note: 'One more', changes: [added] }]
		} as typeof workshop;
		const undo: LiveRevision = {
			...{ number: 11, at, by: 'Chair', note: '', changes: [] },
			action: { kind: 'undo', revision: 9 }
		};
		const { sessions } = applyRevisions(printed, [...lived.revisions, undo]).program;
		const one = (id: string) => sessions.find((other) => other.id === id);
		expect(one('extra')?.status).toBe('scheduled');
		expect(one('smoothgrad')?.title).toBe('SmoothGrad: removing noise by adding noise');
	});
});
