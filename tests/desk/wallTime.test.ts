/** What organizers type as times, around midnight. */
import { expect, test } from 'vitest';
import { instantAfter, instantAt, nightOf } from '../../src/lib/desk/wallTime';
import { ms } from '../../src/lib/program/time/instant';
import { session, slot, SYDNEY } from '../program/sample';

const at = (local: string) => ms(new Date(`${local}+10:00`).toISOString());

test.each([
	['an hour to come', '2017-08-10T14:00', '15:30', '2017-08-10T15:30'],
	['after midnight, said in the evening', '2017-08-10T22:00', '01:00', '2017-08-11T01:00'],
	['after midnight, said after midnight', '2017-08-11T00:30', '01:00', '2017-08-11T01:00'],
	['an hour that is over', '2017-08-10T14:00', '13:00', '2017-08-10T13:00'],
	['the small hours, said later in them', '2017-08-11T02:00', '01:00', '2017-08-12T01:00']
])('a notice until %s', (_, now, time, then) => {
	expect(ms(instantAfter(at(now), time, SYDNEY)!)).toBe(at(then));
});

test('a run before breakfast stays on its own day, a film after midnight on the evening before', () => {
	const run = session('run', { ...slotted('2017-08-09T19:30:00Z'), day: '2017-08-10' });
	const film = session('film', { ...slotted('2017-08-10T14:30:00Z'), day: '2017-08-10' });
	const again = (one: typeof run, time: string) =>
		instantAt(one.day!, time, SYDNEY, nightOf(one, SYDNEY));
	expect(again(run, '05:30')).toBe(run.slot!.start);
	expect(again(film, '00:30')).toBe(film.slot!.start);
});

const slotted = (start: string) => ({ slot: slot(start, null, 'c4-3') });
