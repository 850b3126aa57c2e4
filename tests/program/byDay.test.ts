import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byDay, daysName, type DayOf } from '../../src/lib/program/schedule/byDay';
import type { Session } from '../../src/lib/program/model';
import { dayName } from '../../src/lib/program/time/instant';

it.each([
	[[], ''],
	[['2017-08-10'], 'Thursday 10 August 2017'],
	[['2025-02-01', '2025-02-02'], 'Saturday 1 to Sunday 2 February 2025'],
	[['2031-06-05', '2031-06-06', '2031-06-07'], 'Thursday 5 to Saturday 7 June 2031'],
	[['2030-01-31', '2030-02-01'], 'Thursday 31 January to Friday 1 February 2030'],
	[['2030-12-31', '2031-01-01'], 'Tuesday 31 December 2030 to Wednesday 1 January 2031'],
	[['2030-05-02', '2030-05-04'], 'Thursday 2 May 2030, Saturday 4 May 2030']
])('%s is said in as few words as are clear', (days, words) => {
	expect(daysName(days)).toBe(words);
});

it('days in a row end with the last of them in full, and begin with the first', () => {
	const start = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) });
	fc.assert(
		fc.property(start, fc.integer({ min: 2, max: 9 }), (from, length) => {
			const days = Array.from({ length }, (_, at) =>
				new Date(from + at * 86_400_000).toISOString().slice(0, 10)
			);
			const [begin = '', end] = daysName(days).split(' to ');
			expect(end).toBe(dayName(days.at(-1)!, 'long'));
			expect(dayName(days[0]!, 'long').startsWith(begin)).toBe(true);
		})
	);
});

it('sessions keep their order, each below its own day, those without a time apart', () => {
	const session = (id: string, day: string | null) => ({ id, day }) as Session;
	const all = [
		...[session('a', '2030-05-02'), session('b', '2030-05-02')],
		...[session('c', '2030-05-03'), session('d', null)]
	];
	const ids = (days: DayOf[]) =>
		days.map(({ day, sessions }) => [day, ...sessions.map(({ id }) => id)]);
	expect(ids(byDay(all))).toEqual([
		...[
			['2030-05-02', 'a', 'b'],
			['2030-05-03', 'c']
		],
		[null, 'd']
	]);
	// a night of the second belongs to the third where the calendar counts
	expect(ids(byDay(all, ({ id, day }) => (id === 'b' ? '2030-05-03' : day)))).toEqual([
		...[
			['2030-05-02', 'a'],
			['2030-05-03', 'b', 'c']
		],
		[null, 'd']
	]);
	expect(byDay([])).toEqual([]);
});
