import { describe, expect, it } from 'vitest';
import { isZone } from '../../src/lib/program/time/instant';
import { findZones, zoneChoices } from '../../src/lib/program/time/zones';

const choices = zoneChoices(Intl.supportedValuesOf('timeZone'));
const citiesFor = (query: string, from = choices) => findZones(from, query).map(({ city }) => city);

describe('the choice of zones', () => {
	it('has UTC, Kathmandu and Kyiv whatever the browser lists', () => {
		for (const from of [choices, zoneChoices([]), zoneChoices(['Asia/Katmandu', 'Europe/Kiev'])]) {
			const cities = from.map(({ city }) => city);
			for (const city of ['UTC', 'Kathmandu', 'Kyiv']) {
				expect(cities.filter((name) => name === city)).toEqual([city]);
			}
		}
	});

	it('offers only zones that Intl takes, each once, in order of city', () => {
		expect(choices.every(({ zone }) => isZone(zone))).toBe(true);
		expect(new Set(choices.map(({ zone }) => zone)).size).toBe(choices.length);
		const cities = choices.map(({ city }) => city.toLowerCase());
		expect(cities).toEqual([...cities].sort());
	});

	it('leaves out no zone that the browser lists', () => {
		const findable = new Set(choices.flatMap(({ zone, also }) => [zone, ...also]));
		for (const zone of Intl.supportedValuesOf('timeZone')) expect(findable).toContain(zone);
	});

	it('finds a place under both its spellings', () => {
		expect(citiesFor('kathm')).toEqual(['Kathmandu']);
		expect(citiesFor('katm')).toEqual(['Kathmandu']);
		expect(citiesFor('kiev')).toEqual(['Kyiv']);
		expect(citiesFor('saigon')).toEqual(['Ho Chi Minh']);
		expect(citiesFor('godthåb')).toEqual(['Nuuk']);
	});

	it('finds by the beginnings of words, in any order, without accents and case', () => {
		expect(citiesFor('angeles')).toEqual(['Los Angeles']);
		expect(citiesFor('ang LOS')).toEqual(['Los Angeles']);
		expect(citiesFor('são p')).toEqual(['Sao Paulo']);
		expect(citiesFor('ngeles')).toEqual([]);
		expect(citiesFor('au-prince')).toEqual(['Port-au-Prince']);
		expect(citiesFor('america/new_york')).toEqual(['New York']);
	});

	it('finds large cities that gave no zone their name', () => {
		expect(citiesFor('san francisco')).toEqual(['Los Angeles']);
		expect(citiesFor('beijing')).toEqual(['Shanghai']);
	});

	it('puts cities that begin so before zones that only contain it', () => {
		expect(citiesFor('ind')[0]).toBe('Indianapolis');
		expect(citiesFor('india')).toContain('Kolkata');
	});

	it('finds all for an empty query and fixed offsets by their sign', () => {
		expect(citiesFor(' ')).toEqual(choices.map(({ city }) => city));
		const fixed = zoneChoices(['Etc/GMT+5', 'Etc/GMT-5']);
		expect(citiesFor('utc-5', fixed)).toEqual(['UTC−5']);
		expect(citiesFor('utc+5', fixed)).toEqual(['UTC+5']);
	});
});
