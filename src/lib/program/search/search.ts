/** Finds sessions by the beginnings of words, without accents and case; lists/people/cards.ts finds people with it. */
import type { Id, Person, Program, Prose, Session } from '../model';
import { meant, type Instead } from './misspelled';
import { kindLabel } from '../schedule/schedule';

export interface SearchText {
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
export function searchText(id: Id, short: (string | null | undefined)[], long: string): SearchText {
	const names = short.filter(Boolean).join('\n');
	return { id, text: spaced(names) + spaced(joined(names)) + spaced(long) };
}

/** A text for each session; build them once per program and prose. Without prose, summaries are not searched. */
export function buildIndex(program: Program, prose: Prose | null): SearchText[] {
	const people = new Map(program.people.map((person) => [person.id, person]));
	const rooms = new Map(program.rooms.map(({ id, name }) => [id, name]));
	const tracks = new Map(program.tracks.map(({ id, name }) => [id, name]));
	const sessionText = (session: Session) =>
		searchText(
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
	return program.sessions.map(sessionText);
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

/** Texts that have, for each word of the query, a word that begins with one of its spellings. */
function withAll(texts: SearchText[], words: string[][]): Set<Id> {
	const found = new Set<Id>();
	for (const { id, text } of texts) {
		if (words.every((spellings) => spellings.some((word) => begins(text, word)))) found.add(id);
	}
	return found;
}

/** Those in which every word of the query begins a word. An empty query selects all. */
export function select(texts: SearchText[], query: string): Set<Id> {
	return withAll(
		texts,
		queryWords(query).map((word) => [word])
	);
}

/** Every word of the texts once, for `findMeant`. Worth keeping. */
export function wordsIn(texts: SearchText[]): string[] {
	const words = new Set<string>();
	for (const { text } of texts) for (const word of text.split(' ')) words.add(word);
	words.delete('');
	return [...words];
}

export interface Meant {
	ids: Set<Id>;
	/** Empty where no word is near enough. */
	instead: Instead[];
}

/**
 * For a query that `select` finds nothing for: replaces each word that no text has with the nearest ones.
 * Finds nothing where every word is there, but never together.
 */
export function findMeant(texts: SearchText[], words: string[], query: string): Meant {
	const instead: Instead[] = [];
	const spellings = queryWords(query).map((typed) => {
		if (words.some((word) => word.startsWith(typed))) return [typed];
		const near = meant(typed, words);
		if (near.length > 0) instead.push({ typed, words: near });
		return near;
	});
	const ids = instead.length > 0 ? withAll(texts, spellings) : new Set<Id>();
	return { ids, instead: ids.size > 0 ? instead : [] };
}
