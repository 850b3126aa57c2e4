import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	decide,
	emptyAgenda,
	kept,
	look,
	merge,
	readAgenda,
	type Agenda
} from '../../src/lib/program/agenda/agenda';
import { agendaLink, readAgendaLink } from '../../src/lib/program/agenda/agendaLink';
import { changesForMe } from '../../src/lib/program/agenda/changesForMe';
import type { Ledger } from '../../src/lib/program/model';
import { myDay, type AgendaEntry } from '../../src/lib/program/agenda/myDay';
import { instant, ms } from '../../src/lib/program/time/instant';
import { program, session, slot } from './sample';

/** Few ids and few times, so that the same is decided often and at the same moment. */
const someIds = fc.constantFrom('smoothgrad', 'panel', 'lunch', 'valueof');
const wishes = fc.record({
	keep: fc.boolean(),
	at: fc.integer({ min: 0, max: 3 }),
	title: fc.constantFrom('', 'A', 'B'),
	start: fc.constantFrom(null, '2017-08-09T22:30:00Z', '2017-08-09T22:45:00Z')
});
const agendas: fc.Arbitrary<Agenda> = fc.record({
	wishes: fc.dictionary(someIds, wishes, { noNullPrototype: true }),
	seen: fc.nat({ max: 9 })
});
const laws = { numRuns: 400 };

const smoothgrad = session('smoothgrad', {
	title: 'SmoothGrad',
	slot: slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', 'c4-3')
});
const panel = session('panel', {
	title: null,
	kind: 'panel',
	slot: slot('2017-08-10T06:00:00Z', null)
});

describe('deciding', () => {
	it('keeps and drops, remembers what it was, and leaves the former agenda alone', () => {
		const empty = emptyAgenda();
		const with1 = decide(empty, smoothgrad, true, 1000);
		expect(kept(with1)).toEqual(['smoothgrad']);
		expect(empty).toEqual(emptyAgenda());
		const dropped = decide(with1, smoothgrad, false, 2000);
		expect(kept(dropped)).toEqual([]);
		expect(dropped.wishes.smoothgrad).toEqual({
			keep: false,
			at: 2000,
			title: 'SmoothGrad',
			start: '2017-08-09T23:20:00Z'
		});
	});

	it('remembers the kind of what has no title, and that there was no time', () => {
		expect(decide(emptyAgenda(), panel, true, 1).wishes.panel?.title).toBe('Panel');
		expect(decide(emptyAgenda(), session('x'), true, 1).wishes.x?.start).toBeNull();
	});

	it('is always later than what was decided before, even when the clock went back', () => {
		const first = decide(emptyAgenda(), smoothgrad, true, 5000);
		const second = decide(first, smoothgrad, false, 1000);
		expect(second.wishes.smoothgrad?.at).toBe(5001);
		expect(kept(merge(first, second))).toEqual([]);
	});

	it('works for a session that is named like a part of every object', () => {
		const odd = session('constructor');
		expect(kept(emptyAgenda())).toEqual([]);
		expect(decide(emptyAgenda(), odd, true, 7).wishes.constructor).toMatchObject({ at: 7 });
		expect(kept(merge(emptyAgenda(), decide(emptyAgenda(), odd, true, 7)))).toEqual([
			'constructor'
		]);
	});
});

describe('merging', () => {
	it('is idempotent', () => {
		fc.assert(
			fc.property(agendas, (a) => {
				expect(merge(a, a)).toEqual(a);
			}),
			laws
		);
	});

	it('is commutative', () => {
		fc.assert(
			fc.property(agendas, agendas, (a, b) => {
				expect(merge(a, b)).toEqual(merge(b, a));
			}),
			laws
		);
	});

	it('is associative', () => {
		fc.assert(
			fc.property(agendas, agendas, agendas, (a, b, c) => {
				expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
			}),
			laws
		);
	});

	it('lets a later drop travel', () => {
		fc.assert(
			fc.property(agendas, agendas, someIds, (mine, theirs, id) => {
				const dropped = decide(merge(mine, theirs), session(id), false, 0);
				for (const other of [mine, theirs]) {
					expect(kept(merge(other, dropped))).not.toContain(id);
					expect(kept(merge(dropped, other))).not.toContain(id);
				}
			}),
			laws
		);
	});

	it('never deletes by silence: an empty agenda changes nothing', () => {
		fc.assert(
			fc.property(agendas, agendas, (a, b) => {
				expect(merge(a, emptyAgenda())).toEqual(a);
				const ids = Object.keys(merge(a, b).wishes).sort();
				expect(ids).toEqual(
					[...new Set([...Object.keys(a.wishes), ...Object.keys(b.wishes)])].sort()
				);
			}),
			laws
		);
	});

	it('at a tie keeps, and never unsees a revision', () => {
		const at = (keep: boolean): Agenda => ({
			wishes: { panel: { keep, at: 5, title: 'Panel', start: null } },
			seen: keep ? 3 : 7
		});
		expect(merge(at(false), at(true))).toEqual({ wishes: at(true).wishes, seen: 7 });
	});

	it('changes neither of the two', () => {
		fc.assert(
			fc.property(agendas, agendas, (a, b) => {
				const [before, also] = [structuredClone(a), structuredClone(b)];
				merge(a, b);
				expect([a, b]).toEqual([before, also]);
			})
		);
	});
});

describe('reading', () => {
	it('gives back what was written, also as JSON', () => {
		fc.assert(
			fc.property(agendas, (agenda) => {
				expect(readAgenda(structuredClone(agenda))).toEqual({ agenda, damaged: false });
				expect(readAgenda(JSON.parse(JSON.stringify(agenda)))).toEqual({ agenda, damaged: false });
			})
		);
	});

	it('takes nothing for an empty agenda', () => {
		for (const nothing of [undefined, null]) {
			expect(readAgenda(nothing)).toEqual({ agenda: emptyAgenda(), damaged: false });
		}
	});

	it('never throws, and whatever it gives can be used, merged and read again', () => {
		const anything = fc.anything({
			withBigInt: true,
			withDate: true,
			withMap: true,
			withSparseArray: true
		});
		const nearly = fc.record(
			{
				wishes: fc.oneof(
					anything,
					fc.dictionary(
						fc.oneof(someIds, fc.string()),
						fc.oneof(
							anything,
							wishes,
							fc.record({ keep: anything, at: anything, title: anything, start: anything })
						)
					)
				),
				seen: fc.oneof(anything, fc.nat())
			},
			{ requiredKeys: [] }
		);
		fc.assert(
			fc.property(fc.oneof(anything, nearly), (value) => {
				const { agenda } = readAgenda(value);
				expect(readAgenda(agenda)).toEqual({ agenda, damaged: false });
				expect(merge(agenda, agenda)).toEqual(agenda);
				myDay(program([]), agenda);
			}),
			laws
		);
	});

	it('says what is damaged and saves the rest', () => {
		const good = { keep: true, at: 1, title: 'Panel', start: null };
		const damages: unknown[] = [
			{ ...good, keep: 'yes' },
			{ ...good, at: -1 },
			{ ...good, at: 1.5 },
			{ ...good, at: Infinity },
			{ ...good, title: 7 },
			{ ...good, start: 'soon' },
			{ ...good, start: '2017-13-40T99:00:00Z' },
			{ ...good, start: undefined },
			'true',
			null
		];
		for (const bad of damages) {
			const read = readAgenda({ wishes: { panel: good, lunch: bad }, seen: 4 });
			expect(read).toEqual({ agenda: { wishes: { panel: good }, seen: 4 }, damaged: true });
		}
		expect(readAgenda({ wishes: { 'Not An Id': good }, seen: 0 }).damaged).toBe(true);
		expect(readAgenda({ wishes: { panel: good }, seen: 'x' })).toEqual({
			agenda: { wishes: { panel: good }, seen: 0 },
			damaged: true
		});
		for (const bad of ['{"wishes":', 7, [], {}, { wishes: [], seen: 0 }]) {
			expect(readAgenda(bad)).toEqual({ agenda: emptyAgenda(), damaged: true });
		}
	});

	it('lets nobody reach the prototype', () => {
		const value = JSON.parse(
			'{"wishes":{"__proto__":{"keep":true,"at":1,"title":"","start":null}},"seen":0}'
		);
		const { agenda, damaged } = readAgenda(value);
		expect(damaged).toBe(true);
		expect(Object.getPrototypeOf(agenda.wishes)).toBe(Object.prototype);
	});
});

describe('the link that carries an agenda', () => {
	it('is read back', () => {
		const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/), { maxLength: 50 });
		fc.assert(
			fc.property(ids, (list) => {
				expect(readAgendaLink(agendaLink(list))).toEqual(list);
				expect(readAgendaLink(`#${agendaLink(list)}`)).toEqual(list);
			})
		);
		expect(agendaLink(['a', 'b-2'])).toBe('keep=a.b-2');
	});

	it('may be anything and never throws', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				for (const id of readAgendaLink(`keep=${text}`)) expect(id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
			})
		);
		expect(readAgendaLink('')).toEqual([]);
		expect(readAgendaLink('#keep=')).toEqual([]);
		expect(readAgendaLink('#skip=a')).toEqual([]);
		expect(readAgendaLink('#x=1&keep=a.A.b..a.%E0.__proto__&y')).toEqual(['a', 'b']);
	});

	it('carries 2000 sessions at most', () => {
		const many = Array.from({ length: 3000 }, (_, at) => `s${at}`);
		expect(readAgendaLink(agendaLink(many))).toEqual(many.slice(0, 2000));
	});
});

describe('my day', () => {
	const names = (entries: AgendaEntry[]) =>
		entries.map((entry) => ('session' in entry ? entry.session.id : `gone ${entry.removed.id}`));
	const keepAll = (...list: ReturnType<typeof session>[]) =>
		list.reduce((agenda, one, at) => decide(agenda, one, true, at), emptyAgenda());

	it('is what is kept, in order of time, without a time last', () => {
		const all = [panel, session('someday'), smoothgrad];
		const agenda = decide(keepAll(...all), session('dropped'), false, 9);
		expect(names(myDay(program(all), agenda))).toEqual(['smoothgrad', 'panel', 'someday']);
	});

	it('shows the program as it is now, cancelled sessions too', () => {
		const now = { ...smoothgrad, status: 'cancelled' as const };
		expect(myDay(program([now]), keepAll(smoothgrad))).toEqual([{ session: now }]);
	});

	it('never drops what the program lost: it stands at its old time, as removed', () => {
		const all = [session('someday'), smoothgrad, panel];
		const agenda = keepAll(...all);
		expect(names(myDay(program([panel]), agenda))).toEqual([
			'gone smoothgrad',
			'panel',
			'gone someday'
		]);
		expect(myDay(program([]), agenda)[0]).toEqual({
			removed: {
				id: 'smoothgrad',
				keep: true,
				at: 1,
				title: 'SmoothGrad',
				start: '2017-08-09T23:20:00Z'
			}
		});
		expect(names(myDay(program(all), agenda))).toEqual(['smoothgrad', 'panel', 'someday']);
	});

	it('puts what was removed behind what is on at that time', () => {
		const instead = session('zebra', { slot: smoothgrad.slot });
		const agenda = keepAll(smoothgrad, instead);
		expect(names(myDay(program([instead]), agenda))).toEqual(['zebra', 'gone smoothgrad']);
	});

	it('holds every kept session exactly once, whatever the program', () => {
		fc.assert(
			fc.property(agendas, fc.uniqueArray(someIds), (agenda, here) => {
				const day = myDay(program(here.map((id) => session(id))), agenda);
				const shown = day.map((entry) =>
					'session' in entry ? entry.session.id : entry.removed.id
				);
				expect(shown.sort()).toEqual(kept(agenda));
			})
		);
	});
});

describe('what changed for me', () => {
	const change = (id: string, field: string, was: string, is: string) =>
		({ subject: 'session', id, field, old: was, new: is }) as const;
	const ledger: Ledger = [
		{ number: 1, at: '2017-08-01T00:00:00Z', note: 'First', changes: [] },
		{
			number: 2,
			at: '2017-08-05T00:00:00Z',
			note: 'Titles',
			changes: [change('smoothgrad', 'title', 'A', 'B'), change('panel', 'title', 'C', 'D')]
		},
		{
			number: 3,
			at: '2017-08-08T00:00:00Z',
			note: 'Cancelled',
			changes: [change('smoothgrad', 'status', 'scheduled', 'cancelled')]
		}
	];
	const now = program([panel, smoothgrad]);
	const told = (agenda: Agenda) =>
		changesForMe(now, ledger, agenda).map(
			({ session, changes }) =>
				`${session.id}: ${changes.map(({ revision, change }) => `${revision.number} ${change.field}`).join(', ')}`
		);
	const keptAt = (time: string) => decide(emptyAgenda(), smoothgrad, true, ms(time));

	it('is told for kept sessions alone, since the agenda was looked at', () => {
		const mine = keptAt('2017-08-02T00:00:00Z');
		expect(told(look(mine, 1))).toEqual(['smoothgrad: 3 status, 2 title']);
		expect(told(look(mine, 2))).toEqual(['smoothgrad: 3 status']);
		expect(told(look(mine, 3))).toEqual([]);
		expect(told(look(keptAt('2017-08-06T00:00:00Z'), 1))).toEqual([
			'smoothgrad: 3 status, 2 title'
		]);
		expect(told(decide(look(mine, 1), smoothgrad, false, Date.parse('2017-08-09')))).toEqual([]);
	});

	it('is told from the wish on to who never looked', () => {
		expect(told(keptAt('2017-08-02T00:00:00Z'))).toEqual(['smoothgrad: 3 status, 2 title']);
		expect(told(keptAt('2017-08-06T00:00:00Z'))).toEqual(['smoothgrad: 3 status']);
		expect(told(keptAt('2017-08-09T00:00:00Z'))).toEqual([]);
	});

	it('comes in order of time, and a session that is gone is told by my day instead', () => {
		const both = decide(keptAt('2017-08-02T00:00:00Z'), panel, true, ms('2017-08-02T00:00:00Z'));
		expect(told(both)).toEqual(['smoothgrad: 3 status, 2 title', 'panel: 2 title']);
		expect(changesForMe(program([panel]), ledger, look(both, 1))).toHaveLength(1);
	});

	it('is never unlooked at', () => {
		expect(look(look(emptyAgenda(), 3), 2).seen).toBe(3);
		expect(instant(ms(ledger[2]!.at))).toBe(ledger[2]!.at);
	});
});
