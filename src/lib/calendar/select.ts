/** Which sessions a feed holds, by what name, at which address. */
import { ID } from '../program/id';
import { lookup } from '../program/schedule/lookup';
import { kinds } from '../program/model';
import type { Id, Instant, Program, Session, Slot } from '../program/model';
import { kindLabel, sessionTitle } from '../program/schedule/schedule';

/** A session that was kept, as it was then. */
export interface Remembered {
	id: Id;
	title: string;
	start: Instant | null;
}

/**
 * A selection by `id` that the program does not know has no feed. `alarms`: minutes before the start.
 * `gone`: those of them that the program has no more stay, as cancelled.
 */
export type FeedSelection =
	| { type: 'program' }
	| { type: 'kinds' | 'rooms' | 'tracks' | 'people' | 'sessions'; id: Id }
	| { type: 'agenda'; ids: Id[]; alarms?: number; gone?: Remembered[] };

export type Scheduled = Session & { slot: Slot };

/** A feed's sessions with a slot, in the order of the program, and what its name says of them. */
export interface Selected {
	/** Null for the program as a whole. */
	title: string | null;
	/** `#rrggbb`; null for the event's accent. */
	color: string | null;
	sessions: Scheduled[];
}

const isScheduled = (session: Session): session is Scheduled => session.slot !== null;

/** The sessions of a feed; null for an id that is not in the program (for a kind: not in the closed list). */
export function select(program: Program, which: FeedSelection): Selected | null {
	const found = which.type === 'program' ? whole(program) : part(program, which);
	return found && { ...found, sessions: found.sessions.filter(isScheduled) };
}

type Found = Omit<Selected, 'sessions'> & { sessions: Session[] };

function whole(program: Program): Found {
	return { title: null, color: null, sessions: program.sessions };
}

function part(program: Program, which: Exclude<FeedSelection, { type: 'program' }>): Found | null {
	const listed = (title: string | undefined, sessions: readonly Session[]): Found | null =>
		title === undefined ? null : { title, color: null, sessions: [...sessions] };
	const where = (title: string | undefined, test: (session: Session) => boolean): Found | null =>
		title === undefined ? null : listed(title, program.sessions.filter(test));
	switch (which.type) {
		case 'kinds': {
			const kind = kinds.find((known) => known === which.id);
			return where(kind && kindLabel(kind), (session) => session.kind === kind);
		}
		case 'rooms': {
			const room = program.rooms.find((known) => known.id === which.id);
			return where(room?.name, (session) => session.slot?.rooms.includes(which.id) ?? false);
		}
		case 'tracks': {
			const track = program.tracks.find((known) => known.id === which.id);
			const found = where(track?.name, (session) => session.track === which.id);
			return found && { ...found, color: track?.color ?? null };
		}
		case 'people': {
			const known = lookup(program);
			return listed(known.person(which.id)?.name, known.withPerson(which.id));
		}
		case 'sessions': {
			const one = lookup(program).session(which.id);
			return listed(one && sessionTitle(one), one ? [one] : []);
		}
		case 'agenda': {
			const ids = new Set(which.ids);
			const there = program.sessions.filter((session) => ids.has(session.id));
			const known = new Set(program.sessions.map(({ id }) => id));
			const gone = (which.gone ?? []).filter(({ id }) => ids.has(id) && !known.has(id));
			return listed('My agenda', [...there, ...gone.map(cancelled)]);
		}
	}
}

/** What is known of a session that the program has no more. */
const cancelled = ({ id, title, start }: Remembered): Session => ({
	...{ id, title, kind: 'other', day: null, status: 'cancelled', track: null, language: null },
	slot: start === null ? null : { start, end: null, rooms: [] },
	...{ speakers: [], authors: [], paperAuthors: [], links: [], aliases: [] },
	...{ summaryKind: null, online: null }
});

/** The path of a public feed below the site's address: `/feeds/rooms/c4-3.ics`. An agenda has none here. */
export function feedPath(which: Exclude<FeedSelection, { type: 'agenda' }>): string {
	return which.type === 'program' ? '/feeds/program.ics' : `/feeds/${which.type}/${which.id}.ics`;
}

/** Every public feed of the program: the whole, the kinds in use, all rooms, tracks, people, sessions. */
export function feedPaths(program: Program): string[] {
	const used = kinds.filter((kind) => program.sessions.some((session) => session.kind === kind));
	return [
		feedPath({ type: 'program' }),
		...used.map((id) => feedPath({ type: 'kinds', id })),
		...program.rooms.map(({ id }) => feedPath({ type: 'rooms', id })),
		...program.tracks.map(({ id }) => feedPath({ type: 'tracks', id })),
		...program.people.map(({ id }) => feedPath({ type: 'people', id })),
		...program.sessions.map(({ id }) => feedPath({ type: 'sessions', id }))
	];
}

export interface FeedGroup {
	heading: string;
	feeds: { name: string; path: string }[];
}

/** Feeds of a part to choose from: rooms, tracks, and kinds of which there are several sessions; lists of one are none. */
export function feedGroups(program: Program): FeedGroup[] {
	const often = kinds.filter(
		(kind) => program.sessions.filter((session) => session.kind === kind).length > 1
	);
	const kindsInUse = often.map((id) => ({ id, name: kindLabel(id) }));
	const groups = [
		{ heading: 'Rooms', type: 'rooms', all: program.rooms },
		{ heading: 'Tracks', type: 'tracks', all: program.tracks },
		{ heading: 'Kinds', type: 'kinds', all: kindsInUse }
	] as const;
	return groups
		.filter(({ all }) => all.length > 1)
		.map(({ heading, type, all }) => ({
			heading,
			feeds: all.map(({ id, name }) => ({ name, path: feedPath({ type, id }) }))
		}));
}

const parts = ['kinds', 'rooms', 'tracks', 'people', 'sessions'] as const;

const FEED = new RegExp(`^/feeds/([a-z]+)/(${ID})\\.ics$`);

/** What a path asks for; null when no feed can have that path. Whether the id exists is `feed`'s to say. */
export function selectFeed(path: string): FeedSelection | null {
	if (path === feedPath({ type: 'program' })) return { type: 'program' };
	const [, folder, id] = FEED.exec(path) ?? [];
	const type = parts.find((part) => part === folder);
	return type && id ? { type, id } : null;
}
