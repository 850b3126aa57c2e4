/**
 * What a program says of a session and the formats of the C3VOC family have no field for, as lines of its
 * description: for people first, and for our own reader.
 */
import { HISTORICAL, NO_END, summaryLabels } from '../program/marks';
import type { Session, SummaryKind } from '../program/model';
import { oneLine } from './fit';

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

/** A summary with what it speaks of before it, where that is not the session itself. */
export function labelledSummary(kind: SummaryKind | null, markdown: string): string {
	const label = summaryLabels[kind ?? 'talk'];
	return label && markdown ? `${label}\n\n${markdown}` : markdown;
}

export function readSummary(text: string): { kind: SummaryKind; markdown: string } {
	for (const kind of ['background', 'note'] as const) {
		const label = `${summaryLabels[kind]}\n\n`;
		if (text.startsWith(label)) return { kind, markdown: text.slice(label.length) };
	}
	return { kind: 'talk', markdown: text };
}

export const linkTitle = (label: string, historical: boolean) =>
	historical ? label + HISTORICAL : label;

export function readLinkTitle(title: string): { label: string; historical: boolean } {
	const historical = title.endsWith(HISTORICAL);
	return { label: historical ? title.slice(0, -HISTORICAL.length) : title, historical };
}
