import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { toWall, wallClock, wallClockIn } from '../../src/lib/data/time/wallClock';

const SYDNEY = 'Australia/Sydney';
const NEW_YORK = 'America/New_York';

/** The instant, or what is wrong with it. */
function read(text: string, date: string | null, zone: string): string {
	const wall = wallClock(text, date, zone);
	return 'at' in wall ? wall.at : `${wall.problem}. ${wall.mend}`;
}

describe('the wall clock', () => {
	it('is that of the venue', () => {
		expect(read('8:30', '2017-08-10', SYDNEY)).toBe('2017-08-09T22:30:00Z');
		expect(read('08:30', '2017-08-10', SYDNEY)).toBe('2017-08-09T22:30:00Z');
		expect(read('0:05', '2017-08-10', 'Asia/Kathmandu')).toBe('2017-08-09T18:20:00Z');
		expect(read('9:00', '2016-06-23', NEW_YORK)).toBe('2016-06-23T13:00:00Z');
	});

	it('may name its date itself, with T or a space, with or without seconds', () => {
		for (const text of ['2017-08-11T00:30', '2017-08-11 0:30', '2017-08-11T00:30:00']) {
			expect(read(text, null, SYDNEY)).toBe('2017-08-10T14:30:00Z');
		}
	});

	it('skips an hour in spring', () => {
		expect(read('2:30', '2017-10-01', SYDNEY)).toBe(
			'does not exist on 2017-10-01: clocks go forward then in Australia/Sydney. Did you mean 3:30 on 2017-10-01?'
		);
		expect(read('1:59', '2017-10-01', SYDNEY)).toBe('2017-09-30T15:59:00Z');
		expect(read('3:00', '2017-10-01', SYDNEY)).toBe('2017-09-30T16:00:00Z');
	});

	it('shows an hour twice in autumn, until an offset says which', () => {
		expect(read('2:30', '2017-04-02', SYDNEY)).toBe(
			'exists twice on 2017-04-02: clocks go back then in Australia/Sydney. ' +
				'Write which: 2017-04-02T02:30+11:00 or 2017-04-02T02:30+10:00.'
		);
		expect(read('2017-04-02T02:30+11:00', null, SYDNEY)).toBe('2017-04-01T15:30:00Z');
		expect(read('2017-04-02T02:30+10:00', null, SYDNEY)).toBe('2017-04-01T16:30:00Z');
		expect(read('3:00', '2017-04-02', SYDNEY)).toBe('2017-04-01T17:00:00Z');
	});

	it('skips and repeats half an hour on Lord Howe Island', () => {
		expect(read('2:15', '2017-10-01', 'Australia/Lord_Howe')).toContain('does not exist');
		expect(read('2:45', '2017-10-01', 'Australia/Lord_Howe')).toBe('2017-09-30T15:45:00Z');
		expect(read('1:45', '2017-04-02', 'Australia/Lord_Howe')).toContain('exists twice');
	});

	it('skips a whole day in Samoa', () => {
		expect(read('12:00', '2011-12-30', 'Pacific/Apia')).toContain('does not exist');
	});

	it('has only the offset of its zone', () => {
		expect(read('2017-08-11T00:30+02:00', null, SYDNEY)).toBe(
			'has the offset +02:00, which Australia/Sydney does not have then. Write 2017-08-11T00:30+10:00.'
		);
	});

	it('is refused where nobody could read it', () => {
		for (const text of ['9', '9.20', '9:20am', '9:2', 'noon', '', '2017-8-1T9:20', '9:20Z']) {
			expect(read(text, '2017-08-10', SYDNEY)).toMatch(/isn't a valid time\. (Write|Use 24 hours)/);
		}
		expect(read('24:00', '2017-08-10', SYDNEY)).toContain('is midnight');
		expect(read('9:60', '2017-08-10', SYDNEY)).toContain("isn't a time of day");
		expect(read('2017-02-30T09:00', null, SYDNEY)).toContain("isn't a time of day");
	});

	it('comes back from any instant by the ledger’s form', () => {
		const zones = [
			SYDNEY,
			NEW_YORK,
			'Asia/Kathmandu',
			'Australia/Lord_Howe',
			'UTC',
			'Africa/Casablanca'
		];
		const seconds = fc.integer({ min: Date.UTC(2000) / 60_000, max: Date.UTC(2037) / 60_000 });
		fc.assert(
			fc.property(seconds, fc.constantFrom(...zones), (minute, zone) => {
				const at = DateTime.fromMillis(minute * 60_000)
					.toUTC()
					.toISO({ suppressMilliseconds: true });
				expect(read(toWall(at ?? '', zone), null, zone)).toBe(at?.replace('.000', ''));
			}),
			{ numRuns: 200 }
		);
	});

	it('is read the same the second time', () => {
		const wallClockHere = wallClockIn(SYDNEY);
		const asked = [
			['9:20', '2017-08-10'],
			['9:20', '2017-08-11'],
			['9:20', null],
			['2017-08-11T00:30', null],
			['2:30', '2017-10-01'],
			['9.20', '2017-08-10']
		] as const;
		for (const [text, date] of [...asked, ...asked]) {
			expect(wallClockHere(text, date)).toEqual(wallClock(text, date, SYDNEY));
		}
	});
});
