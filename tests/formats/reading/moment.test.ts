/** Moments as other systems write them. */
import { Settings } from 'luxon';
import { describe, expect, it } from 'vitest';
import { Remarks } from '../../../src/lib/formats/format';
import { Value } from '../../../src/lib/formats/reading/json';
import { dayOf, daysBetween, endAfter, toMoment } from '../../../src/lib/formats/reading/moment';

const read = (written: unknown) => {
	const remarks = new Remarks();
	const moment = toMoment(new Value(written, 'start'), remarks);
	return remarks.all.length > 0 ? remarks.all.map(({ at, what }) => `${at}: ${what}`) : moment;
};

describe('a moment', () => {
	it('is a date and a time, with or without an offset', () => {
		expect(read('2031-05-06T09:00')).toBe('2031-05-06T09:00');
		expect(read(' 2031-05-06 09:00:30 ')).toBe('2031-05-06T09:00:30');
		expect(read('2031-05-06T09:00:00z')).toBe('2031-05-06T09:00:00Z');
		expect(read('2031-05-06T09:00:00+08')).toBe('2031-05-06T09:00:00+08:00');
		expect(read('2031-05-06T09:00:00-0330')).toBe('2031-05-06T09:00:00-03:30');
		expect(read('2031-05-06 09:00:00 +05:30')).toBe('2031-05-06T09:00:00+05:30');
	});

	it('is nothing where nothing stands', () => {
		for (const nothing of [null, undefined, '', ' ']) expect(read(nothing)).toBeNull();
	});

	it('is left out where it is none, and that is said', () => {
		const none = [
			'soon',
			'2031-05-06',
			'2031-02-30T09:00',
			'2031-05-06T25:00',
			1930000000,
			{},
			true
		];
		for (const words of none) expect(read(words)).toEqual(['start: a time that cannot be read']);
	});
});

describe('an end from minutes', () => {
	it('keeps the offset of its start', () => {
		expect(endAfter('2031-05-06T23:30:00+08:00', 45)).toBe('2031-05-07T00:15:00+08:00');
		expect(endAfter('2031-05-06T23:30:00Z', 45)).toBe('2031-05-07T00:15:00Z');
	});

	it('is on the wall clock where its start is, whatever the zone of the machine', () => {
		Settings.defaultZone = 'Europe/Berlin';
		expect(endAfter('2031-03-30T01:30', 60)).toBe('2031-03-30T02:30:00');
		Settings.defaultZone = 'system';
	});

	it('is none beyond all time', () => {
		expect(endAfter('2031-05-06T09:00', 1e300)).toBeNull();
		expect(endAfter('9999-12-31T23:00', 120)).toBeNull();
	});
});

describe('days', () => {
	it('are read from dates and moments', () => {
		expect(dayOf('2031-05-06')).toBe('2031-05-06');
		expect(dayOf('2031-05-06T00:00:00')).toBe('2031-05-06');
		for (const none of [null, '', '2031-05-066', '2031-02-30', '6 May'])
			expect(dayOf(none)).toBeNull();
	});

	it('go from the first to the last, past the end of a month', () => {
		expect(daysBetween('2031-04-29', '2031-05-01')).toEqual([
			'2031-04-29',
			'2031-04-30',
			'2031-05-01'
		]);
	});

	it('are the ends alone where one is missing, or they are years apart', () => {
		expect(daysBetween('2031-04-29', null)).toEqual(['2031-04-29']);
		expect(daysBetween('2031-04-29', '2031-04-29')).toEqual(['2031-04-29']);
		expect(daysBetween('2031-05-01', '2031-04-29')).toEqual(['2031-05-01', '2031-04-29']);
		expect(daysBetween('2031-05-01', '2033-05-01')).toEqual(['2031-05-01', '2033-05-01']);
	});
});
