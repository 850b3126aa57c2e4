/**
 * How fresh the program on this device is. Of a static build it asks for the revision when the page
 * becomes visible, comes online, and now and then; a server tells it by the live day (live/). Never delays
 * anything. One instance lives as long as the page.
 */
import { ask } from '../base/ask';
import { whileAwake } from '../base/awake';
import { names, Stored } from '../base/stored';
import type { Clock } from '../time/clock.svelte';

/** ms */
const EVERY = 120_000;
/** ms. A network that answers later is as good as none for a request this small. */
const TIMEOUT = 8_000;

/** `streaming`: each change is here within moments; `live`: as it was when it was asked for last. */
export type Reach = 'asking' | 'live' | 'streaming' | 'offline';

export class Freshness {
	#reach = $state.raw<Reach>('asking');
	/** Real time of the last answer, ms; null before the first. */
	#checked = $state.raw<number | null>(null);
	#serverRevision = $state.raw<number | null>(null);
	#clock: Clock;
	#address: string;
	#stored: Stored<number>;

	constructor(eventId: string, address: string, clock: Clock, storage: Storage | null) {
		this.#address = address;
		this.#clock = clock;
		this.#stored = new Stored(storage, names.checked(eventId), readMoment);
		this.#checked = this.#stored.get();
	}

	get reach(): Reach {
		return this.#reach;
	}

	get checked(): number | null {
		return this.#checked;
	}

	/** Of the program that was deployed last. */
	get serverRevision(): number | null {
		return this.#serverRevision;
	}

	/** Begins to ask; call once, in the browser. Returns the end of it. */
	start(): () => void {
		return whileAwake({
			look: () => void this.ask(),
			every: EVERY,
			lost: () => this.lost()
		});
	}

	async ask(): Promise<void> {
		const answer = await ask(this.#address, { timeout: TIMEOUT, read: readRevision });
		// a captive portal's page counts as offline, too
		if (answer.kind !== 'ours') return this.lost();
		if (!Number.isNaN(answer.time)) this.#clock.compare(answer.time);
		this.heard(answer.value, 'live');
	}

	lost(): void {
		this.#reach = 'offline';
	}

	/** @param revision of the deployed program; null where it was not said */
	heard(revision: number | null, reach: 'live' | 'streaming'): void {
		this.#reach = reach;
		this.#serverRevision = revision ?? this.#serverRevision;
		this.#checked = this.#clock.real;
		this.#stored.set(this.#checked);
	}
}

const readMoment = (content: unknown): number | null =>
	typeof content === 'number' && content > 0 ? content : null;

function readRevision(content: unknown): number | null {
	const { revision } = (content ?? {}) as { revision?: unknown };
	return typeof revision === 'number' ? revision : null;
}
