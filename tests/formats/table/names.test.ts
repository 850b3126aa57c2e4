import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsIn } from '../../../src/lib/formats/table/names';

const names = (cell: string) => mentionsIn(cell).people.map(({ name }) => name);
const places = (cell: string) => mentionsIn(cell).people.map(({ affiliations }) => affiliations);

const SEVERAL = 'several names in one cell, separated at commas or "and"';

describe('names in a cell', () => {
	it.each(['|', ' | ', ';', '; ', '\n', ';\n', '、'])('are parted at %j for certain', (sign) => {
		const { people, inferred } = mentionsIn(['Ann Ash', 'Cher', 'de la Tour, Eve'].join(sign));
		expect(people.map(({ name }) => name)).toEqual(['Ann Ash', 'Cher', 'Eve de la Tour']);
		expect(inferred).toEqual(['a name that has the family name first']);
	});

	it.each([
		['Ann Ash, Ben Birch', ['Ann Ash', 'Ben Birch']],
		['Ann Ash, Ben Birch, and Cy van Cedar', ['Ann Ash', 'Ben Birch', 'Cy van Cedar']],
		['Ann Ash and Ben Birch', ['Ann Ash', 'Ben Birch']],
		['Ann Ash & Ben Birch', ['Ann Ash', 'Ben Birch']],
		['Ann Ash (Oak), Ben Birch (Elm, Town)', ['Ann Ash', 'Ben Birch']],
		['张伟, 李娜', ['张伟', '李娜']]
	])('are parted where the parts look like names, and that is said: %s', (cell, expected) => {
		expect(names(cell)).toEqual(expected);
		expect(mentionsIn(cell).inferred).toEqual([SEVERAL]);
	});

	it('that have the family name first stay one', () => {
		expect(mentionsIn('Ash, Ann').people).toEqual([
			{ name: 'Ann Ash', sortName: 'Ash, Ann', affiliations: [] }
		]);
		expect(names('Ash, Ann (Oak); Birch, B. C.')).toEqual(['Ann Ash', 'B. C. Birch']);
		expect(places('Ash, Ann (Oak)')).toEqual([['Oak']]);
	});

	it('with a degree stay one', () => {
		expect(names('Ann Ash, PhD, Ben Birch, Jr.')).toEqual(['Ann Ash, PhD', 'Ben Birch, Jr.']);
	});

	it('have their affiliation in brackets, or behind a comma', () => {
		expect(mentionsIn('Ann Ash (Oak Institute (North))*; Ben Birch [Elm]')).toEqual({
			people: [
				{ name: 'Ann Ash', sortName: null, affiliations: ['Oak Institute (North)'] },
				{ name: 'Ben Birch', sortName: null, affiliations: ['Elm'] }
			],
			inferred: [],
			leftOut: ['a star beside a name']
		});
		expect(mentionsIn('Ann Ash, Oak Institute')).toEqual({
			people: [{ name: 'Ann Ash', sortName: null, affiliations: ['Oak Institute'] }],
			inferred: ['what follows a name behind a comma, taken for the affiliation'],
			leftOut: []
		});
	});

	it('that commas do not part for certain stay as they are, and that is said', () => {
		expect(names('Ash, Birch, Cedar')).toEqual(['Ash, Birch, Cedar']);
		expect(mentionsIn('Ash, Birch, Cedar').inferred).toEqual([
			'a cell with commas that part no names for certain, taken for one name'
		]);
	});

	it('are not placeholders, mail addresses or roles', () => {
		const { people, leftOut } = mentionsIn(
			'TBA; n/a; ann@oak.example; Ann Ash <ann@oak.example>; Ben Birch (moderator); Cy Cedar (she/her)'
		);
		expect(people.map(({ name, affiliations }) => [name, affiliations])).toEqual([
			['Ann Ash', []],
			['Ben Birch', []],
			['Cy Cedar', []]
		]);
		expect(leftOut).toEqual([
			'a placeholder instead of a name',
			'a mail address instead of a name',
			'a mail address beside a name',
			'a role or pronouns beside a name'
		]);
	});

	it('of any kind are never empty, and have no white space around them', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'Aa ,;|()*@<>&\n') })),
				(cell) => {
					for (const name of names(cell)) expect([name, name.trim()]).toEqual([name, name || '-']);
				}
			)
		);
	});
});
