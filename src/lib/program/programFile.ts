/** /program.json: the whole program at the current revision, for programs. */
import { modified, sequence } from './ledger/ledger';
import type { Person, Program, ProgramFolder, Session } from './model';

export interface ProgramFileSession extends Session {
	/** Safe HTML, or null. */
	summary: string | null;
	/** As SEQUENCE in feeds. */
	sequence: number;
	/** As LAST-MODIFIED in feeds. */
	modified: string;
}

export interface ProgramFile extends Omit<Program, 'sessions' | 'people'> {
	people: (Person & { bio: string | null })[];
	sessions: ProgramFileSession[];
}

/** Its schema is /program.schema.json. */
export function programFile({ program, prose, ledger }: ProgramFolder): ProgramFile {
	const { revision, event, rooms, tracks, people, sessions } = program;
	return {
		...{ revision, event, rooms, tracks },
		people: people.map((person) => ({ ...person, bio: prose.people[person.id] ?? null })),
		sessions: sessions.map((session) => ({
			...session,
			summary: prose.sessions[session.id] ?? null,
			sequence: sequence(session, ledger),
			modified: modified(session, program, ledger)
		}))
	};
}
