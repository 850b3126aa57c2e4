/** What this device has shown: changes up to a revision, and the notices that were dismissed. */
import { isRecord } from '$lib/program/json';
import type { Id } from '$lib/program/model';
import { names, Stored } from '../base/stored';
import { isCount } from './revisionSet';

export interface Shown {
	/** Null on a device that has never reached the server: whoever arrives mid-day has missed nothing. */
	revision: number | null;
	/** Revisions of the notices that were dismissed. */
	notices: number[];
}

const NOTHING: Shown = { revision: null, notices: [] };

/** With the numbering of the rehearsal it belongs to. */
type ShownInRehearsal = Shown & { numbering: unknown };

/** A rehearsal's revision numbers mean nothing after it, so what it showed is stored apart. */
export class ShownOnDevice {
	readonly #real: Stored<Shown>;
	readonly #rehearsed: Stored<ShownInRehearsal>;

	constructor(eventId: Id, storage: Storage | null) {
		this.#real = new Stored(storage, names.seen(eventId), readShown);
		this.#rehearsed = new Stored(storage, names.seenInRehearsal(eventId), readRehearsed);
	}

	/** @param rehearsal the numbering of the present rehearsal; null on a real day */
	read(rehearsal: number | null): Shown {
		if (rehearsal === null) return this.#real.get() ?? NOTHING;
		const { numbering, ...shown } = this.#rehearsed.get() ?? { ...NOTHING, numbering: null };
		return numbering === rehearsal ? shown : NOTHING;
	}

	write(shown: Shown, rehearsal: number | null): void {
		if (rehearsal === null) this.#real.set(shown);
		this.#rehearsed.set(rehearsal === null ? null : { ...shown, numbering: rehearsal });
	}

	/** Calls back when another tab has shown something. Returns a function that stops it. */
	onOtherTab(callback: () => void): () => void {
		return this.#real.onOtherTab(callback);
	}
}

function readShown(content: unknown): Shown | null {
	if (!isRecord(content)) return null;
	const { revision = null, notices } = content;
	if (revision !== null && !isCount(revision)) return null;
	return Array.isArray(notices) && notices.every(isCount) ? { revision, notices } : null;
}

function readRehearsed(content: unknown): ShownInRehearsal | null {
	const shown = readShown(content);
	return shown && { ...shown, numbering: (content as { numbering?: unknown }).numbering };
}
