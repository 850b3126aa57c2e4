/**
 * One stream of server-sent events (HTML, 9.2) with JSON in them. It never reconnects by itself, as an
 * EventSource does: proxies keep connections open that carry nothing, so a stream that goes silent counts
 * as broken too, and when to try again is for the caller to say.
 */

/** ms until the first event. Some proxies hold back a stream until it ends. */
const FIRST_EVENT = 8_000;
/** ms between two events. The server sends a beat every 15 s. */
const SILENCE = 40_000;

/** The part of an EventSource that is needed. */
export interface Source {
	addEventListener(name: string, hear: (event: MessageEvent) => void): void;
	close(): void;
}

export interface Handlers {
	/** By the event's name. Gets the parsed data, unchecked, or null where it isn't JSON. */
	events: Record<string, (content: unknown) => void>;
	/** It failed, or was silent for too long. Called once, after the stream has been closed. */
	broken: () => void;
}

export class EventStream {
	readonly #source: Source;
	readonly #handlers: Handlers;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#holds = false;
	#closed = false;

	/** @param source a connection that has just been opened */
	constructor(source: Source, handlers: Handlers) {
		this.#source = source;
		this.#handlers = handlers;
		for (const [name, take] of Object.entries(handlers.events)) {
			source.addEventListener(name, ({ data }: MessageEvent) =>
				this.#hear(() => take(parse(data)))
			);
		}
		source.addEventListener('error', () => this.#break());
		this.#breakIn(FIRST_EVENT);
	}

	/** True once an event has come. */
	get holds(): boolean {
		return this.#holds;
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
		this.#source.close();
	}

	#hear(take: () => void): void {
		if (this.#closed) return;
		this.#holds = true;
		this.#breakIn(SILENCE);
		take();
	}

	#breakIn(time: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#break(), time);
	}

	#break(): void {
		if (this.#closed) return;
		this.close();
		this.#handlers.broken();
	}
}

function parse(data: unknown): unknown {
	try {
		return JSON.parse(String(data));
	} catch {
		return null;
	}
}
