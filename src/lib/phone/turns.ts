/**
 * Long work in short tasks, so that a tap in between is answered at once. Begun anew, it forgets what it
 * was at. One instance for one kind of work.
 */

/** ms. A slow phone's frame; what is on screen comes first and fits into one. */
const TURN = 12;

export class Turns {
	#round = 0;

	/** The first turn comes at once. @param done after the last one, unless something else was begun */
	take<T>(items: readonly T[], work: (item: T) => void, done?: () => void): void {
		const round = ++this.#round;
		let at = 0;
		const turn = () => {
			if (round !== this.#round) return;
			const end = performance.now() + TURN;
			while (at < items.length && performance.now() < end) work(items[at++]!);
			if (at < items.length) setTimeout(turn);
			else done?.();
		};
		turn();
	}
}
