/** Groups of people by role, as readers look for them. */
import type { Person, Role } from '../model';

/** By importance to a reader. Authors of sessions and of papers are one group; a person's page says which. */
const ROLES = {
	speaker: ['speaker'],
	author: ['author', 'paper-author'],
	chair: ['chair'],
	organizer: ['organizer'],
	committee: ['committee']
} satisfies Record<string, Role[]>;

export type Group = keyof typeof ROLES;

const GROUPS = Object.keys(ROLES) as Group[];

export const groupsOf = ({ roles }: Pick<Person, 'roles'>): Group[] =>
	GROUPS.filter((group) => ROLES[group].some((role) => roles.includes(role)));

export interface GroupSize {
	id: Group;
	count: number;
}

/** Groups that have members. */
export function groupSizes(people: readonly Person[]): GroupSize[] {
	const members = people.map(groupsOf);
	return GROUPS.map((id) => ({
		id,
		count: members.filter((groups) => groups.includes(id)).length
	})).filter(({ count }) => count > 0);
}
