/** The page's side of the search; search.worker.ts does the work. */

import type { LiveRevision } from '$lib/program/live/live';

/** Addresses of the program's files. */
export interface Files {
	list: string;
	details: string;
}

export interface Answer {
	query: string;
	/** Of the sessions that fit. */
	ids: string[];
	/** What was taken for the query, in words; empty where it was found as typed. */
	instead: string;
}

export type Found = Omit<Answer, 'ids'> & { ids: ReadonlySet<string> };

export class ProgramSearch {
	#thread: Worker;

	/** Begins to read the program. @param found gets the answers, in the order of the questions */
	constructor(files: Files, found: (answer: Found) => void) {
		this.#thread = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
		this.#thread.addEventListener('message', ({ data }: MessageEvent<Answer>) =>
			found({ ...data, ids: new Set(data.ids) })
		);
		this.#thread.postMessage(files);
	}

	/** Without the program on this device and without a network no answer comes. */
	find(query: string): void {
		this.#thread.postMessage(query);
	}

	/** What was decided since the build: it counts from the next question on. */
	take(revisions: LiveRevision[]): void {
		if (!__STATIC__) this.#thread.postMessage(revisions);
	}

	end(): void {
		this.#thread.terminate();
	}
}
