/** The link between this device's agenda and its copy on the server. Stored, so that a restart loses nothing. */
import { isRecord } from '$lib/program/json';
import { isKey } from '$lib/program/agenda/agendaKey';
import type { Id } from '$lib/program/model';
import { names, Stored } from '../base/stored';

export interface AgendaLink {
	/** Null for a device without a copy on the server. */
	key: string | null;
	/** False until the server has confirmed that it has an agenda under this key. */
	made: boolean;
	/** It was made while the server rehearsed: the real one doesn't know the key. */
	rehearsed: boolean;
	/** Keys whose agendas are still to be erased. */
	ending: string[];
}

export const unlinked = (): AgendaLink => ({
	key: null,
	made: false,
	rehearsed: false,
	ending: []
});

export const storedAgendaLink = (eventId: Id, storage: Storage | null): Stored<AgendaLink> =>
	new Stored(storage, names.link(eventId), readAgendaLink);

function readAgendaLink(content: unknown): AgendaLink | null {
	if (!isRecord(content)) return null;
	const { key, made, rehearsed, ending } = content;
	const link = {
		key: typeof key === 'string' && isKey(key) ? key : null,
		made: made === true,
		rehearsed: rehearsed === true,
		ending: Array.isArray(ending) ? ending.map(String).filter(isKey) : []
	};
	return isEmptyLink(link) ? null : link;
}

/** Nothing worth storing. */
export const isEmptyLink = ({ key, ending }: AgendaLink): boolean =>
	key === null && ending.length === 0;
