/** What somebody was told on this device: up to which revision, and which notices were put away. */

export interface Told {
	/** Null before the first word from the server: whoever comes in the middle of the day missed nothing. */
	revision: number | null;
	/** Revisions of notices. */
	notices: number[];
}

const NOTHING: Told = { revision: null, notices: [] };

/** What a rehearsal's numbers stand for ends with it, so what was told of them is kept apart. */
export class ToldOnDevice {
	readonly key: string;
	#rehearsed: string;
	#storage: Storage | null;

	constructor(eventId: string, storage: Storage | null) {
		this.#storage = storage;
		this.key = `runsheet-${eventId}-told`;
		this.#rehearsed = `${this.key}-rehearsal`;
	}

	/** @param rehearsal the numbering of the rehearsal that is on; null on a real day */
	read(rehearsal: number | null): Told {
		try {
			const name = rehearsal === null ? this.key : this.#rehearsed;
			const content: unknown = JSON.parse(this.#storage?.getItem(name) ?? 'null');
			const { revision, notices, numbering } = (content ?? NOTHING) as Stored;
			if (rehearsal !== null && numbering !== rehearsal) return NOTHING;
			const numbers = [revision ?? 0, ...notices];
			return numbers.every(Number.isSafeInteger) ? { revision, notices } : NOTHING;
		} catch {
			return NOTHING;
		}
	}

	write(told: Told, rehearsal: number | null): void {
		try {
			if (rehearsal === null) {
				this.#storage?.setItem(this.key, JSON.stringify(told));
				this.#storage?.removeItem(this.#rehearsed);
				return;
			}
			const stored: Stored = { ...told, numbering: rehearsal };
			this.#storage?.setItem(this.#rehearsed, JSON.stringify(stored));
		} catch {
			// full or forbidden: said again after a reload
		}
	}
}

/** With the numbering of a rehearsal. */
type Stored = Told & { numbering?: number };
