import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countdown, questionTime, stageAt } from '../../src/lib/program/stage';
import { ms } from '../../src/lib/program/time';
import { program, room, session, slot } from './sample';

const at = (time: string) => ms(`2017-08-09T${time}Z`);
const day = program(
	[
		session('talk', { slot: slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', 'hall') }),
		session('posters', {
			kind: 'posters',
			slot: slot('2017-08-09T23:40:00Z', '2017-08-09T23:55:00Z', 'hall')
		}),
		session('last', { slot: slot('2017-08-09T23:55:00Z', null, 'hall') }),
		session('off', {
			status: 'cancelled',
			slot: slot('2017-08-09T23:00:00Z', '2017-08-09T23:20:00Z', 'hall')
		}),
		session('elsewhere', { slot: slot('2017-08-09T23:00:00Z', '2017-08-09T23:59:00Z', 'attic') })
	],
	{ rooms: [room('hall'), room('attic')] }
);
const seen = (time: string) => {
	const { phase, session: about, count, next } = stageAt(day, 'hall', at(time));
	return [phase, about?.id, count === null ? null : countdown(count), next?.id];
};

describe('the clock on stage', () => {
	it('runs down to the start, passing over what is cancelled and what is in other rooms', () => {
		expect(seen('23:10:00')).toEqual(['before', 'talk', '10:00', 'last']);
	});

	it('runs down to the end, and says when it is time for questions', () => {
		expect(seen('23:20:00')).toEqual(['talk', 'talk', '20:00', 'last']);
		expect(seen('23:34:59')).toEqual(['talk', 'talk', '5:01', 'last']);
		expect(seen('23:35:00')).toEqual(['questions', 'talk', '5:00', 'last']);
	});

	it('counts on into a break for somebody who does not stop, and then shows the break', () => {
		expect(seen('23:42:30')).toEqual(['over', 'talk', '2:30', 'last']);
		expect(seen('23:45:00')).toEqual(['pause', 'posters', '10:00', 'last']);
	});

	it('claims no end where none is announced, and ends with the day', () => {
		expect(seen('23:56:00')).toEqual(['talk', 'last', null, undefined]);
		expect(stageAt(day, 'hall', at('23:56:00') + 3_600_000).phase).toBe('empty');
		expect(stageAt(day, 'cellar', at('23:00:00')).phase).toBe('empty');
	});

	it('never counts below zero, and questions fit into their session, whatever the moment', () => {
		fc.assert(
			fc.property(fc.integer({ min: at('20:00:00'), max: at('23:59:00') + 7_200_000 }), (now) => {
				const { count, phase, session: about } = stageAt(day, 'hall', now);
				expect(count === null || count >= 0).toBe(true);
				expect(about === null).toBe(phase === 'empty');
			})
		);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), (minutes) => {
				const length = minutes * 60_000;
				const end = new Date(at('20:00:00') + length).toISOString().replace('.000', '');
				const asked = questionTime(session('one', { slot: slot('2017-08-09T20:00:00Z', end) }));
				expect(asked).toBeLessThanOrEqual(Math.min(length, 5 * 60_000));
				expect(asked).toBeGreaterThanOrEqual(Math.min(length, 2 * 60_000));
			})
		);
	});

	it('tells hours where there are some', () => {
		expect([countdown(0), countdown(999), countdown(3_725_000)]).toEqual([
			'0:00',
			'0:01',
			'1:02:05'
		]);
	});
});
