/** When to try again: growing pauses, uneven on purpose, and a rest that can be cut short. */

/** ms: the pause after the first failure, and the longest one. */
export interface Pauses {
	first: number;
	longest: number;
}

/**
 * ms to wait after so many failures in a row. Doubles each time, and is cut by up to half at random, so
 * that a hall of phones does not come back all at once.
 */
export function backoff(failures: number, { first, longest }: Pauses): number {
	return Math.min(first * 2 ** failures, longest) * (0.5 + Math.random() / 2);
}

const PAUSES: Pauses = { first: 1_000, longest: 60_000 };

/** A rest between two tries. `end` cuts it short: somebody taps, the network is back, the page is seen again. */
export class Pause {
	#end: (() => void) | null = null;
	/** `end` was called while nothing rested: the next rest does not begin. */
	#ended = false;

	/** @param failures in a row @param atLeast seconds the server asked us to wait */
	async after(failures: number, atLeast: number): Promise<void> {
		const whole = backoff(failures, PAUSES);
		// taps on a dead network must not send a request each
		const least = Math.max(atLeast * 1000, PAUSES.first / 2);
		await new Promise((done) => setTimeout(done, least));
		await this.#rest(Math.max(0, whole - least));
	}

	/** Rests until `end` is called. */
	untilEnded(): Promise<void> {
		return this.#rest(null);
	}

	end(): void {
		if (this.#end) this.#end();
		else this.#ended = true;
	}

	/** @param time ms; null without an end of its own */
	async #rest(time: number | null): Promise<void> {
		if (this.#ended) {
			this.#ended = false;
			return;
		}
		await new Promise<void>((done) => {
			const timer = time === null ? undefined : setTimeout(done, time);
			this.#end = () => {
				clearTimeout(timer);
				done();
			};
		});
		this.#end = null;
	}
}
