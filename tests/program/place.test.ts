import { expect, test } from 'vitest';
import { placeOf } from '../../src/lib/program/place';

test('a place is its name and its address, said once where both are the same', () => {
	expect(placeOf({ name: 'ICC Sydney', address: '14 Darling Drive' })).toBe(
		'ICC Sydney, 14 Darling Drive'
	);
	expect(placeOf({ name: 'Quillhaven', address: 'Quillhaven' })).toBe('Quillhaven');
});
