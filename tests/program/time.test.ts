import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
	clock,
	dayIn,
	dayName,
	duration,
	instant,
	isZone,
	ms,
	offsetMinutes,
	timeIn,
	weekday,
	withOffset,
	zoneCity
} from '../../src/lib/program/time/instant';

/** Half hours, quarters, switches of half an hour, beyond +12 and west of Hawaii. */
const odd = [
	'Asia/Kathmandu',
	'Asia/Kolkata',
	'Asia/Tehran',
	'Australia/Adelaide',
	'Australia/Eucla',
	'Australia/Lord_Howe',
	'America/St_Johns',
	'Pacific/Apia',
	'Pacific/Chatham',
	'Pacific/Kiritimati',
	'Pacific/Marquesas',
	'Pacific/Tongatapu',
	'Pacific/Pago_Pago',
	'Africa/Casablanca',
	'Europe/Dublin',
	'UTC'
];
const zones = fc.oneof(
	fc.constantFrom(...odd),
	fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
);
/** 1980 to 2060: rules of the past and rules that go on. */
const instants = fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2060, 0) });
const runs = { numRuns: 500 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const shown = (at: number, zone: string) => ({
	clock: clock(at, zone),
	day: dayIn(at, zone),
	weekday: weekday(at, zone),
	offset: offsetMinutes(at, zone),
	full: withOffset(at, zone)
});

const byLuxon = (at: number, zone: string) => {
	const time = DateTime.fromMillis(at, { zone, locale: 'en-US' });
	return {
		clock: time.toFormat('H:mm'),
		day: time.toISODate(),
		weekday: time.toFormat('ccc'),
		offset: time.offset,
		full: time.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
	};
};

describe('instants', () => {
	it('go to milliseconds and back', () => {
		fc.assert(
			fc.property(instants, (at) => ms(instant(at)) === Math.floor(at / 1000) * 1000),
			runs
		);
		expect(instant(ms('2017-08-09T22:30:00Z'))).toBe('2017-08-09T22:30:00Z');
	});

	it('lose their fraction downwards, before 1970 too', () => {
		expect(instant(1999)).toBe('1970-01-01T00:00:01Z');
		expect(instant(-1)).toBe('1969-12-31T23:59:59Z');
	});

	it('are not made of text that is none', () => {
		expect(ms('soon')).toBeNaN();
	});
});

describe('any zone at any time', { timeout: 30_000 }, () => {
	it('shows what luxon shows', () => {
		fc.assert(
			fc.property(instants, zones, (at, zone) => {
				expect(shown(at, zone)).toEqual(byLuxon(at, zone));
			}),
			runs
		);
	});

	it('shows what luxon shows around every switch of the odd zones', () => {
		const moved = (zone: string, from: number, to: number) =>
			offsetMinutes(from, zone) !== offsetMinutes(to, zone);
		let switches = 0;
		for (const zone of odd) {
			for (let day = Date.UTC(2017, 0); day < Date.UTC(2018, 0); day += 24 * HOUR) {
				if (!moved(zone, day, day + 24 * HOUR)) continue;
				for (let at = day; at < day + 24 * HOUR; at += HOUR) {
					if (!moved(zone, at, at + HOUR)) continue;
					switches++;
					for (let now = at - MINUTE; now <= at + HOUR + MINUTE; now += MINUTE) {
						expect(shown(now, zone)).toEqual(byLuxon(now, zone));
					}
				}
			}
		}
		expect(switches).toBeGreaterThan(12);
	});

	it('can be read back from its offset', () => {
		fc.assert(
			fc.property(instants, zones, (at, zone) => {
				expect(Date.parse(withOffset(at, zone))).toBe(Math.floor(at / 1000) * 1000);
			}),
			runs
		);
	});

	it('never speaks of 24:00', () => {
		expect(clock(ms('2017-08-09T14:00:00Z'), 'Australia/Sydney')).toBe('0:00');
		expect(withOffset(ms('2017-08-09T14:00:00Z'), 'Australia/Sydney')).toBe(
			'2017-08-10T00:00:00+10:00'
		);
	});

	it('has the offsets that people there know', () => {
		const at = ms('2017-08-10T00:00:00Z');
		expect(offsetMinutes(at, 'Asia/Kathmandu')).toBe(345);
		expect(offsetMinutes(at, 'Pacific/Chatham')).toBe(765);
		expect(offsetMinutes(at, 'Australia/Lord_Howe')).toBe(630);
		expect(offsetMinutes(ms('2018-01-10T00:00:00Z'), 'Australia/Lord_Howe')).toBe(660);
		expect(offsetMinutes(at, 'Pacific/Marquesas')).toBe(-570);
		expect(offsetMinutes(at, 'Pacific/Tongatapu')).toBe(780);
	});
});

describe('the workshop, seen from elsewhere', () => {
	const opening = ms('2017-08-09T22:30:00Z');

	it('opens at 8:30 in Sydney, on Wednesday afternoon in San Francisco, at 4:15 in Kathmandu', () => {
		expect(timeIn(opening, 'Australia/Sydney', '2017-08-10')).toEqual({ text: '8:30', day: null });
		expect(timeIn(opening, 'America/Los_Angeles', '2017-08-10')).toEqual({
			text: '15:30',
			day: 'Wed'
		});
		expect(timeIn(opening, 'Asia/Kathmandu', '2017-08-10')).toEqual({ text: '4:15', day: null });
	});

	it('names the day exactly where it is not the day of reference', () => {
		fc.assert(
			fc.property(instants, zones, (at, zone) => {
				const day = dayIn(at, zone);
				expect(timeIn(at, zone, day).day).toBeNull();
				expect(timeIn(at, zone, '1979-01-01').day).toBe(weekday(at, zone));
			})
		);
	});

	it('takes the offset of the event, not of today (an AEDT event seen in June and in January)', () => {
		expect(withOffset(ms('2017-12-01T22:00:00Z'), 'Australia/Sydney')).toBe(
			'2017-12-02T09:00:00+11:00'
		);
		expect(withOffset(ms('2017-06-01T23:00:00Z'), 'Australia/Sydney')).toBe(
			'2017-06-02T09:00:00+10:00'
		);
	});

	it('takes an offset for each session of an event that spans a switch', () => {
		const sunday = ms('2017-10-01T09:00:00+11:00');
		const saturday = ms('2017-09-30T09:00:00+10:00');
		expect([saturday, sunday].map((at) => clock(at, 'Australia/Sydney'))).toEqual(['9:00', '9:00']);
		expect(sunday - saturday).toBe(23 * 3_600_000);
	});

	it('tells the two 1:45 of a switch of half an hour apart by their offset', () => {
		const first = ms('2017-04-02T01:45:00+11:00');
		const second = first + 30 * 60_000;
		expect(withOffset(first, 'Australia/Lord_Howe')).toBe('2017-04-02T01:45:00+11:00');
		expect(withOffset(second, 'Australia/Lord_Howe')).toBe('2017-04-02T01:45:00+10:30');
	});
});

describe('names of days', () => {
	it('are short or long', () => {
		expect(dayName('2017-08-10', 'short')).toBe('Thu 10 Aug');
		expect(dayName('2017-08-10', 'long')).toBe('Thursday 10 August 2017');
		expect(dayName('2017-09-01', 'short')).toBe('Fri 1 Sep');
	});

	it('are those of luxon for every day', () => {
		fc.assert(
			fc.property(instants, (at) => {
				const day = DateTime.fromMillis(at, { zone: 'UTC', locale: 'en-US' });
				expect(dayName(day.toISODate()!, 'short')).toBe(day.toFormat('ccc d LLL'));
				expect(dayName(day.toISODate()!, 'long')).toBe(day.toFormat('cccc d LLLL yyyy'));
			})
		);
	});
});

describe('zones', () => {
	it('are named after their city, as people call it now', () => {
		const cities = {
			'Australia/Sydney': 'Sydney',
			'America/Los_Angeles': 'Los Angeles',
			'America/Argentina/Buenos_Aires': 'Buenos Aires',
			'Asia/Katmandu': 'Kathmandu',
			'Asia/Kathmandu': 'Kathmandu',
			'Europe/Kiev': 'Kyiv',
			'Asia/Calcutta': 'Kolkata',
			'Asia/Saigon': 'Ho Chi Minh',
			UTC: 'UTC',
			'Etc/UTC': 'UTC',
			'Etc/GMT+5': 'UTC−5',
			'Etc/GMT-14': 'UTC+14',
			'Etc/GMT-0': 'UTC'
		};
		for (const [zone, city] of Object.entries(cities)) expect(zoneCity(zone)).toBe(city);
	});

	it('of a fixed offset are named for the offset that they have', () => {
		expect(offsetMinutes(0, 'Etc/GMT+5')).toBe(-300);
	});

	it('are known or not, and asking never throws', () => {
		for (const zone of [...odd, 'Asia/Katmandu', 'Europe/Kyiv', 'Etc/GMT+5']) {
			expect(isZone(zone)).toBe(true);
		}
		for (const text of ['', 'Mars/Olympus', '+05:30', 'local', ' UTC', 'UTC\n', '__proto__']) {
			expect(isZone(text)).toBe(false);
		}
		fc.assert(fc.property(fc.string(), (text) => typeof isZone(text) === 'boolean'));
	});

	it('that are unknown are refused', () => {
		expect(() => clock(0, 'Mars/Olympus')).toThrow(RangeError);
	});
});

describe('durations', () => {
	it('are told in hours and minutes', () => {
		const told = [0, 1, 35, 59, 60, 90, 120, 1500].map(duration);
		expect(told).toEqual([
			'0 min',
			'1 min',
			'35 min',
			'59 min',
			'1 h',
			'1 h 30 min',
			'2 h',
			'25 h'
		]);
	});

	it('are whole and never negative', () => {
		expect(duration(7.5)).toBe('8 min');
		expect(duration(-3)).toBe('0 min');
	});
});
