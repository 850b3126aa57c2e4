/** Somebody's shared agenda, as the server sends it. Contract: routes/api/README.md. */
import { isRecord } from '$lib/program/json';
import type { AgendaEntry } from '$lib/program/agenda/myDay';
import type { Person, Room } from '$lib/program/model';
import { ask, type Answer } from '../base/ask';

export interface SharedAgenda {
	entries: AgendaEntry[];
	/** The people in the entries. */
	people: Person[];
	/** Empty where there is only one. */
	rooms: Room[];
}

/** @param get SvelteKit's own `fetch` in a `load` function */
export const askSharedAgenda = (key: string, get?: typeof fetch): Promise<Answer<SharedAgenda>> =>
	ask(`/api/share/${key}`, { read: readShared, ...(get ? { fetch: get } : {}) });

const isNamed = (value: unknown) =>
	isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';

function isEntry(value: unknown): value is AgendaEntry {
	if (!isRecord(value)) return false;
	const { session, removed } = value;
	if (isRecord(session)) {
		const lists = [session.speakers, session.authors, session.links];
		return typeof session.id === 'string' && lists.every(Array.isArray);
	}
	return isRecord(removed) && typeof removed.id === 'string' && typeof removed.title === 'string';
}

function readShared(content: unknown): SharedAgenda | null {
	if (!isRecord(content)) return null;
	const { entries, people, rooms } = content;
	if (!Array.isArray(entries) || !entries.every(isEntry)) return null;
	if (!Array.isArray(people) || !people.every(isNamed)) return null;
	if (!Array.isArray(rooms) || !rooms.every(isNamed)) return null;
	return { entries, people: people as Person[], rooms: rooms as Room[] };
}
