/**
 * The open streams of this process: server-sent events to phones, boards, stage clocks and desks. Each has what
 * it was last sent; whatever is published since goes out to all, encoded once.
 */
import type { EventClock } from '../eventClock';
import type { LiveProgram } from './liveProgram';
import { hello, withoutNames } from './liveAnswer';

export const audiences = ['phone', 'board', 'stage', 'desk'] as const;
export type Audience = (typeof audiences)[number];

const BEAT = 15_000;
/** Bytes that may wait for a client. Who has not taken them when more comes is cut off, and comes again. */
const WAITING = 64 * 1024;
/** Of one process. Who comes too late asks `/api/live` instead. */
const MOST = 10_000;
/** After an end they come again at different moments, in ms. */
const COME_BACK = [500, 3000] as const;

interface Listener {
	as: Audience;
	/** The number of the last revision that it was sent. */
	last: number;
	controller: ReadableStreamDefaultController<Uint8Array>;
	/** Ends the connection, even one that takes nothing any more. */
	cut(): void;
}

export class Streams {
	readonly #live: LiveProgram;
	readonly #clock: EventClock;
	readonly #listeners = new Set<Listener>();
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
	 * @returns null where no more are taken
	 */
	open(as: Audience, since: number, cut: () => void): ReadableStream<Uint8Array> | null {
		if (this.#draining || this.#listeners.size >= MOST) return null;
		let listener: Listener;
		return new ReadableStream<Uint8Array>(
			{
				start: (controller) => {
					listener = { as, last: since, controller, cut };
					this.#listeners.add(listener);
					controller.enqueue(this.#encode(this.#greeting() + this.#after(since)));
					listener.last = Math.max(since, this.#live.revision);
				},
				cancel: () => {
					this.#listeners.delete(listener);
				}
			},
			new ByteLengthQueuingStrategy({ highWaterMark: WAITING })
		);
	}

	/** How many of each listen to this process, and how many of them have taken the newest revision. */
	heard(as: Audience): { connected: number; newest: number } {
		const those = [...this.#listeners].filter((listener) => listener.as === as);
		const newest = those.filter(
			({ last, controller }) => last >= this.#live.revision && controller.desiredSize === WAITING
		);
		return { connected: those.length, newest: newest.length };
	}

	/** All end, and no new ones begin: their clients go to another process, or come again after the restart. */
	drain(): void {
		this.#draining = true;
		this.#unwatch();
		clearInterval(this.#beat);
		for (const { controller } of this.#listeners) controller.close();
		this.#listeners.clear();
	}

	#sendNew(): void {
		const { revision, numbering } = this.#live;
		// a deploy of another process: whoever keeps revisions has to ask for all
		const anew = numbering !== this.#numbering;
		this.#numbering = numbering;
		const made = new Map<number, Uint8Array>();
		for (const listener of this.#listeners) {
			const { last } = listener;
			const bytes = made.get(last) ?? this.#encode(anew ? this.#hello() : this.#after(last));
			made.set(last, bytes);
			listener.last = Math.max(last, revision);
			this.#send(listener, bytes);
		}
	}

	#sendBeat(): void {
		const { revision } = this.#live;
		const bytes = this.#encode(event('beat', { revision, now: this.#clock.instant() }));
		for (const listener of this.#listeners) this.#send(listener, bytes);
	}

	#send(listener: Listener, bytes: Uint8Array): void {
		if (bytes.length === 0) return;
		const { controller } = listener;
		if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(bytes);
		this.#listeners.delete(listener);
		controller.error(new Error('The client is too slow.'));
		listener.cut();
	}

	#greeting(): string {
		const [soonest, latest] = COME_BACK;
		const retry = Math.round(soonest + Math.random() * (latest - soonest));
		return `retry: ${retry}\n${this.#hello()}`;
	}

	#hello(): string {
		return event('hello', { ...hello(this.#live), now: this.#clock.instant() });
	}

	/** What was published after a number, as events. */
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

/** JSON has no line breaks, so one `data` line holds it. */
const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
