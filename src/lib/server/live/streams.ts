/**
 * The open streams of this process: server-sent events to phones, boards, stage clocks and desks. Each is sent
 * what was published since it last got something; clients at the same revision share one encoding.
 */
import type { EventClock } from '../eventClock';
import type { LiveProgram } from './liveProgram';
import { hello, withoutNames } from './liveAnswer';

export const audiences = ['phone', 'board', 'stage', 'desk'] as const;
export type Audience = (typeof audiences)[number];

const BEAT = 15_000;
/** Bytes that may be queued for a client. A slower one is cut off, and connects again. */
const WAITING = 64 * 1024;
/** In one process. Further clients poll `/api/live` instead. */
const MOST = 10_000;
/** ms. Clients reconnect at different moments within this range. */
const COME_BACK = [500, 3000] as const;

interface Client {
	as: Audience;
	/** The number of the last revision it was sent. */
	last: number;
	controller: ReadableStreamDefaultController<Uint8Array>;
	/** Ends the connection, even one that has stopped reading. */
	cut(): void;
}

export class Streams {
	readonly #live: LiveProgram;
	readonly #clock: EventClock;
	readonly #clients = new Set<Client>();
	readonly #encoder = new TextEncoder();
	readonly #beat: NodeJS.Timeout;
	readonly #unwatch: () => void;
	#draining = false;
	#numbering: number;

	constructor(live: LiveProgram, clock: EventClock) {
		this.#live = live;
		this.#clock = clock;
		this.#numbering = live.numbering;
		this.#unwatch = live.watch(() => this.#sendNew());
		this.#beat = setInterval(() => this.#sendBeat(), BEAT);
		this.#beat.unref();
	}

	/**
	 * @param since the last revision that the client has; -1 for none
	 * @param cut ends its connection
	 * @returns null if there is no room
	 */
	open(as: Audience, since: number, cut: () => void): ReadableStream<Uint8Array> | null {
		if (this.#draining || this.#clients.size >= MOST) return null;
		let client: Client;
		return new ReadableStream<Uint8Array>(
			{
				start: (controller) => {
					client = { as, last: since, controller, cut };
					this.#clients.add(client);
					controller.enqueue(this.#encode(this.#greeting() + this.#after(since)));
					client.last = Math.max(since, this.#live.revision);
				},
				cancel: () => {
					this.#clients.delete(client);
				}
			},
			new ByteLengthQueuingStrategy({ highWaterMark: WAITING })
		);
	}

	/** How many are connected to this process, and how many of them have read the newest revision. */
	heard(as: Audience): { connected: number; newest: number } {
		const those = [...this.#clients].filter((client) => client.as === as);
		const newest = those.filter(
			({ last, controller }) => last >= this.#live.revision && controller.desiredSize === WAITING
		);
		return { connected: those.length, newest: newest.length };
	}

	/** Ends all, and opens no more: clients go to another process, or come back after the restart. */
	drain(): void {
		this.#draining = true;
		this.#unwatch();
		clearInterval(this.#beat);
		for (const { controller } of this.#clients) controller.close();
		this.#clients.clear();
	}

	#sendNew(): void {
		const { revision, numbering } = this.#live;
		// a deploy by another process: clients have to fetch everything again
		const renumbered = numbering !== this.#numbering;
		this.#numbering = numbering;
		const made = new Map<number, Uint8Array>();
		for (const client of this.#clients) {
			const { last } = client;
			const bytes = made.get(last) ?? this.#encode(renumbered ? this.#hello() : this.#after(last));
			made.set(last, bytes);
			client.last = Math.max(last, revision);
			this.#send(client, bytes);
		}
	}

	#sendBeat(): void {
		const { revision } = this.#live;
		const bytes = this.#encode(event('beat', { revision, now: this.#clock.instant() }));
		for (const client of this.#clients) this.#send(client, bytes);
	}

	#send(client: Client, bytes: Uint8Array): void {
		if (bytes.length === 0) return;
		const { controller } = client;
		if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(bytes);
		this.#clients.delete(client);
		controller.error(new Error('The client is too slow.'));
		client.cut();
	}

	#greeting(): string {
		const [soonest, latest] = COME_BACK;
		const retry = Math.round(soonest + Math.random() * (latest - soonest));
		return `retry: ${retry}\n${this.#hello()}`;
	}

	#hello(): string {
		return event('hello', { ...hello(this.#live), now: this.#clock.instant() });
	}

	/** What was published after this number, as events. */
	#after(number: number): string {
		return this.#live
			.since(number)
			.map((revision) => `id: ${revision.number}\n${event('revision', withoutNames(revision))}`)
			.join('');
	}

	#encode(text: string): Uint8Array {
		return this.#encoder.encode(text);
	}
}

/** JSON has no line breaks, so it fits on one `data` line. */
const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
