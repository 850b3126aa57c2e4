import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { Action, Live } from '../../src/lib/program/live/live';
import type { Slot } from '../../src/lib/program/model';
import { preview } from '../../src/lib/program/live/preview';
import { clock, ms } from '../../src/lib/program/time/instant';
import { person, program, room, session, slot } from './sample';
import { WORKSHOP } from '../workshop';

const AT = '2017-08-09T23:36:00Z';
const { folder } = readFolder(WORKSHOP);
const workshop = applyRevisions({ program: folder!.program, ledger: folder!.ledger }, []);

const time = (at: Slot | null) => {
	const shown = (instant: string | null) => (instant ? clock(ms(instant), 'Australia/Sydney') : '');
	return at && `${shown(at.start)}–${shown(at.end)}`;
};
const told = (live: Live, action: Action) => {
	const { sessions, ...rest } = preview(live, action, AT);
	const lines = sessions.map(
		({ session: { id }, was, is, words }) => `${id} ${time(was)} → ${time(is)} ${words.join(' ')}`
	);
	return { ...rest, lines: lines.map((line) => line.trim()) };
};
const late = (minutes: number, from = 'input-resampling'): Action => ({
	...{ kind: 'delay', room: 'c4-3', from, minutes }
});
/** The day as it would be once this is published. */
const then = (live: Live, action: Action): Live => preview(live, action, AT).after;

describe('the preview of a late room', () => {
	it('shows each session that moves, the break that gives, and from where on all is on time', () => {
		const { lines, onTime, warnings, refusal } = told(workshop, late(10));
		expect(lines).toEqual([
			'input-resampling 9:40–10:00 → 9:50–10:10',
			'coffee-posters-am 10:00–10:30 → 10:10–10:30 20 of 30 min are kept.'
		]);
		expect(onTime.map(({ id }) => id)).toEqual(['generative-models-magenta']);
		expect([warnings, refusal]).toEqual([[], null]);
	});

	it('says when the day in the room ends later', () => {
		const { warnings } = told(workshop, late(10, 'panel'));
		expect(warnings).toEqual(['The day in C4.3 ends at 17:40 instead of 17:30.']);
	});

	it('has nothing to publish where the room is on time already', () => {
		expect(told(workshop, late(0)).refusal).toBe('This changes nothing.');
		expect(told(then(workshop, late(10)), late(10)).refusal).toBe('This changes nothing.');
	});

	it('shows the way back when the room is on time again', () => {
		expect(told(then(workshop, late(10)), late(0)).lines).toEqual([
			'input-resampling 9:50–10:10 → 9:40–10:00',
			'coffee-posters-am 10:10–10:30 → 10:00–10:30 30 min instead of 20.'
		]);
	});
});

describe('the preview of other actions', () => {
	it('says in words what is no time', () => {
		const cancel: Action = { kind: 'cancel', session: 'panel' };
		expect(told(workshop, cancel).lines[0]).toMatch(/^panel .* Cancelled\.$/);
		const fresh: Action = {
			...{ kind: 'speakers', session: 'smoothgrad' },
			speakers: [{ id: 'ana-diaz', name: 'Ana Díaz' }]
		};
		const { lines, words } = told(workshop, fresh);
		expect(lines[0]).toContain('Presented by Ana Díaz.');
		expect(words).toEqual(['New person: Ana Díaz.']);
	});

	it('says what everyone reads, and no longer reads', () => {
		const notice: Action = {
			...{ kind: 'notice', severity: 'info', text: 'Lunch is upstairs.', until: null }
		};
		expect(told(workshop, notice).words).toEqual(['Everyone reads: “Lunch is upstairs.”']);
		const noticed = then(workshop, notice);
		const undo: Action = { kind: 'undo', revision: noticed.program.revision };
		expect(told(noticed, undo).words).toEqual(['No longer shown: “Lunch is upstairs.”']);
	});

	it('says in the words of the domain why an action does not fit', () => {
		expect(told(workshop, { kind: 'cancel', session: 'nobody' }).refusal).toBe(
			'The program has no session “nobody”.'
		);
	});

	it('warns of two sessions in one room, and of people in two places, unless it was so before', () => {
		const two = program(
			[
				session('a', {
					slot: slot('2017-08-10T00:00:00Z', '2017-08-10T01:00:00Z', 'x'),
					speakers: ['p']
				}),
				session('b', {
					slot: slot('2017-08-10T01:00:00Z', '2017-08-10T02:00:00Z', 'y'),
					speakers: ['p']
				})
			],
			{ rooms: [room('x', 'X'), room('y', 'Y')], people: [person('p', 'Pat')] }
		);
		const live = applyRevisions({ program: two, ledger: [] }, []);
		const move = (rooms: string[]): Action => ({
			...{ kind: 'move', session: 'b', day: '2017-08-10' },
			slot: slot('2017-08-10T00:30:00Z', '2017-08-10T01:30:00Z', ...rooms)
		});
		const both = '“Title of a” and “Title of b”';
		expect(told(live, move(['y'])).warnings).toEqual([`From 10:30 on, Pat is in both ${both}.`]);
		expect(told(then(live, move(['y'])), move(['x'])).warnings).toEqual([
			'The day in X ends at 11:30 instead of 11:00.',
			`From 10:30 on, X has both ${both}.`
		]);
	});
});

it('names exactly the sessions that are otherwise afterwards, whatever room runs late and how much', () => {
	const ids = workshop.program.sessions.map(({ id }) => id);
	fc.assert(
		fc.property(fc.constantFrom(...ids), fc.integer({ min: 0, max: 120 }), (from, minutes) => {
			const { sessions, after } = preview(workshop, late(minutes, from), AT);
			const before = new Map(workshop.program.sessions.map(({ id, slot: at }) => [id, at]));
			const otherwise = after.program.sessions.filter(
				({ id, slot: at }) => JSON.stringify(before.get(id)) !== JSON.stringify(at)
			);
			expect(sessions.map(({ session: { id } }) => id)).toEqual(otherwise.map(({ id }) => id));
		})
	);
});

it('measures a break that gives by its plan, not by what it had given before', () => {
	const { lines } = told(then(workshop, late(10)), late(15));
	expect(lines[1]).toBe('coffee-posters-am 10:10–10:30 → 10:15–10:30 15 of 30 min are kept.');
});
