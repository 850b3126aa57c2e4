/** One line of a schedule page: `9:20-9:40 Invited talk. ***Title*** Ada Example (Institute)`. */
import { kindOfType } from '../reading/kind';
import { clockOf, movedTo, TIMES, type Clock } from './clock';
import { looksLikeName, namesOf, type Named } from './names';
import type { PageLine, Run } from './page';

export interface Entry {
	/** From 1. */
	line: number;
	start: Clock | null;
	end: Clock | null;
	/** A time was there that no clock shows. */
	badTime: string | null;
	/** `Invited talk`. */
	type: string | null;
	/** Two where a slot has two papers; empty where none is told. */
	titles: string[];
	/** Whether the title stands in bold: else the words are the kind as well. */
	bold: boolean;
	people: Named[];
	/** Words after a title that name nobody. */
	rest: string | null;
	hrefs: string[];
	struck: boolean;
	cancelled: boolean;
	movedTo: Clock | null;
	/** What follows without times belongs to it. */
	opensList: boolean;
	/** `20 minutes`, `3 @ 20 minutes`. */
	duration: string | null;
}

export const textOf = (runs: Run[]) =>
	runs
		.map(({ text }) => text)
		.join('')
		.replace(/\s+/g, ' ')
		.trim();

/** `talks` → `talk`: words of kinds are known in the singular. */
export const inSingular = (words: string) => words.replace(/(\p{L})s\b/gu, '$1');

export const kindOfWords = (words: string) => kindOfType(inSingular(words));

const DURATION = /\s*\(([^()]*\d\s*min(?:ute)?s?\b[^()]*)\)\s*$|^(\d+\s*min(?:ute)?s?\b.*)$/i;
const CANCELLED = /\(\s*cancell?ed\s*\)/i;

/** Runs without their first characters. */
function after(runs: Run[], length: number): Run[] {
	let left = length;
	return runs.flatMap((run) => {
		const text = run.text.slice(left);
		left = Math.max(0, left - run.text.length);
		return text ? [{ ...run, text }] : [];
	});
}

/** `[Title]` whose address is missing stands in its brackets. */
const titleOf = (words: string) =>
	words
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^\[(.+)\]$/, '$1')
		.replace(/\s*:$/, '');

/** Runs in bold that follow each other are one title. */
function titlesOf(runs: Run[]): string[] {
	const groups: string[][] = [[]];
	for (const { strong, text } of runs) {
		if (strong) groups.at(-1)?.push(text);
		else if (text.trim()) groups.push([]);
	}
	return groups
		.map((texts) => titleOf(texts.join('')))
		.filter((title) => /[\p{L}\p{N}]/u.test(title));
}

type Words = Pick<Entry, 'type' | 'titles' | 'people' | 'rest' | 'duration'>;

const none: Words = { type: null, titles: [], people: [], rest: null, duration: null };

const firstBold = (runs: Run[]) => runs.findIndex(({ strong, text }) => strong && text.trim());

const beforeTitle = (runs: Run[]) => textOf(runs.slice(0, firstBold(runs)));

/** Else the bold words are some of a sentence, and no title. */
const isType = (words: string) =>
	words === '' || /[.:,–-]$/.test(words) || kindOfWords(/\S+$/.exec(words)?.[0] ?? '') !== null;

/** Words with a title in bold: what is before it is the type, after it come names. */
function boldWords(runs: Run[], titles: string[]): Words {
	const type = beforeTitle(runs)
		.replace(/[.:,–-]+$/, '')
		.trim();
	const following = textOf(runs.slice(firstBold(runs)).filter(({ strong }) => !strong));
	const words = following.replace(/^(?:[,;:.–-]\s*|by\s+)+/i, '').trim();
	const people = namesOf(words);
	return { ...none, type: type || null, titles, people: people ?? [], rest: people ? null : words };
}

/** `Invited talk. Ada Example (Institute)`, `Panel discussion. A title`, `Lunch breaks`, `Talks:`. */
function plainWords(text: string): Words {
	const duration = durationOf(text);
	const words = text.replace(DURATION, '').trim();
	if (/:$/.test(words)) return { ...none, titles: [words.replace(/\s*:$/, '')], duration };
	const [, type = '', told = ''] = /^([^.:()]{2,40})[.:](?:\s+(.*))?$/.exec(words) ?? [];
	if (!type || kindOfWords(type) === null)
		return { ...none, titles: words ? [words] : [], duration };
	const said = told.replace(DURATION, '').trim();
	const known = { ...none, type, duration: duration ?? durationOf(told) };
	const names = namesOf(said);
	const isPeople =
		names !== null &&
		(names.some(({ affiliations }) => affiliations.length > 0) ||
			(kindOfWords(type) === 'invited' && names.every(({ name }) => looksLikeName(name))));
	return isPeople ? { ...known, people: names } : { ...known, titles: said ? [said] : [] };
}

function durationOf(words: string): string | null {
	const [, inside, alone] = DURATION.exec(words) ?? [];
	return inside ?? alone ?? null;
}

/** What a line of words says. */
export function readEntry({ number, runs }: PageLine): Entry {
	const whole = runs.map(({ text }) => text).join('');
	const times = TIMES.exec(whole);
	const start = times && clockOf(times[1], times[2], times[3]);
	const end = times && clockOf(times[4], times[5], times[6]);
	const bad = times && (start === null || (times[4] !== undefined && end === null));
	const all = after(runs, times?.[0].length ?? 0);
	const notes = all.map((run) => ({
		...run,
		text: run.strong ? run.text : movedTo(run.text).rest
	}));
	const open = notes.map((run) => ({ ...run, text: run.text.replace(CANCELLED, ' ') }));
	const titles = titlesOf(open);
	const bold = titles.length > 0 && isType(beforeTitle(open));
	const titled = open.filter(({ text, strong }) => text.trim() && (strong || !bold));
	const moved = movedTo(textOf(all.filter(({ strong }) => !strong))).clock;
	return {
		...{ line: number, start, end, badTime: bad ? times[0].trim() : null },
		...(bold ? boldWords(open, titles) : plainWords(textOf(open))),
		...{ bold, opensList: /:$/.test(textOf(open)) },
		hrefs: [...new Set(open.map(({ href }) => href).filter((href) => href !== null))],
		struck: titled.length > 0 && titled.every(({ struck }) => struck),
		cancelled: CANCELLED.test(textOf(all)),
		movedTo: moved
	};
}
