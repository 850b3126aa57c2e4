/** What the page of all people shows. */
import type { Person, ProgramFolder, Role } from '$lib/program/model';

export interface PeopleView {
	cards: { html: string };
	count: number;
	/** Groups that somebody belongs to, with how many, in the order of importance to a reader. */
	groups: { id: Group; count: number }[];
}

/** Who wrote anything is an author to a reader; which kind, the person's page says. */
export const GROUPS = {
	speaker: ['speaker'],
	author: ['author', 'paper-author'],
	chair: ['chair'],
	organizer: ['organizer'],
	committee: ['committee']
} satisfies Record<string, Role[]>;
export type Group = keyof typeof GROUPS;

export const belongs = ({ roles }: Pick<Person, 'roles'>, group: Group): boolean =>
	GROUPS[group].some((role) => roles.includes(role));

export function peopleView({ program: { people } }: ProgramFolder, cards: string): PeopleView {
	const groups = (Object.keys(GROUPS) as Group[])
		.map((id) => ({ id, count: people.filter((person) => belongs(person, id)).length }))
		.filter(({ count }) => count > 0);
	return { cards: { html: cards }, count: people.length, groups };
}
