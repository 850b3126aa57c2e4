/** Finds sessions by the beginnings of words, without accents and case; people/cards.ts finds people so. */
import type { Id, Person, Program, Prose, Session } from '../model';
import { meant, type Instead } from './misspelled';
import { kindLabel } from '../schedule/schedule';

export interface Entry {
	id: Id;
	/** Its words, folded, each led by a space. */
	text: string;
}

/** Letters that have no accent to take off. */
const plain: Record<string, string> = {
	ß: 'ss',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	ħ: 'h',
	ı: 'i',
	æ: 'ae',
	œ: 'oe',
	þ: 'th',
	ς: 'σ'
};

/** What is not ASCII: only this needs the slow ways, and most text has little of it. */
const foreign = /[^\0-\x7f]+/g;

/** Lower case without accents: `Viégas` → `viegas`, `Großmann` → `grossmann`. Idempotent. */
export function fold(text: string): string {
	return text.replace(foreign, withoutAccents).toLowerCase();
}

function withoutAccents(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[ßøłđðħıæœþς]/g, (letter) => plain[letter] ?? letter);
}

/** The folded words of a text, each led by a space. */
function spaced(text: string): string {
	const parted = fold(text).replace(foreign, partedSigns);
	return ` ${parted.replace(/[\0-/:-`{-\x7f]+/g, ' ')}`;
}

/** Chinese and Japanese write no spaces: there each sign is a word. */
function partedSigns(text: string): string {
	return text
		.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' $& ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ');
}

/** Our safe HTML without its marks; only those within a word part nothing. A tenth of plainText's time. */
function bare(html: string): string {
	return html
		.replace(/<\/?(?:a|code|del|em|s|strong|sub|sup)\b[^>]*>/g, '')
		.replace(/<[^>]*>|&[#\w]+;/g, ' ');
}

/** `U-Net` and `C4.3` are found as `unet` and `c43` too. */
function joined(text: string): string {
	return text.replace(/['’.‐‑-]/g, '');
}

/** `short` is found in both spellings, `long` (running text) as it stands. */
export function entry(id: Id, short: (string | null | undefined)[], long: string): Entry {
	const names = short.filter(Boolean).join('\n');
	return { id, text: spaced(names) + spaced(joined(names)) + spaced(long) };
}

/**
 * An entry for each session; build it once per program and prose. Prose may come later than the program:
 * without it summaries are not searched.
 */
export function buildIndex(program: Program, prose: Prose | null): Entry[] {
	const people = new Map(program.people.map((person) => [person.id, person]));
	const rooms = new Map(program.rooms.map(({ id, name }) => [id, name]));
	const tracks = new Map(program.tracks.map(({ id, name }) => [id, name]));
	const sessionEntry = (session: Session) =>
		entry(
			session.id,
			[
				session.title,
				kindLabel(session.kind),
				...session.aliases,
				...namesIn(session, people),
				...(session.slot?.rooms ?? []).map((id) => rooms.get(id)),
				session.track && tracks.get(session.track)
			],
			bare(prose?.sessions[session.id] ?? '')
		);
	return program.sessions.map(sessionEntry);
}

function namesOf({ name, affiliations, aliases }: Person): string[] {
	return [name, ...affiliations, ...aliases];
}

function namesIn(session: Session, people: Map<Id, Person>): string[] {
	const ids = [...session.speakers, ...session.authors];
	const bylines = session.paperAuthors.map(({ name }) => name);
	for (const { person } of session.paperAuthors) if (person) ids.push(person);
	return [
		...bylines,
		...[...new Set(ids)].flatMap((id) => {
			const person = people.get(id);
			return person ? namesOf(person) : [];
		})
	];
}

/**
 * Looks for the word and then at what stands before it: looking for ` word` stops at every space and
 * takes five times as long.
 */
function begins(text: string, word: string): boolean {
	let at = text.indexOf(word);
	while (at > 0 && text[at - 1] !== ' ') at = text.indexOf(word, at + 1);
	return at > 0;
}

function queryWords(query: string): string[] {
	return spaced(query).split(' ').filter(Boolean);
}

/** Entries in which every word may be read one of some ways, and begins a word so. */
function having(entries: Entry[], words: string[][]): Set<Id> {
	const found = new Set<Id>();
	for (const { id, text } of entries) {
		if (words.every((ways) => ways.some((word) => begins(text, word)))) found.add(id);
	}
	return found;
}

/** Those in which every word of the query begins a word. An empty query selects all. */
export function select(entries: Entry[], query: string): Set<Id> {
	return having(
		entries,
		queryWords(query).map((word) => [word])
	);
}

/** Every word of the entries once: what `findMeant` looks through. Worth keeping. */
export function wordsIn(entries: Entry[]): string[] {
	const words = new Set<string>();
	for (const { text } of entries) for (const word of text.split(' ')) words.add(word);
	words.delete('');
	return [...words];
}

export interface Meant {
	ids: Set<Id>;
	/** Empty where nothing is near. */
	instead: Instead[];
}

/**
 * For a query that finds nothing: with the nearest words in place of those that nothing has. Nothing is
 * found either where each word is there, only never together.
 */
export function findMeant(entries: Entry[], words: string[], query: string): Meant {
	const instead: Instead[] = [];
	const ways = queryWords(query).map((typed) => {
		if (words.some((word) => word.startsWith(typed))) return [typed];
		const near = meant(typed, words);
		if (near.length > 0) instead.push({ typed, words: near });
		return near;
	});
	const ids = instead.length > 0 ? having(entries, ways) : new Set<Id>();
	return { ids, instead: ids.size > 0 ? instead : [] };
}
