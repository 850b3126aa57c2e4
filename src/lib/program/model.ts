/**
 * The program: what `data/` says, checked and resolved. Plain data, so that it travels as JSON.
 *
 * Shapes: ids match `[a-z0-9][a-z0-9-]{0,63}` and never change. Instants are UTC, ISO 8601 with whole
 * seconds (`2017-08-09T22:30:00Z`); compare them with `ms()` from time/instant.ts, never as text. Days are the
 * venue's calendar days, `2017-08-10`. Prose is kept apart (see Prose), because lists need none of it.
 */

/** The closed list of kinds, in the order in which filters offer them. */
export const kinds = [
	'opening',
	'invited',
	'talk',
	'panel',
	'posters',
	'break',
	'lunch',
	'social',
	'closing',
	'other'
] as const;
export type Kind = (typeof kinds)[number];

/** Why a person is here. Speaker, author and paper author follow from the sessions; the rest is given. */
export const roles = [
	'speaker',
	'author',
	'paper-author',
	'organizer',
	'committee',
	'chair'
] as const;
export type Role = (typeof roles)[number];

export const linkKinds = [
	'paper',
	'preprint',
	'slides',
	'code',
	'video',
	'survey',
	'project',
	'background',
	'homepage',
	'live',
	'other'
] as const;
export type LinkKind = (typeof linkKinds)[number];

export const statuses = ['scheduled', 'cancelled'] as const;
export type Status = (typeof statuses)[number];

/** What a summary speaks of: the session itself, its background, or a note of the organizers. */
export const summaryKinds = ['talk', 'background', 'note'] as const;
export type SummaryKind = (typeof summaryKinds)[number];

export type Id = string;
/** UTC, ISO 8601, whole seconds: `2017-08-09T22:30:00Z`. */
export type Instant = string;
/** A calendar day at the venue: `2017-08-10`. */
export type Day = string;

export interface Link {
	kind: LinkKind;
	url: string;
	label: string;
	/** True for an address that mattered at the time and may lead nowhere now. */
	historical?: true;
}

/** When and where of a session. `end` is null when none is announced. */
export interface Slot {
	start: Instant;
	end: Instant | null;
	/** Room ids; empty while no room is announced. */
	rooms: Id[];
}

/** A paper's author: somebody of the program, or a name only. */
export interface Byline {
	name: string;
	person?: Id;
}

export interface Session {
	id: Id;
	kind: Kind;
	/** Null when none was announced: the session then shows as its kind. */
	title: string | null;
	/** The day of the program it belongs to (after midnight: still the evening before). Null without a slot. */
	day: Day | null;
	/** As expected now; null when it is not scheduled. */
	slot: Slot | null;
	/** As printed; there only where it differs from `slot`. */
	printed?: Slot;
	/** Minutes behind its planned start; there only while its room runs late. */
	late?: number;
	speakers: Id[];
	authors: Id[];
	/** Authors of the paper behind an invited talk. */
	paperAuthors: Byline[];
	track: Id | null;
	/** BCP 47, when it differs from the event's. */
	language: string | null;
	status: Status;
	links: Link[];
	/** Old titles and spellings, so that they are found. */
	aliases: string[];
	summaryKind: SummaryKind | null;
	/** Where to join from afar; null when there is no such place. */
	online: string | null;
}

export interface Person {
	id: Id;
	name: string;
	/** What the list is sorted by, family name first: `Viegas, Fernanda`. */
	sortName: string;
	roles: Role[];
	affiliations: string[];
	links: Link[];
	aliases: string[];
	/** A path below static/ or null: then the activation map stands in. */
	photo: string | null;
}

export interface Room {
	id: Id;
	name: string;
	/** How to find it, in words. */
	directions: string | null;
}

export interface Track {
	id: Id;
	name: string;
	/** `#rrggbb`, or null for the kind's own hue. */
	color: string | null;
}

/** Where it is, as far as somebody said: an event that is online alone has no venue. */
export interface Venue {
	name: string | null;
	address: string | null;
	city: string | null;
	latitude: number | null;
	longitude: number | null;
	link: string | null;
}

export interface ImportantDate {
	what: string;
	/** As people write it: `Early July 2017`. */
	when: string;
	note: string | null;
}

/** The event itself. (Named so because `Event` belongs to the DOM.) */
export interface EventInfo {
	id: Id;
	name: string;
	shortName: string;
	/** One sentence for link previews. */
	tagline: string;
	/** The days of the program, in order. */
	days: Day[];
	/** IANA zone of the venue. */
	zone: string;
	language: string;
	/** The public address, without a trailing slash; canonical links and feeds use it. */
	site: string;
	/** The fixed right-hand side of every UID. */
	domain: string;
	venue: Venue;
	parent: { name: string; link: string | null; dates: string | null } | null;
	contact: string | null;
	links: Link[];
	dates: ImportantDate[];
	topics: string[];
	/** Minutes that a break keeps at least when its room runs late, per kind. */
	keep: Partial<Record<Kind, number>>;
	/** `#rrggbb`; null for Runsheet's own violet. */
	accent: string | null;
	/** A path below static/; null when there is none. */
	logo: string | null;
	/** Origins whose pages may show /embed/ in a frame; left out where there are none. */
	embed?: string[];
}

export interface Paper {
	/** Its number in the proceedings of the event. */
	number: number;
	title: string;
	authors: Byline[];
	url: string;
	session: Id | null;
}

export interface ReadingSection {
	section: string;
	items: { title: string; authors: string; url: string }[];
}

export interface Program {
	revision: number;
	event: EventInfo;
	rooms: Room[];
	tracks: Track[];
	people: Person[];
	/** In order of start, room, id; sessions without a slot last. */
	sessions: Session[];
}

/** Running text as safe HTML, made from Markdown at the door. Keys are ids; pages are named by file. */
export interface Prose {
	sessions: Record<Id, string>;
	people: Record<Id, string>;
	pages: Record<string, string>;
}

export type ChangeValue = string | number | null | string[];
export type Subject = 'session' | 'person' | 'room' | 'track' | 'event';

/** One field of one session (or person, room, track, event), old → new. */
export interface Change {
	subject: Subject;
	/** The subject's id; the event's own id for the event. */
	id: Id;
	/**
	 * `start`, `end` (instants), `rooms`, `speakers`, `authors` (ids), `title`, `kind`, `status`, `track`,
	 * `language`, `summary`, `online`, `links.KIND`, `name`, `affiliations`, `bio`, `added`, …
	 */
	field: string;
	old: ChangeValue;
	new: ChangeValue;
}

/** A numbered, dated, signed-off set of changes. Revision 1 publishes the program as a whole. */
export interface Revision {
	number: number;
	at: Instant;
	note: string;
	changes: Change[];
}

/** Every published revision, oldest first. */
export type Ledger = Revision[];

/** All that a program folder holds. */
export interface ProgramFolder {
	program: Program;
	ledger: Ledger;
	prose: Prose;
	papers: Paper[];
	reading: ReadingSection[];
}
