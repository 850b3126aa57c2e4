/**
 * How fresh the program on this device is. Of a static build it asks for the revision when the page
 * becomes visible, comes online, and now and then; a server tells it by the live day (live/). Never delays
 * anything. One instance lives as long as the page.
 */
import type { Clock } from './clock.svelte';

const EVERY_MS = 120_000;
/** A network that answers later than this is as good as none for a question this small. */
const PATIENCE_MS = 8_000;

/** `streaming`: each change is here within moments; `live`: as it was when it was asked for last. */
export type Reach = 'asking' | 'live' | 'streaming' | 'offline';

export class Freshness {
	#reach = $state.raw<Reach>('asking');
	/** Real time of the last answer, ms; null before the first. */
	#checked = $state.raw<number | null>(null);
	#serverRevision = $state.raw<number | null>(null);
	#clock: Clock;
	#address: string;
	#key: string;
	#storage: Storage | null;

	constructor(eventId: string, address: string, clock: Clock, storage: Storage | null) {
		this.#address = address;
		this.#clock = clock;
		this.#storage = storage;
		this.#key = `runsheet-${eventId}-checked`;
		try {
			const stored = Number(storage?.getItem(this.#key));
			if (stored > 0) this.#checked = stored;
		} catch {
			// unknown, then
		}
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
		const ask = () => {
			if (document.visibilityState === 'visible') void this.ask();
		};
		const lost = () => this.lost();
		const timer = setInterval(ask, EVERY_MS);
		document.addEventListener('visibilitychange', ask);
		addEventListener('online', ask);
		addEventListener('offline', lost);
		void this.ask();
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', ask);
			removeEventListener('online', ask);
			removeEventListener('offline', lost);
		};
	}

	async ask(): Promise<void> {
		try {
			const response = await fetch(this.#address, {
				cache: 'no-store',
				signal: AbortSignal.timeout(PATIENCE_MS)
			});
			const answer: unknown = response.ok ? await response.json() : null;
			const revision = (answer as { revision?: unknown } | null)?.revision;
			if (typeof revision !== 'number') throw new Error('no revision in the answer');
			const serverMs = Date.parse(response.headers.get('date') ?? '');
			if (!Number.isNaN(serverMs)) this.#clock.compare(serverMs);
			this.heard(revision, 'live');
		} catch {
			// a captive portal's page counts as offline too: it knows nothing of the program
			this.lost();
		}
	}

	lost(): void {
		this.#reach = 'offline';
	}

	/** @param revision of the deployed program; null where it was not said */
	heard(revision: number | null, reach: 'live' | 'streaming'): void {
		this.#reach = reach;
		this.#serverRevision = revision ?? this.#serverRevision;
		this.#checked = this.#clock.real;
		try {
			this.#storage?.setItem(this.#key, String(this.#checked));
		} catch {
			// only the age after a restart is lost
		}
	}
}
