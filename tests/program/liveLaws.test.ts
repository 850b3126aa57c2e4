/** The laws of the live day, over generated programs and whatever organizers may do to them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { Action, Live } from '../../src/lib/program/live/live';
import { modified, sequence } from '../../src/lib/program/ledger/ledger';
import type { Program, Session } from '../../src/lib/program/model';
import { ms } from '../../src/lib/program/time/instant';
import { runs } from '../runs';
import { action, dayOf, delay, printedDay, publish, ROOMS, sessionIn } from './liveDays';

const MINUTE = 60_000;
const actions = fc.array(action, { minLength: 1, maxLength: 12 });
const day = fc.record({ printed: printedDay, actions });

/** The last state of a day. */
const lastOf = ({ printed, actions: all }: { printed: Live['printed']; actions: Action[] }): Live =>
	dayOf(printed, all).at(-1)!;

type Held = Session & { slot: NonNullable<Session['slot']> };
const held = ({ sessions }: Program, roomId: string) =>
	sessions.filter(
		(one): one is Held => one.status !== 'cancelled' && !!one.slot?.rooms.includes(roomId)
	);

/** Pairs in a room, as planned; the second does not start before the first. */
function pairs({ planned }: Live): [Held, Held][] {
	return ROOMS.flatMap((id) => {
		const all = held(planned, id);
		return all.flatMap((first) =>
			all
				.filter((second) => second !== first && ms(second.slot.start) >= ms(first.slot.start))
				.map((second): [Held, Held] => [first, second])
		);
	});
}

const expected = (live: Live, { id }: Session) => sessionIn(live.program, id)!.slot!;

function holds(law: (live: Live) => void): void {
	fc.assert(
		fc.property(day, (given) => law(lastOf(given))),
		runs(40)
	);
}

describe('times', () => {
	it('never overlap in a room where they did not before', () => {
		holds((live) => {
			for (const [first, second] of pairs(live)) {
				if (first.slot.end === null || ms(first.slot.end) > ms(second.slot.start)) continue;
				const end = expected(live, first).end!;
				expect(ms(expected(live, second).start)).toBeGreaterThanOrEqual(ms(end));
			}
		});
	});

	it('keep the order of each room', () => {
		holds((live) => {
			for (const [first, second] of pairs(live)) {
				if (ms(first.slot.start) === ms(second.slot.start)) continue;
				const [one, other] = [expected(live, first).start, expected(live, second).start];
				expect(ms(one)).toBeLessThanOrEqual(ms(other));
			}
		});
	});

	it('are never before the plan, and no plan is touched by who is late', () => {
		holds((live) => {
			const late = live.revisions.filter(({ action: one }) => one.kind === 'delay');
			expect(applyRevisions(live.printed, late).planned.sessions).toEqual(
				live.printed.program.sessions
			);
			for (const { id, slot } of live.planned.sessions) {
				const now = sessionIn(live.program, id)!.slot;
				expect(now === null).toBe(slot === null);
				if (!slot || !now) continue;
				expect(ms(now.start)).toBeGreaterThanOrEqual(ms(slot.start));
				expect(now.end === null).toBe(slot.end === null);
				if (now.end) expect(ms(now.end)).toBeGreaterThanOrEqual(ms(slot.end!));
				expect(now.rooms).toEqual(slot.rooms);
			}
		});
	});

	it('leave talks their length and breaks their minimum, while nobody says that what follows starts before', () => {
		const once = fc.record({ printed: printedDay, actions: fc.tuple(delay) });
		fc.assert(
			fc.property(once, (given) => {
				const live = lastOf(given);
				for (const { id, slot, kind } of live.planned.sessions) {
					const now = sessionIn(live.program, id)!.slot;
					if (!slot?.end || !now?.end) continue;
					const [planned, length] = [ms(slot.end) - ms(slot.start), ms(now.end) - ms(now.start)];
					const keeps = live.planned.event.keep[kind];
					if (keeps === undefined) expect(length).toBe(planned);
					else expect(length).toBeGreaterThanOrEqual(Math.min(planned, keeps * MINUTE));
					expect(length).toBeLessThanOrEqual(planned);
				}
			}),
			runs(40)
		);
	});

	it('of other rooms stay, unless a session is in both', () => {
		const apart = printedDay.map((printed) => ({
			...printed,
			program: {
				...printed.program,
				sessions: printed.program.sessions.map((one) => ({
					...one,
					slot: one.slot && { ...one.slot, rooms: one.slot.rooms.slice(0, 1) }
				}))
			}
		}));
		fc.assert(
			fc.property(apart, delay, (printed, late) => {
				const live = lastOf({ printed, actions: [late] });
				const inRoom = (one: Session) =>
					late.kind === 'delay' && one.slot?.rooms.includes(late.room);
				for (const one of printed.program.sessions.filter((each) => !inRoom(each))) {
					expect(sessionIn(live.program, one.id)).toBe(one);
				}
			})
		);
	});
});

describe('revisions', () => {
	it('give the same program in any order, any grouping, and applied again', () => {
		const grouped = fc.record({ given: day, cut: fc.nat(12), seed: fc.infiniteStream(fc.nat()) });
		fc.assert(
			fc.property(grouped, ({ given, cut, seed }) => {
				const live = lastOf(given);
				const shuffled = live.revisions
					.map((one) => ({ one, at: seed.next().value }))
					.sort((a, b) => a.at - b.at)
					.map(({ one }) => one);
				const atOnce = applyRevisions(live.printed, shuffled);
				const inTwo = applyRevisions(
					applyRevisions(live.printed, shuffled.slice(cut)),
					shuffled.slice(0, cut)
				);
				expect(atOnce).toEqual(live);
				expect(inTwo).toEqual(live);
				const again = applyRevisions(live, shuffled);
				expect(again).toEqual(live);
				expect(again.program).toBe(live.program);
				expect(again.planned).toBe(live.planned);
			})
		);
	});

	it('taken back, all of them, leave every session as printed; what was added stays, cancelled', () => {
		holds((live) => {
			const undone = live.revisions
				.map(({ number }) => number)
				.reverse()
				.reduce((state, revision) => publish(state, { kind: 'undo', revision }), live);
			const { sessions } = live.printed.program;
			const printed = new Set(sessions.map(({ id }) => id));
			expect(undone.program.sessions.filter(({ id }) => printed.has(id))).toEqual(sessions);
			const added = undone.program.sessions.filter(({ id }) => !printed.has(id));
			expect(added.map(({ status }) => status).filter((status) => status !== 'cancelled')).toEqual(
				[]
			);
			expect(undone.notices).toEqual([]);
			expect(undone.lateness).toEqual([]);
		});
	});

	it('taken back one after another and once more, are all there again', () => {
		fc.assert(
			fc.property(day, fc.nat(11), (given, at) => {
				const live = lastOf(given);
				const { number } = live.revisions[at % live.revisions.length]!;
				const undone = publish(live, { kind: 'undo', revision: number });
				const again = publish(undone, { kind: 'undo', revision: undone.program.revision });
				expect(again.program.sessions).toEqual(live.program.sessions);
			})
		);
	});

	it('name why they do not fit, each once, and hurt nobody', () => {
		holds((live) => {
			const numbers = live.misfits.map(({ revision }) => revision);
			expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
			expect(live.misfits.filter(({ why }) => !/^\S.*\.$/.test(why))).toEqual([]);
			const unfit = new Set(numbers);
			const fitting = live.revisions.filter(
				({ number, action: one }) => !unfit.has(number) || one.kind === 'undo'
			);
			expect(applyRevisions(live.printed, fitting).program.sessions).toEqual(live.program.sessions);
		});
	});
});

describe('numbers and dates', () => {
	it('never fall, and rise only for what changed', () => {
		fc.assert(
			fc.property(day, ({ printed, actions: all }) => {
				const states = dayOf(printed, all);
				for (const [at, after] of states.entries()) {
					const before = states[at - 1];
					if (!before) continue;
					expect(after.program.revision).toBe(before.program.revision + 1);
					for (const session of after.program.sessions) risesWithChange(before, after, session);
				}
			}),
			runs(40)
		);
	});

	it('rise with every change of what calendars have, also where nothing was ever published', () => {
		fc.assert(
			fc.property(day, ({ printed, actions: all }) => {
				const unpublished = { program: { ...printed.program, revision: 0 }, ledger: [] };
				const states = dayOf(unpublished, all);
				for (const [at, after] of states.entries()) {
					const before = states[at - 1];
					for (const was of before?.program.sessions ?? []) {
						const is = sessionIn(after.program, was.id)!;
						const rise = sequence(is, after.ledger) - sequence(was, before!.ledger);
						const differs = says(is) !== says(was);
						if (was.slot) expect(rise).toBeGreaterThanOrEqual(differs ? 1 : 0);
						expect([0, 1]).toContain(rise);
						if (is === was) expect(rise).toBe(0);
					}
				}
			})
		);
	});

	const says = ({ slot, status }: Session) => JSON.stringify([slot, status]);

	function risesWithChange(before: Live, after: Live, session: Session): void {
		const was = sessionIn(before.program, session.id);
		if (!was) return expect(sequence(session, after.ledger)).toBe(0);
		const rise = sequence(session, after.ledger) - sequence(was, before.ledger);
		const [old, fresh] = [
			ms(modified(was, before.program, before.ledger)),
			ms(modified(session, after.program, after.ledger))
		];
		if (was === session) {
			expect(rise).toBe(0);
			expect(fresh).toBe(old);
			return;
		}
		expect(session).not.toEqual(was);
		expect(fresh).toBeGreaterThan(old);
		if (says(session) !== says(was)) expect(rise).toBe(1);
		else expect([0, 1]).toContain(rise);
	}

	it('leave what did not change as the same objects', () => {
		holds((live) => {
			const after = publish(live, {
				kind: 'notice',
				severity: 'info',
				text: 'Lunch is served.',
				until: null
			});
			expect(after.program.sessions).toBe(live.program.sessions);
			expect(after.program.people).toBe(live.program.people);
		});
	});
});

describe('a program that has live revisions already', () => {
	it('says the same, carries lateness and notices on, and can take back what it has', () => {
		fc.assert(
			fc.property(day, fc.nat(12), fc.nat(12), (given, cut, target) => {
				const live = lastOf(given);
				const contained = applyRevisions(live.printed, live.revisions.slice(0, cut));
				// as it is brought into the data: the plan is printed, who is late is only recorded
				const printed = { program: contained.planned, ledger: contained.ledger };
				const rebuilt = applyRevisions(printed, live.revisions);
				// nor does the ledger tell the order of links
				const plain = ({ sessions }: Program) =>
					sessions.map(({ printed: _, links, ...rest }) => ({
						...rest,
						links: links.map((link) => JSON.stringify(link)).sort()
					}));
				expect(plain(rebuilt.program)).toEqual(plain(live.program));
				expect(rebuilt.ledger).toEqual(live.ledger);
				expect(rebuilt.notices).toEqual(live.notices);
				const { number } = live.revisions[target % live.revisions.length]!;
				const undo: Action = { kind: 'undo', revision: number };
				const here = (state: Live) =>
					plain(publish(state, undo).program).filter(({ id }) =>
						sessionIn(given.printed.program, id)
					);
				expect(here(rebuilt)).toEqual(here(live));
			}),
			runs(40)
		);
	});
});
