/** What a check finds: where, what, and how to mend it. */

import { withoutAcknowledged, type Acknowledgment } from './checks/acknowledged';

export interface Finding {
	/** As the caller named the folder: `data/sessions.yaml`. */
	file: string;
	/** From 1. */
	line: number;
	/** The id of the session, person … it is in, or ''. */
	where: string;
	/** A sentence without its full stop. */
	what: string;
	/** A sentence that says what to do, or ''. */
	mend: string;
	/**
	 * An error stops everything, a warning nothing. What is unready may stay so in a draft: only `publish`
	 * refuses it.
	 */
	severity: 'error' | 'warning' | 'unready';
}

export interface Place {
	file: string;
	line: number;
	where: string;
}

/** What a line says after its place, for each grade. */
const labels: Record<Finding['severity'], string> = {
	error: '',
	warning: 'warning',
	unready: 'before you publish'
};

/** `data/sessions.yaml:41: smoothgrad: the room "c43" does not exist. Did you mean "c4-3"?` */
export function formatFinding({ file, line, where, what, mend, severity }: Finding): string {
	const parts = [`${file}:${line}`, labels[severity], where];
	const sentence = mend ? `${what}. ${mend}` : `${what}.`;
	// a value that is quoted in a sentence may hold anything; a finding stays one line
	return [...parts.filter(Boolean), sentence].join(': ').replace(/\s*[\r\n]+\s*/g, ' ');
}

/** Collects findings while a folder is read; every reader of the folder adds to the same one. */
export class Findings {
	#found: Finding[] = [];
	#acknowledged: Acknowledgment[] = [];

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
