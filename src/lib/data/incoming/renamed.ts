/**
 * Ids that a hand has changed in a folder: what the memory knows by the old one goes on under the new one.
 * Only what was never published may be renamed; `check` refuses the rest.
 */
import { sameJson } from '../../program/json';
import type { Id } from '../../program/model';
import { matchSessions, plain, type Traits } from './match';
import type { Fields, ListName, Memory } from './memory';
import type { Present } from './settling';
import { withNames } from './which';

export interface Renamed {
	list: ListName;
	from: Id;
	to: Id;
}

type Places = Exclude<ListName, 'sessions'>;
const places: Places[] = ['rooms', 'tracks', 'people'];

/** Fields of a session that name rooms, tracks and people. */
const naming: [string, Places][] = [
	['rooms', 'rooms'],
	['track', 'tracks'],
	['speakers', 'people'],
	['authors', 'people']
];

const idsIn = (value: unknown): Id[] => [value ?? []].flat() as Id[];

/** How many fields say the same. */
const likeness = (a: Fields, b: Fields) =>
	Object.keys(a).filter((it) => sameJson(a[it], b[it])).length;

class Renaming {
	readonly found: Renamed[] = [];

	constructor(
		readonly memory: Memory,
		readonly present: Present
	) {}

	/** Ids that an import has brought, and that the folder has no more. */
	gone(list: ListName): Id[] {
		const known = new Set(this.found.filter((one) => one.list === list).map(({ from }) => from));
		const taken = Object.keys(this.memory.taken[list]);
		return taken.filter((id) => !this.present[list].has(id) && !known.has(id));
	}

	/** Ids of the folder that no import has brought. */
	fresh(list: ListName): Id[] {
		const known = new Set(this.found.filter((one) => one.list === list).map(({ to }) => to));
		const taken = this.memory.taken[list];
		const ids = [...this.present[list].keys()];
		return ids.filter((id) => !Object.hasOwn(taken, id) && !known.has(id));
	}

	/** The id that it has now. */
	now(list: ListName, id: Id): Id {
		return this.found.find((one) => one.list === list && one.from === id)?.to ?? id;
	}

	byName(list: Places): void {
		for (const from of this.gone(list)) {
			const before = this.memory.taken[list][from]!;
			const named = this.fresh(list)
				.filter((id) => plain(this.present[list].get(id)?.['name']) === plain(before['name']))
				.map((to) => ({ to, likeness: likeness(before, this.present[list].get(to)!) }));
			const [best] = named.sort((a, b) => b.likeness - a.likeness);
			if (best) this.found.push({ list, from, to: best.to });
		}
	}

	/** By title, time, room and people, as an import finds sessions that have no key. */
	sessions(): void {
		const gone = this.gone('sessions');
		if (gone.length === 0) return;
		const names = new Map(this.present.people);
		const open = this.fresh('sessions').map((id): [Id, Fields[]] => [
			id,
			[withNames(this.present.sessions.get(id)!, names)]
		]);
		const traits = gone.map((id) => this.#traits(this.memory.taken.sessions[id]!));
		matchSessions(traits, new Map(open)).forEach((match, index) => {
			if (match) this.found.push({ list: 'sessions', from: gone[index]!, to: match.id });
		});
	}

	#traits(fields: Fields): Traits {
		const { title, start, day, kind } = fields as Record<string, string | undefined>;
		const ids = (field: string, list: Places) =>
			idsIn(fields[field]).map((id) => this.now(list, id));
		return {
			...{ title: title ?? null, start: start ?? null, day: day ?? null, kind, isNew: false },
			rooms: ids('rooms', 'rooms'),
			people: [...ids('speakers', 'people'), ...ids('authors', 'people')],
			names: []
		};
	}

	/** By the sessions: who stands where somebody stood who is gone. */
	byPlace(): void {
		for (const [id, before] of Object.entries(this.memory.taken.sessions)) {
			const session = this.present.sessions.get(this.now('sessions', id));
			for (const [field, list] of session ? naming : []) {
				const [was, is] = [idsIn(before[field]), idsIn(session?.[field])];
				if (was.length === is.length) was.forEach((from, nth) => this.#pair(list, from, is[nth]!));
			}
		}
	}

	#pair(list: Places, from: Id, to: Id): void {
		if (from === to || !this.gone(list).includes(from) || !this.fresh(list).includes(to)) return;
		this.found.push({ list, from, to });
	}
}

/** Fields of a session with the ids that things have now. */
function renamedFields(fields: Fields, { now }: { now(list: ListName, id: Id): Id }): Fields {
	const next = { ...fields };
	for (const [field, list] of naming) {
		const value = fields[field];
		if (typeof value === 'string') next[field] = now(list, value);
		else if (Array.isArray(value)) next[field] = idsIn(value).map((id) => now(list, id));
	}
	return next;
}

function renamedMemory(memory: Memory, renaming: Renaming): Memory {
	const now = (list: ListName, id: Id) => renaming.now(list, id);
	const keys = (list: ListName) =>
		Object.fromEntries(Object.entries(memory.keys[list]).map(([key, id]) => [key, now(list, id)]));
	const taken = (list: ListName) =>
		Object.fromEntries(
			Object.entries(memory.taken[list]).map(([id, fields]) => [
				now(list, id),
				list === 'sessions' ? renamedFields(fields, { now }) : fields
			])
		);
	const each = <T>(of: (list: ListName) => T) => ({
		rooms: of('rooms'),
		tracks: of('tracks'),
		people: of('people'),
		sessions: of('sessions')
	});
	const next = { ...memory, keys: each(keys), taken: each(taken) };
	// single mentions are known by the session that they stand in
	for (const { list, from, to } of renaming.found) {
		if (list !== 'sessions') continue;
		for (const [key, id] of Object.entries(next.keys.people)) {
			if (key.startsWith(`${from}/`)) next.keys.people[to + key.slice(from.length)] = id;
		}
	}
	return next;
}

/** @returns the memory with the ids that the folder has now, and which those are */
export function followRenames(
	memory: Memory,
	present: Present
): { memory: Memory; renamed: Renamed[] } {
	const renaming = new Renaming(memory, present);
	for (const list of places) renaming.byName(list);
	renaming.sessions();
	renaming.byPlace();
	if (renaming.found.length === 0) return { memory, renamed: [] };
	return { memory: renamedMemory(memory, renaming), renamed: renaming.found };
}
