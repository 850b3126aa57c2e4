/**
 * A program as another system has it: read, but not yet ours. Ids, zone and the model's rules come at the
 * door to a program folder (data/incoming). What a source does not tell is null or empty, never made up.
 */
import type { Byline, Day, Kind, Link, Status, SummaryKind } from '../model';

/**
 * A moment: an instant with its offset (`2025-02-01T09:30:00+01:00`, `…Z`) or the wall clock at the venue
 * (`2025-02-01T09:30`). Seconds may be there.
 */
export type Moment = string;

/** Where something stands in its source, as a person finds it: `line 41`, `sessions[3]`, `row 7`. */
export type SourcePlace = string;

export interface DraftEvent {
	/** An id the source itself uses, as its acronym: `fosdem-2025`. */
	key: string | null;
	name: string | null;
	shortName: string | null;
	/** IANA zone, where the source names one. */
	zone: string | null;
	/** BCP 47. */
	language: string | null;
	/** The public address. */
	site: string | null;
	/** The days that the source names; those of the sessions are added at the door. */
	days: Day[];
	venue: { name: string | null; address: string | null; city: string | null };
	/** `#rrggbb`. */
	accent: string | null;
}

export interface DraftRoom {
	/** What the source knows it by; sessions refer to it. */
	key: string;
	name: string;
	directions: string | null;
}

export interface DraftTrack {
	key: string;
	name: string;
	/** `#rrggbb`. */
	color: string | null;
}

export interface DraftPerson {
	/**
	 * The source's identifier of this person. Two entries never have the same one. Null where the source has
	 * none, or a placeholder (id 0): then this is one mention, and merged with no other.
	 */
	key: string | null;
	name: string;
	/** Family name first, where the source tells. */
	sortName: string | null;
	affiliations: string[];
	links: Link[];
	/** Safe Markdown (see lib/markdown). */
	bio: string | null;
	chair: boolean;
	at: SourcePlace;
}

export interface DraftSession {
	/** The source's identifier; null where it has none that can be relied on. */
	key: string | null;
	kind: Kind;
	title: string | null;
	/** The day of the program it is listed under (after midnight: the evening before). Null: by its start. */
	day: Day | null;
	start: Moment | null;
	end: Moment | null;
	/** Keys of rooms. */
	rooms: string[];
	/** Positions in the draft's people. */
	speakers: number[];
	authors: number[];
	paperAuthors: Byline[];
	/** Key of a track. */
	track: string | null;
	/** BCP 47, where it differs from the event's. */
	language: string | null;
	status: Status;
	online: string | null;
	links: Link[];
	aliases: string[];
	/** Safe Markdown (see lib/markdown). */
	summary: string | null;
	/** What the summary speaks of, where the source tells. */
	summaryKind?: SummaryKind;
	at: SourcePlace;
}

/**
 * A line of the report. `read`: a count of what was there. `inferred`: told by the source only between its
 * lines (a kind from a title). `changed`: rewritten (HTML reduced, an address without https). `left out`:
 * not in the folder.
 */
export interface Remark {
	sort: 'read' | 'inferred' | 'changed' | 'left out';
	at: SourcePlace;
	/** A sentence without its full stop. The same words for the same thing: the report counts them. */
	what: string;
}

export interface Draft {
	event: DraftEvent;
	rooms: DraftRoom[];
	tracks: DraftTrack[];
	people: DraftPerson[];
	/** In the order of the source. */
	sessions: DraftSession[];
	/** The source tells people apart by their names alone: `key` is the name. Said in the report. */
	peopleByName: boolean;
	/**
	 * The source has room for one link a session: another in its place does not take the former back.
	 */
	oneLinkEach?: true;
	/** We wrote the source: keys that can be ids are those of a program folder, and are taken over. */
	ownIds?: true;
	remarks: Remark[];
}
