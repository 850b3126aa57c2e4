import { describe, expect, it } from 'vitest';
import { clockMend, clockMendOfNumber } from '../../src/lib/data/time/clockMend';

describe('a time that is written another way', () => {
	it.each([
		['2:30 pm', "Use 24 hours: '14:30'."],
		['10:30am', "Use 24 hours: '10:30'."],
		['12 p.m.', "Use 24 hours: '12:00'."],
		['12:15 AM', "Use 24 hours: '0:15'."],
		['2017-08-11 0:30 pm', null],
		['2017-08-11 9:30 pm', 'Use 24 hours: 2017-08-11T21:30.'],
		['10.30', "Write '10:30'."],
		['10.30 Uhr', "Write '10:30'."],
		['10h30', "Write '10:30'."],
		['9h', "Write '9:00'."],
		['0930', "Write '9:30'."],
		['2017-08-11 9.30', 'Write 2017-08-11T09:30.']
	])('%s is told how to be written', (text, mend) => {
		expect(clockMend(text)).toBe(mend);
	});

	it.each(['', 'noon', '25.30', '10.75', '13 pm', '9:20:30', 'x10.30'])(
		'"%s" is not guessed at',
		(text) => {
			expect(clockMend(text)).toBe(null);
		}
	);

	it('is known from a number that YAML has shortened', () => {
		expect([10.3, 9.05, 9, 1730, 17.45, -1, 1e21, 10.305].map(clockMendOfNumber)).toEqual([
			"Write '10:30'.",
			"Write '9:05'.",
			"Write '9:00'.",
			"Write '17:30'.",
			"Write '17:45'.",
			null,
			null,
			null
		]);
	});
});
