import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../src/lib/program/model';
import { dueReminders, nextReminder } from '../../src/lib/program/agenda/reminders';
import { instant, ms } from '../../src/lib/program/time/instant';
import { program, room, session, slot } from './sample';

const MINUTE = 60_000;
const MIDNIGHT = ms('2017-08-09T14:00:00Z');
const at = (minute: number) => MIDNIGHT + minute * MINUTE;

/** A day of sessions at any minute, some cancelled, some without a time; and which of them are kept. */
const days = fc
	.array(
		fc.record({
			start: fc.option(fc.integer({ min: 0, max: 1439 })),
			cancelled: fc.boolean(),
			kept: fc.boolean()
		}),
		{ maxLength: 12 }
	)
	.map((all) => ({
		program: program(
			all.map(({ start, cancelled }, number) =>
				session(`s${number}`, {
					slot: start === null ? null : slot(instant(at(start)), null, 'a'),
					status: cancelled ? 'cancelled' : 'scheduled'
				})
			),
			{ rooms: [room('a')] }
		),
		kept: new Set(all.flatMap(({ kept }, number) => (kept ? [`s${number}`] : [])))
	}));
const lead = fc.integer({ min: 1, max: 120 });
const moment = fc.integer({ min: -200, max: 1600 }).map(at);

const ids = (
	day: { program: Program; kept: ReadonlySet<string> },
	minutes: number,
	now: number
): string[] => dueReminders(day.program, day.kept, minutes, now).map(({ session: { id } }) => id);

describe('reminders', () => {
	it('are due from N minutes before the expected start until it, of what is kept and takes place', () => {
		fc.assert(
			fc.property(days, lead, moment, (day, minutes, now) => {
				const expected = day.program.sessions.filter((one) => {
					if (!one.slot || one.status === 'cancelled' || !day.kept.has(one.id)) return false;
					const wait = ms(one.slot.start) - now;
					return wait > 0 && wait <= minutes * MINUTE;
				});
				expect(ids(day, minutes, now)).toEqual(expected.map(({ id }) => id));
			})
		);
	});

	it('come each exactly once to who looks only at the moments that are named', () => {
		fc.assert(
			fc.property(days, lead, moment, (day, minutes, from) => {
				const told: string[] = [];
				let now: number | null = from;
				while (now !== null) {
					for (const id of ids(day, minutes, now)) if (!told.includes(id)) told.push(id);
					now = nextReminder(day.program, day.kept, minutes, now);
				}
				const coming = day.program.sessions.filter(
					({ id, slot, status }) =>
						slot && day.kept.has(id) && status !== 'cancelled' && ms(slot.start) > from
				);
				expect(told.sort()).toEqual(coming.map(({ id }) => id).sort());
			})
		);
	});

	it('fall due at no moment that was not named', () => {
		fc.assert(
			fc.property(days, lead, moment, moment, (day, minutes, a, b) => {
				const [now, later] = [Math.min(a, b), Math.max(a, b)];
				const next = nextReminder(day.program, day.kept, minutes, now);
				fc.pre(next === null || later < next);
				const before = ids(day, minutes, now);
				expect(ids(day, minutes, later).filter((id) => !before.includes(id))).toEqual([]);
			})
		);
	});

	it('move with the session, minute by minute', () => {
		fc.assert(
			fc.property(
				days,
				lead,
				moment,
				fc.integer({ min: -60, max: 300 }),
				(day, minutes, now, by) => {
					const moved = day.program.sessions.map((one) => ({
						...one,
						slot: one.slot && {
							...one.slot,
							start: instant(ms(one.slot.start) + by * MINUTE)
						}
					}));
					const later = { ...day, program: { ...day.program, sessions: moved } };
					expect(ids(later, minutes, now + by * MINUTE)).toEqual(ids(day, minutes, now));
				}
			)
		);
	});
});
