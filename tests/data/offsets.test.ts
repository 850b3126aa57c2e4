import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { offsetSpans } from '../../src/lib/data/time/offsetSpans';
import { clock, dayIn, offsetMinutes } from '../../src/lib/program/time/instant';
import { learnOffsets } from '../../src/lib/program/time/wall';

const zones = [
	'Australia/Sydney',
	'Australia/Lord_Howe',
	'America/New_York',
	'Asia/Kathmandu',
	'Africa/Casablanca',
	'UTC'
];
const FROM = Date.UTC(2017, 2, 1);
const UNTIL = Date.UTC(2017, 10, 30);

describe('offsets told by the build', () => {
	it('have a span more than there are switches', () => {
		expect(offsetSpans('UTC', FROM, UNTIL)).toEqual([{ from: FROM, until: UNTIL, minutes: 0 }]);
		expect(offsetSpans('America/New_York', FROM, UNTIL).map(({ minutes }) => minutes)).toEqual([
			-300, -240, -300
		]);
	});

	it('say what luxon says, inside the told time and beyond it', () => {
		for (const zone of zones) learnOffsets(zone, offsetSpans(zone, FROM, UNTIL));
		const moments = fc.integer({ min: FROM - 40 * 86_400_000, max: UNTIL + 40 * 86_400_000 });
		fc.assert(
			fc.property(fc.constantFrom(...zones), moments, (zone, at) => {
				const oracle = DateTime.fromMillis(at, { zone });
				expect([clock(at, zone), dayIn(at, zone), offsetMinutes(at, zone)]).toEqual([
					oracle.toFormat('H:mm'),
					oracle.toISODate(),
					oracle.offset
				]);
			})
		);
	});
});
