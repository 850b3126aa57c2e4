/** Numbers that look random and are the same for the same seed, on every machine. */

/** FNV-1a, 32 bit. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (const sign of text) value = Math.imul(value ^ sign.codePointAt(0)!, 0x01000193);
	return value >>> 0;
}

export class Dice {
	readonly #seed: string;
	#state: number;

	constructor(seed: string) {
		this.#seed = seed;
		this.#state = hash(seed);
	}

	/** Dice of their own: what is drawn with them shifts nothing that is drawn with these. */
	named(name: string): Dice {
		return new Dice(`${this.#seed}/${name}`);
	}

	/** From 0 to below 1 (Mulberry32). */
	roll(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from 0 to below `sides`. */
	below(sides: number): number {
		return Math.floor(this.roll() * sides);
	}

	/** A whole number, both ends included. */
	between(low: number, high: number): number {
		return low + this.below(high - low + 1);
	}

	/** @param share how often it is true in the long run, 0 to 1 */
	chance(share: number): boolean {
		return this.roll() < share;
	}

	pick<T>(items: readonly T[]): T {
		return items[this.below(items.length)]!;
	}

	/** One of the entries, each as often as its weight says. */
	weighted<T>(entries: readonly (readonly [item: T, weight: number])[]): T {
		let at = this.roll() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [item, weight] of entries) if ((at -= weight) < 0) return item;
		return entries.at(-1)![0];
	}
}
