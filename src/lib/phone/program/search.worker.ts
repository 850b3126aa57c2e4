/**
 * The search, in a thread of its own: reading and searching a large program would delay a tap. The first
 * message names the program's files; every other one is a query, or the live revisions.
 */
import { applyRevisions } from '../../program/live/applyRevisions';
import type { LiveRevision } from '../../program/live/live';
import { buildIndex } from '../../program/search/search';
import { SearchIndex } from '../../program/search/searchIndex';
import {
	isProgramDetails,
	isProgramList,
	programFileAt,
	type ProgramDetails,
	type ProgramList
} from './files';
import type { Files, SentAnswer } from './programSearch';

class ProgramSearch {
	readonly #list: (get: typeof fetch) => Promise<ProgramList>;
	readonly #details: (get: typeof fetch) => Promise<ProgramDetails>;
	#index: Promise<SearchIndex> | null = null;
	#revisions: LiveRevision[] = [];

	constructor({ list, details }: Files) {
		this.#list = programFileAt(list, isProgramList);
		this.#details = programFileAt(details, isProgramDetails);
		void this.#read().catch(() => undefined);
	}

	take(revisions: LiveRevision[]): void {
		this.#revisions = revisions;
		this.#index = null;
	}

	async answer(query: string): Promise<void> {
		const index = await this.#read();
		const { ids, instead } = index.find(query);
		const answer: SentAnswer = { query, ids: [...ids], instead };
		self.postMessage(answer);
	}

	#read(): Promise<SearchIndex> {
		return (this.#index ??= this.#make().catch((cause: unknown) => {
			// the next query tries again
			this.#index = null;
			throw cause;
		}));
	}

	async #make(): Promise<SearchIndex> {
		const [printed, { prose }] = await Promise.all([this.#list(fetch), this.#details(fetch)]);
		const live = !__STATIC__ && this.#revisions.length > 0;
		const { program } = live ? applyRevisions(printed, this.#revisions) : printed;
		return new SearchIndex(buildIndex(program, prose));
	}
}

self.addEventListener(
	'message',
	({ data: files }: MessageEvent<Files>) => {
		const search = new ProgramSearch(files);
		self.addEventListener('message', ({ data }: MessageEvent<string | LiveRevision[]>) => {
			if (typeof data !== 'string') return search.take(data);
			void search.answer(data).catch(() => undefined);
		});
	},
	{ once: true }
);
