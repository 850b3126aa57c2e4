/** The page's side of the search; search.worker.ts does the work. */

/** Addresses of the program's files. */
export interface Files {
	list: string;
	details: string;
}

export interface Answer {
	query: string;
	/** Of the sessions that fit. */
	ids: string[];
}

export class ProgramSearch {
	#thread: Worker;

	/** Begins to read the program. @param found gets the answers, in the order of the questions */
	constructor(files: Files, found: (query: string, ids: ReadonlySet<string>) => void) {
		this.#thread = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
		this.#thread.addEventListener('message', ({ data }: MessageEvent<Answer>) =>
			found(data.query, new Set(data.ids))
		);
		this.#thread.postMessage(files);
	}

	/** Without the program on this device and without a network no answer comes. */
	find(query: string): void {
		this.#thread.postMessage(query);
	}

	end(): void {
		this.#thread.terminate();
	}
}
