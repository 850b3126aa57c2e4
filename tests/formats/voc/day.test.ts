import { describe, expect, it } from 'vitest';
import { bounds } from '../../../src/lib/formats/voc/day';

const inBerlin = (...starts: string[]) => bounds('2026-03-28', starts, 'Europe/Berlin');

describe('a day of the C3VOC formats', () => {
	it('changes at four where nothing speaks against it', () => {
		expect(inBerlin('2026-03-28T08:00:00Z', '2026-03-29T00:30:00Z')).toEqual({
			start: '2026-03-28T04:00:00+01:00',
			end: '2026-03-29T04:00:00+02:00'
		});
	});

	it('changes before its first session, and after the last of the night', () => {
		expect(inBerlin('2026-03-28T02:15:00Z').start).toBe('2026-03-28T03:15:00+01:00');
		expect(inBerlin('2026-03-29T03:30:00Z').end).toBe('2026-03-29T05:31:00+02:00');
	});

	it('is a whole day, also on the one that the clocks change', () => {
		expect(bounds('2026-03-29', [], 'Europe/Berlin')).toEqual({
			start: '2026-03-29T04:00:00+02:00',
			end: '2026-03-30T04:00:00+02:00'
		});
	});
});
