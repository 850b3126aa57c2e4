/** What somebody was told on this device: up to which revision, and which notices were put away. */

export interface Told {
	/** Null before the first word from the server: whoever comes in the middle of the day missed nothing. */
	revision: number | null;
	/** Revisions of notices. */
	notices: number[];
}

const NOTHING: Told = { revision: null, notices: [] };

export class ToldOnDevice {
	readonly key: string;
	#storage: Storage | null;

	constructor(eventId: string, storage: Storage | null) {
		this.#storage = storage;
		this.key = `runsheet-${eventId}-told`;
	}

	read(): Told {
		try {
			const content: unknown = JSON.parse(this.#storage?.getItem(this.key) ?? 'null');
			const { revision, notices } = (content ?? NOTHING) as Told;
			const numbers = [revision ?? 0, ...notices];
			return numbers.every(Number.isSafeInteger) ? { revision, notices } : NOTHING;
		} catch {
			return NOTHING;
		}
	}

	write(told: Told): void {
		try {
			this.#storage?.setItem(this.key, JSON.stringify(told));
		} catch {
			// full or forbidden: said again after a reload
		}
	}
}
