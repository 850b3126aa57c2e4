/**
 * What a program says of a session and the formats of the C3VOC family have no field for, as lines of its
 * description: for people first, and for our own reader.
 */
import { HISTORICAL, NO_END } from '../../program/exchange/marks';
import type { Kind, Session } from '../../program/model';
import { kindLabel } from '../../program/schedule/schedule';
import { oneLine } from '../fit';

const SPEAKERS = 'Speakers: ';
const AUTHORS = 'Authors: ';
const PAPER = 'Paper by: ';

/** Names in a line part at semicolons. */
const names = (all: string[]) => all.map((name) => oneLine(name).replace(/;/g, ',')).join('; ');

/**
 * The lines. Who speaks and who wrote is told apart only where somebody wrote: else all persons speak.
 * @param name of a person of the program
 */
export function notesOf(session: Session, name: (id: string) => string): string {
	const { speakers, authors, paperAuthors, slot } = session;
	const line = (label: string, all: string[]) => (all.length > 0 ? [label + names(all)] : []);
	return [
		...(authors.length > 0 ? line(SPEAKERS, speakers.map(name)) : []),
		...line(AUTHORS, authors.map(name)),
		...line(
			PAPER,
			paperAuthors.map((byline) => byline.name)
		),
		...(slot && slot.end === null ? [NO_END] : [])
	].join('\n');
}

export interface Notes {
	/** How many of the persons speak, who come first; null: all of them. */
	speakers: number | null;
	/** Names. */
	authors: string[];
	paperAuthors: string[];
	/** No end is announced; the one that is written is a guess. */
	endless: boolean;
	/** What is none of these. */
	rest: string;
}

const listed = (line: string | undefined, label: string) =>
	line === undefined ? [] : line.slice(label.length).split('; ');

export function readNotes(description: string): Notes {
	const lines = description.split('\n');
	const labelled = (label: string) => lines.find((line) => line.startsWith(label));
	const [speakers, authors, paper] = [SPEAKERS, AUTHORS, PAPER].map(labelled);
	const known = [speakers, authors, paper, NO_END];
	return {
		speakers: authors === undefined ? null : listed(speakers, SPEAKERS).length,
		authors: listed(authors, AUTHORS),
		paperAuthors: listed(paper, PAPER),
		endless: lines.includes(NO_END),
		rest: lines
			.filter((line) => !known.includes(line))
			.join('\n')
			.trim()
	};
}

/**
 * Who wrote, by name: of two people of one name rather the one who does not speak, who would else not be
 * named at all.
 * @param names of all persons, those who speak first
 * @returns positions
 */
export function authorsAmong({ speakers, authors }: Notes, names: string[]): number[] {
	const speaking = speakers ?? names.length;
	const found = new Set<number>();
	for (const author of authors) {
		const same = names.flatMap((name, at) => (name.replace(/;/g, ',') === author ? [at] : []));
		const open = same.filter((at) => !found.has(at));
		const first = open.find((at) => at >= speaking) ?? open[0];
		if (first !== undefined) found.add(first);
	}
	return [...found];
}

/** What stands for a title where there is none, but is a title of its own as well: `Lunch`, `Opening`. */
const telling: Kind[] = ['opening', 'posters', 'break', 'lunch', 'social', 'closing'];

/** Null for the word that our exports write where a session has no title. */
export function readTitle(title: string | null, kind: Kind): string | null {
	return title === kindLabel(kind) && !telling.includes(kind) ? null : title;
}

export const linkTitle = (label: string, historical: boolean) =>
	historical ? label + HISTORICAL : label;

export function readLinkTitle(title: string): { label: string; historical: boolean } {
	const historical = title.endsWith(HISTORICAL);
	return { label: historical ? title.slice(0, -HISTORICAL.length) : title, historical };
}
