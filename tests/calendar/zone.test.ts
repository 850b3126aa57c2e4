import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { describe, expect, it, vi } from 'vitest';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import { vtimezone } from '../../src/lib/calendar/zone';
import { ms } from '../../src/lib/program/time/instant';
import { zones } from './programs';

/** What ical.js makes of a wall time by a block: an independent reader of the same rules. */
function readByIcal(zone: ICAL.Timezone, { year, month, day, hour, minute }: DateTime): number {
	const data = { year, month, day, hour, minute, second: 0, isDate: false };
	return new ICAL.Time(data, zone).toUnixTime() * 1000;
}

/** Every second week of 2017 and of 2026, at an odd hour. */
const dates = ['2017-01-03T05:35:00Z', '2026-01-03T17:05:00Z'].flatMap((first) =>
	Array.from({ length: 26 }, (_, week) => ms(first) + week * 14 * 86_400_000)
);

vi.setConfig({ testTimeout: 60_000 });

describe('VTIMEZONE', () => {
	it('stands where it is right: Sydney in August 2017 and over both switches of 2026', () => {
		const block = vtimezone('Australia/Sydney', dates);
		expect(block).toContain('TZID:Australia/Sydney\r\n');
		expect(block).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\r\n');
	});

	it('an alias keeps its own name: events of Africa/Accra find their TZID', () => {
		const block = vtimezone('Africa/Accra', dates) ?? '';
		expect(block.match(/^(TZID|X-LIC-LOCATION):.*$/gm)).toEqual([
			'TZID:Africa/Accra',
			'X-LIC-LOCATION:Africa/Accra'
		]);
		expect(vtimezone('Asia/Kathmandu', dates)).toContain('TZOFFSETTO:+0545');
	});

	it('is refused where the library projects today’s rules back: Istanbul and Pyongyang in 2017', () => {
		expect(vtimezone('Asia/Pyongyang', [ms('2017-08-10T00:00:00Z')])).toBeNull();
		expect(vtimezone('Asia/Pyongyang', [ms('2026-08-10T00:00:00Z')])).not.toBeNull();
		expect(vtimezone('America/Sao_Paulo', [ms('2017-01-10T12:00:00Z')])).toBeNull();
		expect(vtimezone('America/Sao_Paulo', [ms('2017-08-10T12:00:00Z')])).not.toBeNull();
	});

	it('is refused in Casablanca as soon as one time differs from Intl', () => {
		const instants = dates.filter((at) => vtimezone('Africa/Casablanca', [at]) !== null);
		expect(instants.length).toBeLessThan(dates.length);
		expect(vtimezone('Africa/Casablanca', dates)).toBeNull();
	});

	it('is refused in the hour that comes twice, and right on both sides of it', () => {
		const at = (time: string) => vtimezone('Australia/Sydney', [ms(`2026-04-0${time}:00Z`)]);
		expect(at('4T14:59')).not.toBeNull();
		expect(at('4T15:00')).toBeNull();
		expect(at('4T16:30')).toBeNull();
		expect(at('4T17:00')).not.toBeNull();
		const spring = (time: string) => vtimezone('Australia/Sydney', [ms(`2026-10-03T${time}:00Z`)]);
		expect(spring('15:59')).not.toBeNull();
		expect(spring('16:00')).not.toBeNull();
	});

	it('is refused for UTC, for names without an area, and for what is no zone', () => {
		for (const zone of [
			'UTC',
			'GMT',
			'EST5EDT',
			'Etc/GMT+5',
			'Etc/UTC',
			'Nowhere/Town',
			'',
			'a\nb'
		]) {
			expect(vtimezone(zone, [])).toBeNull();
		}
	});

	it('sees the years in which Nuuk’s rule of the last Saturday is a week late', () => {
		// in March 2029 the Saturday before the last Sunday is not the last Saturday
		expect(vtimezone('America/Nuuk', [ms('2029-03-28T12:00:00Z')])).toBeNull();
		expect(vtimezone('America/Nuuk', [ms('2028-03-28T12:00:00Z')])).not.toBeNull();
	});

	it('whenever it is given, ical.js and luxon read the same instants from it', () => {
		let given = 0;
		for (const zone of zones) {
			const right = dates.filter((at) => vtimezone(zone, [at]) !== null);
			if (right.length === 0) continue;
			const block = new ICAL.Component(ICAL.parse(vtimezone(zone, []) ?? ''));
			const rules = new ICAL.Timezone(block);
			given += right.length;
			expect(right.map((at) => readByIcal(rules, DateTime.fromMillis(at, { zone })))).toEqual(
				right
			);
		}
		expect(given).toBeGreaterThan(400);
	});

	it('every block of the library is written in the form that we read', () => {
		const noon = ms('2026-07-01T12:00:00Z');
		const refused = [...tzlib_get_timezones()].filter(
			(zone) => zone.includes('/') && !zone.startsWith('Etc/') && !vtimezone(zone, [noon])
		);
		// those whose law changed after the system's data, or that it does not know
		expect(refused.length).toBeLessThan(12);
		expect(tzlib_get_ical_block('Australia/Sydney')[0]).toContain('BEGIN:VTIMEZONE');
	});
});
