import { expect, it } from 'vitest';
import type { Venue } from '../../src/lib/program/model';
import { placeOf, roomInWords, timesCity } from '../../src/lib/program/schedule/place';

const nowhere: Venue = {
	...{ name: null, address: null, city: null },
	...{ latitude: null, longitude: null, link: null }
};
const at = (venue: Partial<Venue>) => placeOf({ ...nowhere, ...venue });

it('a place is its name, address and city, each said once', () => {
	expect(at({ name: 'ICC Sydney', address: '14 Darling Drive', city: 'Sydney' })).toBe(
		'ICC Sydney, 14 Darling Drive'
	);
	expect(at({ name: 'Town hall', address: '1 Main Street', city: 'Oslo' })).toBe(
		'Town hall, 1 Main Street, Oslo'
	);
	const town = 'Quillhaven';
	expect(at({ name: town, address: town, city: town })).toBe(town);
});

it('a place is what is known of it', () => {
	expect(at({ city: 'Oslo' })).toBe('Oslo');
	expect(at({ name: 'Town hall' })).toBe('Town hall');
	expect(at({})).toBe('');
});

it('times are called after the city, else after that of the zone', () => {
	const zone = 'Europe/Berlin';
	expect(timesCity({ zone, venue: { ...nowhere, city: 'Hamburg' } })).toBe('Hamburg');
	expect(timesCity({ zone, venue: nowhere })).toBe('Berlin');
	expect(timesCity({ zone: 'UTC', venue: nowhere })).toBe('UTC');
});

it('a room is called one where its name does not say so', () => {
	expect(['C4.3', '12', 'Main hall', 'Saal 1', 'Rom 2'].map(roomInWords)).toEqual([
		'Room C4.3',
		'Room 12',
		'Main hall',
		'Saal 1',
		'Rom 2'
	]);
});
