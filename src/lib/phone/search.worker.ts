/**
 * The search, in a thread of its own: to read a large program and to look through all of its text would
 * keep a tap waiting. The first message names the program's files, every other one is a query.
 */
import { insteadInWords } from '../program/misspelled';
import { buildIndex, find, findMeant, wordsIn, type Meant } from '../program/search';
import type { SearchIndex } from '../program/search';
import { once, type ProgramDetails, type ProgramList } from './program';
import type { Answer, Files } from './search';

class Desk {
	#files: Files;
	#index: Promise<SearchIndex> | null = null;
	/** Of the program; null until a query finds nothing. */
	#words: string[] | null = null;

	constructor(files: Files) {
		this.#files = files;
		void this.#read().catch(() => undefined);
	}

	async answer(query: string): Promise<void> {
		const index = await this.#read();
		const exact = find(index, query);
		const { ids, instead } =
			exact.size > 0 ? { ids: exact, instead: [] } : this.#meant(index, query);
		const answer: Answer = { query, ids: [...ids], instead: insteadInWords(instead) };
		self.postMessage(answer);
	}

	#meant({ sessions }: SearchIndex, query: string): Meant {
		this.#words ??= wordsIn(sessions);
		return findMeant(sessions, this.#words, query);
	}

	#read(): Promise<SearchIndex> {
		return (this.#index ??= this.#make().catch((cause: unknown) => {
			// the next query tries again
			this.#index = null;
			throw cause;
		}));
	}

	async #make(): Promise<SearchIndex> {
		const { list, details } = this.#files;
		const [{ program }, { prose }] = await Promise.all([
			once<ProgramList>(list)(fetch),
			once<ProgramDetails>(details)(fetch)
		]);
		return buildIndex(program, prose);
	}
}

self.addEventListener(
	'message',
	({ data: files }: MessageEvent<Files>) => {
		const desk = new Desk(files);
		self.addEventListener('message', ({ data: query }: MessageEvent<string>) => {
			void desk.answer(query).catch(() => undefined);
		});
	},
	{ once: true }
);
