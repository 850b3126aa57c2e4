/**
 * The search, in a thread of its own: to read a large program and to look through all of its text would
 * keep a tap waiting. The first message names the program's files, every other one is a query, or what was decided since the build.
 */
import { applyRevisions } from '../../program/live/applyRevisions';
import type { LiveRevision } from '../../program/live/live';
import { insteadInWords } from '../../program/search/misspelled';
import { buildIndex, findMeant, select, wordsIn } from '../../program/search/search';
import type { Entry, Meant } from '../../program/search/search';
import { programFileAt, type ProgramDetails, type ProgramList } from './files';
import type { Answer, Files } from './programSearch';

class ProgramSearch {
	readonly #list: (get: typeof fetch) => Promise<ProgramList>;
	readonly #details: (get: typeof fetch) => Promise<ProgramDetails>;
	#index: Promise<Entry[]> | null = null;
	/** Of the program; null until a query finds nothing. */
	#words: string[] | null = null;
	#revisions: LiveRevision[] = [];

	constructor({ list, details }: Files) {
		this.#list = programFileAt(list);
		this.#details = programFileAt(details);
		void this.#read().catch(() => undefined);
	}

	take(revisions: LiveRevision[]): void {
		this.#revisions = revisions;
		this.#index = null;
		this.#words = null;
	}

	async answer(query: string): Promise<void> {
		const index = await this.#read();
		const exact = select(index, query);
		const { ids, instead } =
			exact.size > 0 ? { ids: exact, instead: [] } : this.#meant(index, query);
		const answer: Answer = { query, ids: [...ids], instead: insteadInWords(instead) };
		self.postMessage(answer);
	}

	#meant(index: Entry[], query: string): Meant {
		this.#words ??= wordsIn(index);
		return findMeant(index, this.#words, query);
	}

	#read(): Promise<Entry[]> {
		return (this.#index ??= this.#make().catch((cause: unknown) => {
			// the next query tries again
			this.#index = null;
			throw cause;
		}));
	}

	async #make(): Promise<Entry[]> {
		const [printed, { prose }] = await Promise.all([this.#list(fetch), this.#details(fetch)]);
		const live = !__STATIC__ && this.#revisions.length > 0;
		const { program } = live ? applyRevisions(printed, this.#revisions) : printed;
		return buildIndex(program, prose);
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
