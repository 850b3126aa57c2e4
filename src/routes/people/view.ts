/** What the page of all people shows. */
import type { ProgramFolder } from '$lib/program/model';
import { groupSizes, type GroupSize } from '$lib/program/people/groups';

export interface PeopleView {
	cards: { html: string };
	count: number;
	groups: GroupSize[];
}

export function peopleView({ program: { people } }: ProgramFolder, cards: string): PeopleView {
	return { cards: { html: cards }, count: people.length, groups: groupSizes(people) };
}
