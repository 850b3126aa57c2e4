/** Who a row names: speakers and authors, with what its other columns tell about them. */
import type { SourcePlace } from '../../program/exchange/draft';
import type { Byline } from '../../program/model';
import type { GatheringByName } from '../reading/byName';
import { toProse } from '../prose';
import { mentionsIn, parted, type Mention } from './names';
import type { Cell, Row } from './row';

/** @returns positions in the draft's people, each once */
export function peopleOf(
	row: Row,
	gathering: GatheringByName
): { speakers: number[]; authors: number[] } {
	const groups = [
		...row.all('speakers').map((cell) => mentioned(cell, row, gathering)),
		fullNames(row)
	];
	const speakers = groups.flatMap((group, index) => withAffiliations(group, row, gathering, index));
	const written = row.all('authors').map((cell) => mentioned(cell, row, gathering));
	const authors =
		speakers.length > 0 ? written.flat() : withAffiliations(written.flat(), row, gathering, 0);
	const bio = bioOf(row, speakers.length, gathering);
	const positions = (mentions: Mention[], about: { bio: string | null }) => [
		...new Set(
			mentions.map((mention) =>
				gathering.personNamed(mention.name, { ...mention, ...about }, row.at)
			)
		)
	];
	return { speakers: positions(speakers, { bio }), authors: positions(authors, { bio: null }) };
}

/** Authors of the paper behind a talk: names only. */
export function paperAuthorsOf(row: Row, gathering: GatheringByName): Byline[] {
	const mentions = row.all('paperAuthors').flatMap((cell) => mentioned(cell, row, gathering));
	if (mentions.some(({ affiliations }) => affiliations.length > 0)) {
		gathering.remarks.add('left out', row.at, 'the affiliation of an author of a paper');
	}
	return mentions.map(({ name }) => ({ name }));
}

function mentioned(cell: Cell, row: Row, { remarks }: GatheringByName): Mention[] {
	const { people, inferred, leftOut } = mentionsIn(cell.text);
	for (const what of inferred) remarks.add('inferred', row.at, what);
	for (const what of leftOut) remarks.add('left out', row.at, what);
	return people;
}

/** Columns for first and last names, one person each. */
function fullNames(row: Row): Mention[] {
	return row.all('lastName').map(({ text: last }) => {
		const first = row.get('firstName');
		const [name, sortName] = first ? [`${first} ${last}`, `${last}, ${first}`] : [last, null];
		return { name, sortName, affiliations: [] };
	});
}

/** @param nth of the columns of speakers, which their own columns of affiliations may stand beside */
function withAffiliations(
	people: Mention[],
	row: Row,
	gathering: GatheringByName,
	nth: number
): Mention[] {
	if (people.length === 0) return [];
	const columns = row.header.columns.filter(({ field }) => field === 'affiliation');
	const speakers = row.header.columns.filter(({ field }) => field === 'speakers');
	const number = speakers[nth]?.number ?? null;
	const own = columns.filter((column) => column.number === number);
	const beside = columns.length > 1 && speakers.length > 1 ? own : columns;
	const texts = beside.map(({ index }) => row.cells[index] ?? '').filter((text) => text !== '');
	const places = texts.flatMap((text) => affiliationsIn(text, people.length));
	if (places.length === 0) return people;
	return match(people, places, row.at, gathering);
}

/** Commas part affiliations only where that gives one for each person: they stand inside of them, too. */
function affiliationsIn(text: string, people: number): string[] {
	const places = parted(text, /[|;\n\r]/);
	const finer = parted(text, /[,\n\r]/);
	return places.length === 1 && people > 1 && finer.length === people ? finer : places;
}

function match(
	people: Mention[],
	places: string[],
	at: SourcePlace,
	{ remarks }: GatheringByName
): Mention[] {
	const [only = ''] = places;
	if (places.length === people.length) {
		return people.map((person, index) => ({
			...person,
			affiliations: [...person.affiliations, places[index] ?? '']
		}));
	}
	if (people.length === 1 || places.length === 1) {
		if (people.length > 1)
			remarks.add('inferred', at, 'one affiliation for several people, taken for each');
		const more = people.length === 1 ? places : [only];
		return people.map((person) => ({ ...person, affiliations: [...person.affiliations, ...more] }));
	}
	remarks.add('left out', at, "affiliations that could be anyone's");
	return people;
}

function bioOf(row: Row, people: number, { remarks }: GatheringByName): string | null {
	const cells = row.all('bio');
	const text = cells.map((cell) => cell.text).join('\n\n');
	if (people === 1) return toProse(text, 'any', row.at, remarks);
	if (text !== '')
		remarks.add('left out', row.at, 'a biography in a row without exactly one speaker');
	return null;
}
