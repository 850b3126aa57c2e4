/** What the page of all people shows. */
import type { Person, ProgramFolder, Role } from '$lib/program/model';

export type Listed = Pick<Person, 'id' | 'name' | 'roles' | 'affiliations' | 'aliases' | 'photo'>;

export interface PeopleView {
	people: Listed[];
	/** Roles that somebody has, with how many, in the order of importance to a reader. */
	roles: { role: Role; count: number }[];
}

const ORDER: Role[] = ['speaker', 'author', 'paper-author', 'chair', 'organizer', 'committee'];

export function peopleView({ program }: ProgramFolder): PeopleView {
	const people = [...program.people]
		.sort((a, b) => a.sortName.localeCompare(b.sortName, program.event.language))
		.map(({ id, name, roles, affiliations, aliases, photo }) => ({
			id,
			name,
			roles,
			affiliations,
			aliases,
			photo
		}));
	const roles = ORDER.map((role) => ({
		role,
		count: people.filter((person) => person.roles.includes(role)).length
	})).filter(({ count }) => count > 0);
	return { people, roles };
}
