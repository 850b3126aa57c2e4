import { withoutAcknowledged, type Acknowledgment } from './checks/acknowledged';
import { EXAMPLE_DAY } from './model/values';
import type { Finding, Place } from './finding';

/** Collects findings while a folder is read; every reader of the folder adds to the same one. */
export class Findings {
	#found: Finding[] = [];
	#acknowledged: Acknowledgment[] = [];
	/** Files of which not enough could be read: other mistakes may hide in them, or in what depends on them. */
	readonly unread: string[] = [];
	/** Shows how a date is written: the event's first, once that is known. */
	exampleDay = EXAMPLE_DAY;

	error(place: Place, what: string, mend = ''): void {
		this.#found.push({ ...place, what, mend, severity: 'error' });
	}

	warning(place: Place, what: string, mend = ''): void {
		this.#found.push({ ...place, what, mend, severity: 'warning' });
	}

	/** What a draft may lack or have made up, and a publication may not. */
	unready(place: Place, what: string, mend = ''): void {
		this.#found.push({ ...place, what, mend, severity: 'unready' });
	}

	/** Warnings that somebody means to keep. */
	acknowledge(acknowledged: Acknowledgment[]): void {
		this.#acknowledged.push(...acknowledged);
	}

	/** Whether there is an error, so that no Program comes of it. */
	get failed(): boolean {
		return this.#found.some(({ severity }) => severity === 'error');
	}

	/** By file, line and words, without what is acknowledged. */
	sorted(): Finding[] {
		return withoutAcknowledged(this.#found, this.#acknowledged, this.failed).sort(
			(a, b) => order(a.file, b.file) || a.line - b.line || order(a.what, b.what)
		);
	}
}

function order(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
