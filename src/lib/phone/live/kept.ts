/**
 * The live revisions that this device keeps, so that a page opened offline shows the last known day. All
 * of it or nothing: what cannot be read is dropped, and asked for again.
 */
import type { LiveRevision } from '$lib/program/live';
import { readRevisions } from '$lib/program/readLive';
import { keptKey } from '../program';

export interface Kept {
	/** The last revision of the deployed ledger when these were heard. */
	deployed: number;
	/** How often numbers had been given anew by then. */
	numbering: number;
	/** Whether these were published in a rehearsal. */
	rehearsal: boolean;
	/** The program's number then: nothing up to it is missing. */
	revision: number;
	revisions: LiveRevision[];
}

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

/** From an answer of the server or from storage; null where it is none. Revisions of a kind unknown here are left out. */
export function readKept(content: unknown): Kept | null {
	if (typeof content !== 'object' || content === null) return null;
	const { deployed, numbering, rehearsal, revision, revisions } = content as Record<
		string,
		unknown
	>;
	if (![deployed, numbering, revision].every(isCount) || !Array.isArray(revisions)) return null;
	return {
		deployed,
		numbering,
		rehearsal: rehearsal === true,
		revision,
		revisions: readRevisions(revisions)
	} as Kept;
}

export class KeptRevisions {
	readonly key: string;
	#storage: Storage | null;

	constructor(eventId: string, storage: Storage | null) {
		this.#storage = storage;
		this.key = keptKey(eventId);
	}

	read(): Kept | null {
		try {
			const content: unknown = JSON.parse(this.#storage?.getItem(this.key) ?? 'null');
			const kept = readKept(content);
			const whole = (content as Kept | null)?.revisions.length === kept?.revisions.length;
			if (kept && whole) return kept;
			this.#storage?.removeItem(this.key);
		} catch {
			// not JSON, or forbidden
		}
		return null;
	}

	/** Where nothing was decided there is nothing to keep. */
	write(kept: Kept): void {
		try {
			if (kept.revisions.length === 0) this.#storage?.removeItem(this.key);
			else this.#storage?.setItem(this.key, JSON.stringify(kept));
		} catch {
			// full or forbidden: it lasts as long as the page
		}
	}
}
