/**
 * What other programs read: `/program.json`, feeds, exports. All are made by code from the same revision. The
 * server caches the answers in memory; the static build writes them as files.
 */
import { feed, feedPaths, selectFeed } from '$lib/calendar/feed';
import type { ProgramFolder } from '$lib/program/model';
import { programFile } from '$lib/program/programFile';

export interface Answer {
	body: string;
	type: string;
	/** For Content-Disposition; null for none. */
	filename: string | null;
	/** A Content-Security-Policy in place of the usual one. */
	policy?: string;
}

export interface Answers {
	revision(): number;
	/** @param address from the root, without the base: `/feeds/program.ics`. Null if there is nothing. */
	answer(address: string): Answer | null;
	paths(): string[];
	/** Why there is nothing at an address, in a sentence. */
	missing(address: string): string;
	/** The event's name, for the line printed at the start. */
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
	/** A draft has no feeds: its ids may change, and calendars never forget what a feed once held. */
	draft: boolean;
	/** What only a running server has. */
	live?: (address: string) => Answer | null;
	/** The folder that feeds are made from, if it is another one. */
	forCalendars?: () => ProgramFolder;
}

const NOTHING = 'There is no such feed or file. The About page lists all of them.';
const NOT_YET = 'This program is a draft: its feeds begin when it is published.';

const isFeed = (address: string) => address.startsWith('/feeds/');

/** @param current the folder as it is now; the same object until something changes */
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
