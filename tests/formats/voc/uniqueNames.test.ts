import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniqueNames } from '../../../src/lib/formats/voc/uniqueNames';

const named = (...names: string[]) => [
	...uniqueNames(
		names.map((name, index) => ({ id: 'abcdef'[index] ?? '', name })),
		['None']
	).values()
];

describe('unique names', () => {
	it('are the names, where they are', () => {
		expect(named('Hall', 'hall', ' C4.3\n')).toEqual(['Hall', 'hall', 'C4.3']);
	});

	it('have the id behind them where they are not, and where there is no name', () => {
		expect(named('Hall', 'Hall', 'None', '')).toEqual(['Hall (a)', 'Hall (b)', 'None (c)', 'd']);
	});

	it('are unique whatever the names are', () => {
		const name = fc.constantFrom(
			'Hall',
			'Hall (a)',
			'Hall (b)',
			'Hall (a) (c)',
			'None',
			'',
			'a',
			'b'
		);
		fc.assert(
			fc.property(fc.array(name, { maxLength: 6 }), (names) => {
				expect(new Set([...named(...names), 'None']).size).toBe(names.length + 1);
			})
		);
	});
});
