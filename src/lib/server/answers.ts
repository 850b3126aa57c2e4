/**
 * What other programs ask for: `/program.json`, feeds, exports. Made by code from one revision, so that
 * all of them say the same. The server keeps the answers in memory; the static build writes them as files.
 */
import { feed, feedPaths, selectFeed } from '$lib/calendar/feed';
import type { ProgramFolder } from '$lib/program/model';
import { programFile } from '$lib/program/programFile';

export interface Answer {
	body: string;
	type: string;
	/** For Content-Disposition; null where none is sent. */
	filename: string | null;
}

export interface Answers {
	revision(): number;
	/** `address` from the root, without a base: `/feeds/program.ics`. Null where there is nothing. */
	answer(address: string): Answer | null;
	paths(): string[];
	/** What the start line names. */
	name(): string;
}

function calendar(folder: ProgramFolder, path: string): Answer | null {
	const selection = selectFeed(path);
	const body = selection ? feed(folder, selection) : null;
	if (body === null) return null;
	const filename = path.slice(path.lastIndexOf('/') + 1);
	return { body, type: 'text/calendar; charset=utf-8', filename };
}

function program(folder: ProgramFolder): Answer {
	const body = JSON.stringify(programFile(folder));
	return { body, type: 'application/json; charset=utf-8', filename: null };
}

/** Makes an answer from the program as it is now. */
export type Make = (folder: ProgramFolder) => Answer;

/**
 * @param current the folder as it is at the moment; another revision whenever it is another object
 * @param exports the program in formats of other systems, by path
 * @param live what is there only while a server runs
 */
export function answersFrom(
	current: () => ProgramFolder,
	exports: ReadonlyMap<string, Make>,
	live: (address: string) => Answer | null = () => null
): Answers {
	const made = new Map([['/program.json', program], ...exports]);
	return {
		revision: () => current().program.revision,
		name: () => current().program.event.name,
		paths: () => [...made.keys(), ...feedPaths(current().program)],
		answer: (path) => made.get(path)?.(current()) ?? live(path) ?? calendar(current(), path)
	};
}
