/** What a session's page shows. */
import { error } from '@sveltejs/kit';
import { changesOf, describe } from '$lib/program/ledger/ledger';
import { lookup } from '$lib/program/schedule/lookup';
import type { Byline, Person, ProgramFolder, Room, Session, Track } from '$lib/program/model';
import { neighbors } from '$lib/program/schedule/neighbors';

export interface Told {
	words: string;
	revision: number;
	at: string;
	note: string;
}

export interface SessionView {
	session: Session;
	/** Everybody whom this page names. */
	people: Person[];
	papers: Byline[];
	rooms: Room[];
	/** Whether the program names any room at all. */
	roomed: boolean;
	/** Those that were printed, where it has left them. */
	former: Room[];
	track: Track | null;
	summary: { html: string } | null;
	before: Session | null;
	after: Session | null;
	/** What changed since the first publication, newest first. */
	changes: Told[];
}

export function sessionView({ program, ledger, prose }: ProgramFolder, id: string): SessionView {
	const known = lookup(program);
	const session = known.session(id);
	if (!session) error(404, 'No session of this program has that address.');
	const { before, after } = neighbors(program, session);
	const named = new Set(
		[session, before, after].flatMap((one) => (one ? [...one.speakers, ...one.authors] : []))
	);
	for (const { person } of session.paperAuthors) if (person) named.add(person);
	const summary = prose.sessions[id];
	return {
		session,
		people: [...named].flatMap((one) => known.person(one) ?? []),
		papers: session.paperAuthors,
		rooms: program.rooms.filter((room) => session.slot?.rooms.includes(room.id)),
		roomed: program.rooms.length > 0,
		former: program.rooms.filter(
			({ id }) => session.printed?.rooms.includes(id) && !session.slot?.rooms.includes(id)
		),
		track: program.tracks.find((track) => track.id === session.track) ?? null,
		summary: summary ? { html: summary } : null,
		before,
		after,
		changes: changesOf(id, ledger).map(({ revision, change }) => ({
			words: describe(change, program, program.event.zone),
			revision: revision.number,
			at: revision.at,
			note: revision.note
		}))
	};
}
