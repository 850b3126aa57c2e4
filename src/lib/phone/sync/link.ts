/** What this device remembers of its link to the server. Survives a restart, so that nothing begun is left half done. */
import { isRecord } from '$lib/program/json';
import { isKey } from '$lib/program/agenda/agendaKey';
import type { Id } from '$lib/program/model';
import { names, Stored } from '../base/stored';

export interface Link {
	/** Null for a device that is alone. */
	key: string | null;
	/** False until the server has confirmed that it has an agenda under this key. */
	made: boolean;
	/** True where a server that rehearses has said so: the real one does not know the key. */
	rehearsed: boolean;
	/** Keys whose agendas are still to be erased. */
	ending: string[];
}

export const alone = (): Link => ({ key: null, made: false, rehearsed: false, ending: [] });

export const storedLink = (eventId: Id, storage: Storage | null): Stored<Link> =>
	new Stored(storage, names.link(eventId), readLink);

function readLink(content: unknown): Link | null {
	if (!isRecord(content)) return null;
	const { key, made, rehearsed, ending } = content;
	const link = {
		key: typeof key === 'string' && isKey(key) ? key : null,
		made: made === true,
		rehearsed: rehearsed === true,
		ending: Array.isArray(ending) ? ending.map(String).filter(isKey) : []
	};
	return isAlone(link) ? null : link;
}

/** Nothing worth storing. */
export const isAlone = ({ key, ending }: Link): boolean => key === null && ending.length === 0;
