/** ms. The first pause and the longest; each is cut by chance, so that a hall of phones comes back one by one. */
const FIRST = 1000;
const LONGEST = 60_000;

/** A rest between two tries, which can be ended: somebody taps, the network is back, the page is seen again. */
export class Pause {
	#end: (() => void) | null = null;
	/** A call that came while nobody rested. */
	#called = false;

	/** @param failures in a row @param atLeast seconds that the server has asked for */
	async after(failures: number, atLeast: number): Promise<void> {
		const most = Math.min(FIRST * 2 ** failures, LONGEST);
		// a call ends it, but not so early that taps on a dead network make one request each
		const least = Math.max(atLeast * 1000, Math.min(FIRST, most) / 2);
		await new Promise((done) => setTimeout(done, least));
		await this.#rest(Math.max(0, most * (0.5 + Math.random() / 2) - least));
	}

	async untilWoken(): Promise<void> {
		await this.#rest(null);
	}

	end(): void {
		if (this.#end) this.#end();
		else this.#called = true;
	}

	async #rest(time: number | null): Promise<void> {
		if (this.#called) {
			this.#called = false;
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
