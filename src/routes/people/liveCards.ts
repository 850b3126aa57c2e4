/** Whom the live day has brought or changed, as cards. Loaded when it has. */
import { mount } from 'svelte';
import type { Program } from '$lib/program/model';
import { byName } from '$lib/program/text/sortName';
import Card from './Card.svelte';

/** Those who are not as they stand there, drawn anew; and all ids in order of name. */
export function changedCards(
	standing: Program,
	program: Program
): { drawn: HTMLElement[]; order: string[] } {
	const before = new Map(standing.people.map((person) => [person.id, person]));
	const changed = program.people.filter((person) => before.get(person.id) !== person);
	const draft = document.createElement('ul');
	for (const person of changed) {
		mount(Card, { target: draft, props: { person, pictured: true } });
	}
	return {
		drawn: [...draft.children] as HTMLElement[],
		order: byName(program).map(({ id }) => id)
	};
}
