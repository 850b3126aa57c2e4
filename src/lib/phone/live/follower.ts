/**
 * Follows the live day: by a stream of events while it holds, by asking with growing, uneven pauses where
 * streams die. It knows no page and no storage: it is told when somebody looks (`wake`) and when nobody
 * does (`sleep`), and says what it hears. Contract: routes/api/README.md.
 */
import type { LiveRevision } from '$lib/program/live/live';
import { isLiveRevision } from '$lib/program/live/readRevisions';
import { ask, askIfChanged } from '../base/ask';
import { backoff } from '../base/retry';
import { EventStream, type Source } from '../base/stream';
import { isCount, readKept } from './keptRevisions';

/** ms, for a request. */
const TIMEOUT = 8_000;
const PAUSES = { first: 1_000, longest: 30_000 };
/** Where streams die again and again, this many requests come between two tries. */
const ASK_BETWEEN = 8;

/** What was heard. `deployed`, `numbering` and `rehearsal` are only said in a stream's `hello` and in answers. */
export interface Heard {
	/** The program's number. */
	revision: number;
	/** With these revisions nothing up to here is missing; null where only the number was told. */
	upTo: number | null;
	deployed?: number;
	numbering?: number;
	/** Whether the server rehearses: nothing of it is live, and its time is not the real one. */
	rehearsal?: boolean;
	revisions: LiveRevision[];
	/** All there are, not only what is new. */
	all: boolean;
	/** The server's time, ms; NaN where it was not said. */
	now: number;
	/** `answer` while no stream holds; what is asked beside one that does is no news of the network. */
	by: 'stream' | 'answer';
}

const NOTHING_NEW: Pick<Heard, 'upTo' | 'revisions' | 'all'> = {
	upTo: null,
	revisions: [],
	all: false
};

export interface Listener {
	/** The revision up to which nothing is missing; null to be told all. */
	since(): number | null;
	/** False where it does not fit to what is kept: then everything is asked for. */
	hear(heard: Heard): boolean;
	/** No network, or a network that is not ours. */
	lost(): void;
}

export interface Network {
	/** `/api/live` */
	address: string;
	/** Who listens: organizers see how many phones do. */
	as: 'phone' | 'board' | 'stage';
	open: (address: string) => Source;
	fetch: typeof fetch;
}

export class Follower {
	#network: Network;
	#listener: Listener;
	#stream: EventStream | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#awake = false;
	/** Tries in a row that brought no stream. */
	#failures = 0;
	#etag: { address: string; tag: string } | null = null;
	#asking: Promise<void> | null = null;

	constructor(network: Network, listener: Listener) {
		this.#network = network;
		this.#listener = listener;
	}

	/** Somebody looks, or the network is back: begins at once, whatever pause was on. */
	wake(): void {
		this.#awake = true;
		this.#failures = 0;
		if (!this.#stream) void this.#begin();
	}

	/** Nobody looks: nothing is open, nothing is asked. */
	sleep(): void {
		this.#awake = false;
		this.#end();
	}

	#end(): void {
		clearTimeout(this.#timer);
		this.#stream?.close();
		this.#stream = null;
	}

	/** With nothing cached, ask for everything first; the stream only carries changes. */
	async #begin(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#listener.since() === null) await this.#ask();
		if (!this.#awake || this.#stream) return;
		if (this.#listener.since() !== null) return this.#connect();
		this.#failures++;
		this.#pause();
	}

	#connect(): void {
		this.#end();
		const { address, as, open } = this.#network;
		const since = this.#listener.since();
		this.#stream = new EventStream(open(`${address}/stream?as=${as}&since=${since}`), {
			events: {
				hello: (hello) => {
					this.#failures = 0;
					this.#greet(hello);
				},
				revision: (revision) => this.#revision(revision),
				beat: (beat) => this.#greet(beat)
			},
			broken: () => this.#failed()
		});
	}

	#failed(): void {
		this.#end();
		this.#failures++;
		void this.#ask().then(() => this.#pause());
	}

	#pause(): void {
		if (!this.#awake || this.#stream) return;
		clearTimeout(this.#timer);
		const tryAgain = () => {
			const streams = this.#failures < 3 || this.#failures % ASK_BETWEEN === 0;
			if (streams) void this.#begin();
			else this.#failed();
		};
		this.#timer = setTimeout(tryAgain, backoff(this.#failures, PAUSES));
	}

	/** `hello` and `beat` tell how far the program is; what is missing after a hello follows by itself. */
	#greet(content: unknown): void {
		const { revision, deployed, numbering, rehearsal, now } = (content ?? {}) as Record<
			string,
			unknown
		>;
		if (!isCount(revision)) return this.#failed();
		const hello = isCount(deployed) && isCount(numbering);
		const heard = { ...NOTHING_NEW, revision, now: Date.parse(String(now)) };
		this.#hear(hello ? { ...heard, deployed, numbering, rehearsal: rehearsal === true } : heard);
		const since = this.#listener.since();
		if (!hello && since !== null && since < revision) void this.#ask();
	}

	#revision(content: unknown): void {
		const number = (content as { number?: unknown } | null)?.number;
		const since = this.#listener.since();
		// one that is missing in between was lost on the way
		if (typeof number !== 'number' || since === null || number > since + 1) {
			return void this.#ask();
		}
		if (number <= since) return;
		const revisions = isLiveRevision(content) ? [content] : [];
		this.#hear({ revision: number, upTo: number, revisions, all: false, now: NaN });
	}

	#hear(heard: Omit<Heard, 'by'>): void {
		if (!this.#tell(heard)) void this.#ask();
	}

	#tell(heard: Omit<Heard, 'by'>): boolean {
		return this.#listener.hear({ ...heard, by: this.#stream?.holds ? 'stream' : 'answer' });
	}

	/** One question at a time; where the answer does not fit to what is kept, for all. */
	#ask(): Promise<void> {
		return (this.#asking ??= this.#question()
			.then((fits) => (fits ? true : this.#question()))
			.then(() => undefined)
			.finally(() => (this.#asking = null)));
	}

	async #question(): Promise<boolean> {
		const since = this.#listener.since();
		const address = `${this.#network.address}${since === null ? '' : `?since=${since}`}`;
		// who asks for everything has nothing that could be unchanged
		const etag = since !== null && this.#etag?.address === address ? this.#etag.tag : null;
		const request = { fetch: this.#network.fetch, timeout: TIMEOUT, read: readAnswer };
		const answer =
			etag === null ? await ask(address, request) : await askIfChanged(address, etag, request);
		if (answer.kind === 'unreached') {
			// an error means that there is a network, and a server in trouble
			const offline = answer.status < 400;
			if (offline && this.#awake && !this.#stream?.holds) this.#listener.lost();
			return true;
		}
		if (answer.kind === 'refused') return true;
		const heard = { now: answer.time, all: since === null, rehearsal: answer.rehearsal };
		if (answer.kind === 'unchanged') {
			return this.#tell({ ...heard, ...NOTHING_NEW, revision: since ?? 0 });
		}
		const { kept, tag } = answer.value;
		this.#etag = tag === null ? null : { address, tag };
		return this.#tell({ ...kept, ...heard, upTo: kept.revision });
	}
}

function readAnswer(content: unknown, { headers }: Response) {
	const kept = readKept(content);
	return kept && { kept, tag: headers.get('etag') };
}
