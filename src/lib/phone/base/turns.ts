/**
 * Long work in short tasks, so that a tap in between is answered at once. Begun anew, it forgets what it
 * was at. One instance for one kind of work.
 */

/** ms. A slow phone's frame; what is on screen comes first and fits into one. */
const TURN = 12;

export class Turns {
	readonly #turn: number;
	#round = 0;

	/** @param turn ms. Longer than a frame for what moves what is on screen: each frame between is laid out in vain */
	constructor(turn = TURN) {
		this.#turn = turn;
	}

	/** The first turn comes at once. @param done after the last one, unless something else was begun */
	take<T>(items: readonly T[], work: (item: T) => void, done?: () => void): void {
		const round = ++this.#round;
		let at = 0;
		const turn = () => {
			if (round !== this.#round) return;
			const end = performance.now() + this.#turn;
			while (at < items.length && performance.now() < end) work(items[at++]!);
			if (at < items.length) setTimeout(turn);
			else done?.();
		};
		turn();
	}
}
