/**
 * Whom and what a program holds, by id. A page for each of thousands of sessions and people would look
 * through all of them again and again.
 */
import type { Id, Person, Program, Session } from '../model';
import { compareSessions } from './schedule';

/** A program's sessions by what they have, in its order. */
function grouped(sessions: Session[], of: (session: Session) => Iterable<Id>): Map<Id, Session[]> {
	const groups = new Map<Id, Session[]>();
	for (const session of sessions) {
		for (const id of new Set(of(session))) {
			const group = groups.get(id);
			if (group) group.push(session);
			else groups.set(id, [session]);
		}
	}
	return groups;
}

const involved = ({ speakers, authors, paperAuthors }: Session): Id[] => [
	...[...speakers, ...authors],
	...paperAuthors.flatMap(({ person }) => person ?? [])
];

class Lookup {
	readonly #sessions: Map<Id, Session>;
	readonly #people: Map<Id, Person>;
	readonly #byPerson: Map<Id, Session[]>;
	readonly #byRoom: Map<Id, Session[]>;

	constructor({ sessions, people }: Program) {
		this.#sessions = new Map(sessions.map((session) => [session.id, session]));
		this.#people = new Map(people.map((person) => [person.id, person]));
		this.#byPerson = grouped(sessions, involved);
		this.#byRoom = grouped(sessions, ({ slot }) => slot?.rooms ?? []);
	}

	session(id: Id): Session | undefined {
		return this.#sessions.get(id);
	}

	person(id: Id): Person | undefined {
		return this.#people.get(id);
	}

	/** In the order of the program. */
	inRoom(id: Id): readonly Session[] {
		return this.#byRoom.get(id) ?? [];
	}

	/** All that a person speaks in, wrote, or wrote the paper behind, in the order of the program. */
	withPerson(id: Id): readonly Session[] {
		return this.#byPerson.get(id) ?? [];
	}
}

const made = new WeakMap<Program, Lookup>();

/** A memo: programs never change, and it holds what their lists would say. */
export function lookup(program: Program): Lookup {
	const known = made.get(program);
	if (known) return known;
	const fresh = new Lookup(program);
	made.set(program, fresh);
	return fresh;
}

/** All that a person speaks in, wrote, or wrote the paper behind, by time. */
export function sessionsOf(program: Program, personId: Id): Session[] {
	return [...lookup(program).withPerson(personId)].sort(compareSessions);
}
