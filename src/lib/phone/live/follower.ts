/**
 * Follows the live day: by a stream of events while one works, by polling with growing, uneven pauses where
 * streams break. It knows neither page nor storage: call `wake` when somebody looks and `sleep` when nobody
 * does, and it reports what it hears. Contract: routes/api/README.md.
 */
import type { LiveRevision } from '$lib/program/live/live';
import { isLiveRevision } from '$lib/program/live/readRevisions';
import { ask, askIfChanged } from '../base/ask';
import { backoff } from '../base/retry';
import { EventStream, type Source } from '../base/stream';
import { isCount, readRevisionSet } from './revisionSet';

/** ms for a request. */
const TIMEOUT = 8_000;
const PAUSES = { first: 1_000, longest: 30_000 };
/** Where streams keep breaking, only one in so many tries is a stream; the others are requests. */
const STREAM_EVERY = 8;

/** News from the server. `deployed`, `numbering` and `rehearsal` come only with a stream's `hello` and with answers. */
export interface Heard {
	/** The program's revision. */
	revision: number;
	/** With these revisions, none up to this number is missing; null where only the number came. */
	upTo: number | null;
	deployed?: number;
	numbering?: number;
	/** Whether the server rehearses: nothing of it is live, and its time isn't the real one. */
	rehearsal?: boolean;
	revisions: LiveRevision[];
	/** `revisions` are all there are, not only new ones. */
	all: boolean;
	/** The server's time, ms; NaN where it wasn't given. */
	now: number;
	/** `answer` while no stream works. An answer beside a working stream says nothing about the network. */
	by: 'stream' | 'answer';
}

const NOTHING_NEW: Pick<Heard, 'upTo' | 'revisions' | 'all'> = {
	upTo: null,
	revisions: [],
	all: false
};

export interface Listener {
	/** The revision up to which none is missing; null to get all of them. */
	since(): number | null;
	/** False where it contradicts what is known: then everything is fetched again. */
	hear(heard: Heard): boolean;
	/** No network, or one that doesn't lead to our server. */
	lost(): void;
}

export interface Network {
	/** `/api/live` */
	address: string;
	/** Organizers see how many phones listen. */
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
	/** Tries in a row without a working stream. */
	#failures = 0;
	#etag: { address: string; tag: string } | null = null;
	#asking: Promise<void> | null = null;

	constructor(network: Network, listener: Listener) {
		this.#network = network;
		this.#listener = listener;
	}

	/** Somebody looks, or the network is back: begins at once, without waiting for a pause to end. */
	wake(): void {
		this.#awake = true;
		this.#failures = 0;
		if (!this.#stream) void this.#begin();
	}

	/** Nobody looks: closes the stream and sends no requests. */
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
			const streams = this.#failures < 3 || this.#failures % STREAM_EVERY === 0;
			if (streams) void this.#begin();
			else this.#failed();
		};
		this.#timer = setTimeout(tryAgain, backoff(this.#failures, PAUSES));
	}

	/** `hello` and `beat` give the program's revision. What is missing at a hello follows in the stream. */
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
		// a gap: some revision was lost on the way
		if (typeof number !== 'number' || since === null || number > since + 1) {
			return void this.#ask();
		}
		if (number <= since) return;
		const revisions = isLiveRevision(content) ? [content] : [];
		this.#hear({ revision: number, upTo: number, revisions, all: false, now: NaN });
	}

	#hear(heard: Omit<Heard, 'by'>): void {
		if (!this.#report(heard)) void this.#ask();
	}

	#report(heard: Omit<Heard, 'by'>): boolean {
		return this.#listener.hear({ ...heard, by: this.#stream?.holds ? 'stream' : 'answer' });
	}

	/** One request at a time, and a second for everything where the first contradicts what is known. */
	#ask(): Promise<void> {
		return (this.#asking ??= this.#request()
			.then((fits) => (fits ? true : this.#request()))
			.then(() => undefined)
			.finally(() => (this.#asking = null)));
	}

	async #request(): Promise<boolean> {
		const since = this.#listener.since();
		const address = `${this.#network.address}${since === null ? '' : `?since=${since}`}`;
		// a request for everything has no earlier answer that could be unchanged
		const etag = since !== null && this.#etag?.address === address ? this.#etag.tag : null;
		const request = { fetch: this.#network.fetch, timeout: TIMEOUT, read: readAnswer };
		const answer =
			etag === null ? await ask(address, request) : await askIfChanged(address, etag, request);
		if (answer.kind === 'unreached') {
			// an error status: there is a network, and the server has a problem
			const offline = answer.status < 400;
			if (offline && this.#awake && !this.#stream?.holds) this.#listener.lost();
			return true;
		}
		if (answer.kind === 'refused') return true;
		const heard = { now: answer.time, all: since === null, rehearsal: answer.rehearsal };
		if (answer.kind === 'unchanged') {
			return this.#report({ ...heard, ...NOTHING_NEW, revision: since ?? 0 });
		}
		const { set, tag } = answer.value;
		this.#etag = tag === null ? null : { address, tag };
		return this.#report({ ...set, ...heard, upTo: set.revision });
	}
}

function readAnswer(content: unknown, { headers }: Response) {
	const set = readRevisionSet(content);
	return set && { set, tag: headers.get('etag') };
}
