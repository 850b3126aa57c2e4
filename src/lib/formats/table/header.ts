/** The row with the names of the columns, and what they stand for. */
import type { LinkKind } from '../../program/model';
import { linkWords, second, shared, words, type Field } from './words';
import { isZoneName } from '../reading/zoned';

export interface Column {
	index: number;
	/** As it stands there. */
	header: string;
	field: Field;
	/** Of a column of links; null: by label and address. */
	link: LinkKind | null;
	/** Its times are UTC, its header says. */
	utc: boolean;
	/** The number in `Speaker 2`; null without one. */
	number: number | null;
}

export interface Header {
	/** Its position among the rows. */
	index: number;
	columns: Column[];
	/** Columns with a name that says nothing to us. */
	unknown: { index: number; header: string }[];
	/** The IANA zone that a header names. */
	zone: string | null;
}

/** `Startzeit(en)`, `START_TIMES`, `startTime`: one spelling. Numbers, accents, case and plurals go. */
export function plainHeader(text: string): string {
	return text
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => !/^(?:s|es|and|und|the|of)?$/.test(word))
		.map((word) => (/..[^s]s$/.test(word) ? word.slice(0, -1) : word))
		.join(' ');
}

interface Meaning {
	field: Field;
	link: LinkKind | null;
	/** The smaller, the surer. */
	rank: number;
}

function meaningsOf(): Map<string, Meaning> {
	const meanings = new Map<string, Meaning>();
	const learn = (list: string, field: Field, link: LinkKind | null) =>
		list.split(', ').forEach((word, rank) => {
			const plain = plainHeader(word);
			if (!meanings.has(plain)) meanings.set(plain, { field, link, rank });
		});
	for (const [field, list] of Object.entries(words)) learn(list, field as Field, null);
	for (const [link, list] of linkWords) learn(list, 'link', link);
	return meanings;
}

const meanings: ReadonlyMap<string, Meaning> = meaningsOf();

/** Beside a word in a header, as `Start (UTC)`. A header of nothing else names a column of times. */
const UTC = /\butc\b/i;
const inBrackets = /[([][^)\]]*[)\]]/g;

interface Claim extends Column {
	rank: number;
	word: string;
}

/** Longer than any header; cells are longer. */
const LONGEST = 80;

function claimOf(header: string, index: number): Claim | null {
	if (header === '' || header.length > LONGEST) return null;
	const bare = header.replace(UTC, ' ');
	const utc = bare !== header;
	const short = plainHeader(bare.replace(inBrackets, ' '));
	const full = plainHeader(bare);
	const word = [full, short, utc && !short ? 'time' : ''].find((it) => it && meanings.has(it));
	const meaning = word ? meanings.get(word) : undefined;
	if (!word || !meaning) return null;
	const number = /\d+/.exec(header)?.[0];
	return { ...meaning, index, header, utc, word, number: number ? Number(number) : null };
}

/** The surest column of each field; the others get their second meaning, or none. */
function settleClaims(claims: Claim[]): { columns: Column[]; losers: Claim[] } {
	// the plain clock of the venue before a column in UTC
	const sorted = [...claims].sort((a, b) => Number(a.utc) - Number(b.utc) || a.rank - b.rank);
	const columns: Claim[] = [];
	const beaten: Claim[] = [];
	const isFree = (field: Field) =>
		shared.includes(field) || columns.every((known) => known.field !== field);
	for (const claim of sorted) (isFree(claim.field) ? columns : beaten).push(claim);
	const losers: Claim[] = [];
	for (const claim of beaten) {
		const field = second[claim.word];
		if (field && columns.every((known) => known.field !== field)) columns.push({ ...claim, field });
		else losers.push(claim);
	}
	return { columns: columns.sort((a, b) => a.index - b.index), losers };
}

function readHeader(row: string[], index: number): Header | null {
	const claims = row.map(claimOf);
	const { columns, losers } = settleClaims(claims.filter((claim) => claim !== null));
	const has = (...fields: Field[]) => columns.some(({ field }) => fields.includes(field));
	if (!has('title') || !has('start', 'date', 'day')) return null;
	const unknown = row.flatMap((header, at) =>
		header && (!claims[at] || losers.includes(claims[at])) ? [{ index: at, header }] : []
	);
	const zone = row.flatMap((header) => header.split(/[\s()[\],;]+/)).find(isZoneName);
	return { index, columns, unknown, zone: zone === 'UTC' ? null : (zone ?? null) };
}

/** The row that names the most columns, a title and a time among them; null where none does. */
export function findHeader(rows: string[][]): Header | null {
	const found = rows.map(readHeader).filter((header) => header !== null);
	return found.reduce<Header | null>(
		(best, next) => (best && best.columns.length >= next.columns.length ? best : next),
		null
	);
}

/** Whether a row below repeats the header in other words, as a second language. */
export function isHeaderLike(row: string[]): boolean {
	const filled = row.filter((cell) => cell !== '');
	return filled.length > 2 && filled.every((cell) => claimOf(cell, 0));
}
