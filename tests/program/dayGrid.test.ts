/** The day as a grid: what overlaps stands side by side. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayGrid, isScheduled } from '../../src/lib/program/schedule/dayGrid';
import { instant, ms } from '../../src/lib/program/time/instant';
import { room, session, slot } from './sample';

const MORNING = ms('2017-08-10T09:00:00Z');
const at = (minutes: number) => instant(MORNING + minutes * 60_000);
const grid = (slots: { start: number; length: number }[]) => {
	const sessions = slots.map(({ start, length }, number) =>
		session(`s${number}`, { slot: slot(at(start), at(start + length), 'a') })
	);
	return dayGrid(sessions.filter(isScheduled), [room('a')]);
};

test('cells of a room never cover each other, however short or entangled its sessions are', () => {
	const minutes = (max: number) => fc.integer({ min: 1, max: max / 5 }).map((step) => step * 5);
	const slots = fc.array(fc.record({ start: minutes(240), length: minutes(120) }), {
		minLength: 1,
		maxLength: 8
	});
	fc.assert(
		fc.property(slots, (some) => {
			const { cells } = grid(some);
			expect(cells).toHaveLength(some.length);
			for (const one of cells) {
				expect(one.lane).toBeLessThan(one.lanes);
				for (const other of cells) {
					if (one === other || one.endLine <= other.line || other.endLine <= one.line) continue;
					expect(one.lane / one.lanes).not.toBeCloseTo(other.lane / other.lanes);
					expect(one.lanes).toBe(other.lanes);
				}
			}
		})
	);
});

test('sessions that follow each other have the whole column', () => {
	const { cells } = grid([
		{ start: 0, length: 30 },
		{ start: 30, length: 30 }
	]);
	expect(cells.map(({ lanes }) => lanes)).toEqual([1, 1]);
});
