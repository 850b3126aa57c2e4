/** The page's side of the search; search.worker.ts does the work. */
import type { LiveRevision } from '$lib/program/live/live';
import type { Found } from '$lib/program/search/searchIndex';

/** Addresses of the program's files. */
export interface Files {
	list: string;
	details: string;
}

/** As the worker sends it. */
export interface SentAnswer {
	query: string;
	/** Of the sessions found. */
	ids: string[];
	instead: string;
}

export interface SearchAnswer extends Found {
	query: string;
}

export class ProgramSearch {
	#thread: Worker;

	/** Begins to read the program. @param answered gets the answers, in the order of the queries */
	constructor(files: Files, answered: (answer: SearchAnswer) => void) {
		this.#thread = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
		this.#thread.addEventListener('message', ({ data }: MessageEvent<SentAnswer>) =>
			answered({ ...data, ids: new Set(data.ids) })
		);
		this.#thread.postMessage(files);
	}

	/** No answer comes while the program is neither on this device nor to be fetched. */
	find(query: string): void {
		this.#thread.postMessage(query);
	}

	/** Live revisions: queries after this search the program with them. */
	take(revisions: LiveRevision[]): void {
		if (!__STATIC__) this.#thread.postMessage(revisions);
	}

	end(): void {
		this.#thread.terminate();
	}
}
