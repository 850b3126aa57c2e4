/**
 * How fresh the program on this device is. Asks the server for its revision when the page becomes
 * visible, comes online, and now and then; never delays anything. One instance lives as long as the page.
 */
import type { Clock } from './clock.svelte';

const EVERY_MS = 120_000;
/** A network that answers later than this is as good as none for a question this small. */
const PATIENCE_MS = 8_000;

export type Reach = 'asking' | 'live' | 'offline';

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

	get serverRevision(): number | null {
		return this.#serverRevision;
	}

	/** Begins to ask; call once, in the browser. Returns the end of it. */
	start(): () => void {
		const ask = () => {
			if (document.visibilityState === 'visible') void this.ask();
		};
		const lost = () => (this.#reach = 'offline');
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
			this.#take(revision, Date.parse(response.headers.get('date') ?? ''));
		} catch {
			// a captive portal's page counts as offline too: it knows nothing of the program
			this.#reach = 'offline';
		}
	}

	#take(revision: number, serverMs: number): void {
		if (!Number.isNaN(serverMs)) this.#clock.compare(serverMs);
		this.#reach = 'live';
		this.#serverRevision = revision;
		this.#checked = this.#clock.real;
		try {
			this.#storage?.setItem(this.#key, String(this.#checked));
		} catch {
			// only the age after a restart is lost
		}
	}
}
