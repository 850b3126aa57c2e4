/** What somebody was shown on this device: up to which revision, and which notices were dismissed. */
import type { Id } from '$lib/program/model';
import { names, Stored } from '../base/stored';

export interface Told {
	/** Null before the first word from the server: whoever comes in the middle of the day missed nothing. */
	revision: number | null;
	/** Revisions of notices. */
	notices: number[];
}

const NOTHING: Told = { revision: null, notices: [] };

/** With the numbering of the rehearsal it belongs to. */
type ToldInRehearsal = Told & { numbering: unknown };

/** What a rehearsal's numbers mean ends with it, so what was shown of them is kept apart. */
export class ToldOnDevice {
	readonly #real: Stored<Told>;
	readonly #rehearsed: Stored<ToldInRehearsal>;

	constructor(eventId: Id, storage: Storage | null) {
		this.#real = new Stored(storage, names.seen(eventId), readTold);
		this.#rehearsed = new Stored(storage, names.seenInRehearsal(eventId), readRehearsed);
	}

	/** @param rehearsal the numbering of the rehearsal that is on; null on a real day */
	read(rehearsal: number | null): Told {
		if (rehearsal === null) return this.#real.get() ?? NOTHING;
		const { numbering, ...told } = this.#rehearsed.get() ?? { ...NOTHING, numbering: null };
		return numbering === rehearsal ? told : NOTHING;
	}

	write(told: Told, rehearsal: number | null): void {
		if (rehearsal === null) this.#real.set(told);
		this.#rehearsed.set(rehearsal === null ? null : { ...told, numbering: rehearsal });
	}

	/** Calls back when another tab was told something. Returns the end of it. */
	onOtherTab(callback: () => void): () => void {
		return this.#real.onOtherTab(callback);
	}
}

function readTold(content: unknown): Told | null {
	const { revision = null, notices } = (content ?? {}) as Record<string, unknown>;
	if (!Array.isArray(notices)) return null;
	const numbers: unknown[] = [revision ?? 0, ...(notices as unknown[])];
	return numbers.every(Number.isSafeInteger) ? ({ revision, notices } as Told) : null;
}

function readRehearsed(content: unknown): ToldInRehearsal | null {
	const told = readTold(content);
	return told && { ...told, numbering: (content as { numbering?: unknown }).numbering };
}
