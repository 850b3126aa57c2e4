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
	/** A Content-Security-Policy of its own, in place of the one that every answer has. */
	policy?: string;
}

export interface Answers {
	revision(): number;
	/** `address` from the root, without a base: `/feeds/program.ics`. Null where there is nothing. */
	answer(address: string): Answer | null;
	paths(): string[];
	/** Why there is nothing at an address, in a sentence. */
	missing(address: string): string;
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

export interface Sources {
	/** The program in formats of other systems, by path. */
	exports: ReadonlyMap<string, Make>;
	/** Calendars keep for ever what a feed once held, and a draft's ids may change: it has no feeds. */
	draft: boolean;
	/** What is there only while a server runs. */
	live?: (address: string) => Answer | null;
	/** The folder of which feeds are made, where that is another. */
	forCalendars?: () => ProgramFolder;
}

const NOTHING = 'There is no such feed or file. All of them start from the About page.';
const NOT_YET = 'This program is a draft: its feeds begin when it is published.';

const isFeed = (address: string) => address.startsWith('/feeds/');

/** @param current the folder as it is at the moment; another revision whenever it is another object */
export function answersFrom(
	current: () => ProgramFolder,
	{ exports, draft, live = () => null, forCalendars = current }: Sources
): Answers {
	const made = new Map([['/program.json', program], ...exports]);
	const isHeldBack = (address: string) => draft && isFeed(address);
	return {
		revision: () => current().program.revision,
		name: () => current().program.event.name,
		paths: () =>
			[...made.keys(), ...feedPaths(current().program)].filter((path) => !isHeldBack(path)),
		answer(path) {
			if (isHeldBack(path)) return null;
			const folder = isFeed(path) ? forCalendars() : current();
			return made.get(path)?.(folder) ?? live(path) ?? calendar(folder, path);
		},
		missing: (path) => (isHeldBack(path) ? NOT_YET : NOTHING)
	};
}
