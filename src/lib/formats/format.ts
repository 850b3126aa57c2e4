/**
 * What a reader of another system's files is given, and how it refuses. A reader maps; it guesses no zone,
 * no date and no identity. What it cannot bring into a Draft it names in the draft's remarks.
 */
import type { Day } from '../program/model';
import type { Draft, DraftEvent, Remark, SourcePlace } from '../program/exchange/draft';

/** A file that somebody wants to import: UTF-8, decoded, without its byte order mark. */
export interface SourceFile {
	/** As its user named it; findings name it. */
	name: string;
	text: string;
}

/** What the flags of the import say, because the file does not. */
export interface Given {
	/** IANA zone. */
	zone: string | null;
	/** For files without a date. */
	date: Day | null;
	/** What relative links are relative to; with a slash at its end. */
	base: string | null;
}

export interface Format {
	/** The name for `--format`: `frab-xml`. */
	name: string;
	/** For the list of formats: `frab, pentabarf or pretalx schedule.xml`. */
	what: string;
	/** Whether the file is of this format, by its content. Must be cheap, and never throws. */
	recognizes(file: SourceFile): boolean;
	/**
	 * @param files all of this format, at least one
	 * @throws Unreadable
	 */
	read(files: SourceFile[], given: Given): Draft;
}

/** A file that cannot be read: one sentence that says where, what, and how to mend it. */
export class Unreadable extends Error {
	/**
	 * @param at `schedule.xml:41`
	 * @param what a sentence without its full stop
	 * @param mend a sentence, or ''
	 */
	constructor(at: SourcePlace, what: string, mend = '') {
		super(`${at}: ${what}.${mend ? ` ${mend}` : ''}`);
	}
}

export const nothingKnown = (): DraftEvent => ({
	key: null,
	name: null,
	shortName: null,
	zone: null,
	language: null,
	site: null,
	days: [],
	venue: { name: null, address: null, city: null },
	accent: null
});

/** Collects what a reader has to say about its source. */
export class Remarks {
	readonly all: Remark[] = [];

	add(sort: Remark['sort'], at: SourcePlace, what: string): void {
		this.all.push({ sort, at: at || 'the file', what });
	}
}
