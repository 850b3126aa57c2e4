/** The cards of those whom the live day added or changed. Loaded when it has. */
import { mount, unmount } from 'svelte';
import type { Id, Person, Program } from '$lib/program/model';
import { byName } from '$lib/program/text/sortName';
import Card from './Card.svelte';

export class LiveCards {
	readonly #mounted = new Map<Id, Record<string, unknown>>();
	/** Those on the page; at first those printed. */
	#shown: ReadonlyMap<Id, Person>;

	constructor(printed: Program) {
		this.#shown = byId(printed);
	}

	/** @returns the new cards, and the ids of all people in order of name */
	show(program: Program): { cards: HTMLElement[]; order: Id[] } {
		const changed = program.people.filter((person) => this.#shown.get(person.id) !== person);
		this.#shown = byId(program);
		const holder = document.createElement('ul');
		for (const person of changed) {
			this.#unmount(person.id);
			const card = mount(Card, { target: holder, props: { person, pictured: true } });
			this.#mounted.set(person.id, card);
		}
		return {
			cards: [...holder.children] as HTMLElement[],
			order: byName(program).map(({ id }) => id)
		};
	}

	/** Unmounts everything; the page is going away. */
	end(): void {
		for (const id of [...this.#mounted.keys()]) this.#unmount(id);
	}

	#unmount(id: Id): void {
		const card = this.#mounted.get(id);
		if (card) void unmount(card);
		this.#mounted.delete(id);
	}
}

const byId = ({ people }: Program) => new Map(people.map((person) => [person.id, person]));
