/** What a person's page shows; a speaker opens it to check the slot. */
import { error } from '@sveltejs/kit';
import { changesOf, describe } from '$lib/program/ledger/ledger';
import { lookup, sessionsOf } from '$lib/program/schedule/lookup';
import type { Paper, Person, ProgramFolder, Room, Session } from '$lib/program/model';
import { sessionTitle } from '$lib/program/schedule/schedule';
import { noPerson } from '$lib/program/schedule/missing';

export interface PersonView {
	person: Person;
	bio: { html: string } | null;
	/** In order of time, each with why the person is in it. */
	sessions: { session: Session; part: 'speaks' | 'wrote' | 'paper' }[];
	/** Everybody named in those sessions. */
	people: Person[];
	rooms: Room[];
	papers: Paper[];
	/** What changed in the slots, newest first. */
	changes: { words: string; title: string; session: string; at: string; revision: number }[];
}

function partIn(session: Session, id: string): 'speaks' | 'wrote' | 'paper' {
	if (session.speakers.includes(id)) return 'speaks';
	return session.authors.includes(id) ? 'wrote' : 'paper';
}

export function personView(
	{ program, ledger, prose, papers }: ProgramFolder,
	id: string
): PersonView {
	const known = lookup(program);
	const person = known.person(id);
	if (!person) error(404, noPerson(program));
	const sessions = sessionsOf(program, id);
	const named = new Set(sessions.flatMap(({ speakers, authors }) => [...speakers, ...authors]));
	const bio = prose.people[id];
	const changes = sessions.flatMap((session) =>
		changesOf(session.id, ledger).map(({ revision, change }) => ({
			words: describe(change, program, program.event.zone),
			title: sessionTitle(session),
			session: session.id,
			at: revision.at,
			revision: revision.number
		}))
	);
	return {
		person,
		bio: bio ? { html: bio } : null,
		sessions: sessions.map((session) => ({ session, part: partIn(session, id) })),
		people: [...named].flatMap((one) => known.person(one) ?? []),
		rooms: program.rooms,
		papers: papers.filter(({ authors }) => authors.some((author) => author.person === id)),
		changes: changes.sort((a, b) => b.revision - a.revision)
	};
}
