/** What this device remembers of its link to the server. Survives a restart, so that nothing begun is left half done. */
import { isKey } from '$lib/program/agendaKey';
import type { Id } from '$lib/program/model';
import { linkName } from '../linkName';

export interface Link {
	/** Null for a device that is alone. */
	key: string | null;
	/** False until the server has said that it has an agenda under this key. */
	made: boolean;
	/** True where a server that rehearses has said so: the real one does not know the key. */
	rehearsed: boolean;
	/** Keys whose agendas are still to be erased. */
	ending: string[];
}

export const alone = (): Link => ({ key: null, made: false, rehearsed: false, ending: [] });

export class LinkMemory {
	readonly #storage: Storage | null;
	readonly #name: string;

	constructor(eventId: Id, storage: Storage | null) {
		this.#storage = storage;
		this.#name = linkName(eventId);
	}

	read(): Link {
		try {
			const found: unknown = JSON.parse(this.#storage?.getItem(this.#name) ?? 'null');
			const { key, made, rehearsed, ending } = (found ?? {}) as Record<string, unknown>;
			return {
				key: typeof key === 'string' && isKey(key) ? key : null,
				made: made === true,
				rehearsed: rehearsed === true,
				ending: Array.isArray(ending) ? ending.map(String).filter(isKey) : []
			};
		} catch {
			return alone();
		}
	}

	/** False where this browser keeps nothing. */
	write(link: Link): boolean {
		try {
			if (link.key === null && link.ending.length === 0) this.#storage?.removeItem(this.#name);
			else this.#storage?.setItem(this.#name, JSON.stringify(link));
			return this.#storage !== null;
		} catch {
			return false;
		}
	}

	/** Calls back when another tab has linked or unlinked this device. Returns the end of it. */
	follow(callback: () => void): () => void {
		const heard = ({ key }: StorageEvent) => {
			if (key === this.#name || key === null) callback();
		};
		addEventListener('storage', heard);
		return () => removeEventListener('storage', heard);
	}
}
