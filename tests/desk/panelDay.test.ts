/** Which day an organizer sees who opens a room. */
import { expect, test } from 'vitest';
import { panelDay } from '../../src/lib/desk/panelDay';
import { ms } from '../../src/lib/program/time/instant';
import { session, slot, SYDNEY } from '../program/sample';

const at = (local: string) => new Date(`${local}+10:00`).toISOString();
const held = (id: string, day: string, start: string, end: string) =>
	session(id, { day, slot: slot(at(start), at(end), 'c4-3') });

const days = ['2017-08-10', '2017-08-11', '2017-08-13'];
const sessions = [
	held('talk', '2017-08-10', '2017-08-10T09:00', '2017-08-10T10:00'),
	held('film', '2017-08-10', '2017-08-11T00:30', '2017-08-11T02:00'),
	held('morning', '2017-08-11', '2017-08-11T09:00', '2017-08-11T10:00'),
	held('last', '2017-08-13', '2017-08-13T09:00', '2017-08-13T10:00')
];

test.each([
	['weeks before', '2017-07-01T12:00', '2017-08-10'],
	['while the day runs', '2017-08-10T09:30', '2017-08-10'],
	['in the evening, before a film after midnight', '2017-08-10T22:00', '2017-08-10'],
	['past midnight, while the film runs', '2017-08-11T01:00', '2017-08-10'],
	['when the film is over', '2017-08-11T02:30', '2017-08-11'],
	['early in the morning', '2017-08-11T05:00', '2017-08-11'],
	['in the evening of the second day', '2017-08-11T20:00', '2017-08-11'],
	['on the day between', '2017-08-12T12:00', '2017-08-13'],
	['after the event', '2017-09-01T12:00', '2017-08-13']
])('%s', (_, now, day) => {
	expect(panelDay(sessions, days, ms(at(now)), SYDNEY)).toBe(day);
});

test('a room in which nothing is held shows today', () => {
	expect(panelDay([], days, ms(at('2017-08-11T12:00')), SYDNEY)).toBe('2017-08-11');
});
