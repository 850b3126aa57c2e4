/**
 * The keys of speakers' private links. A key is derived from the store's secret, the person and a generation:
 * so the same link can be printed again, a lost one replaced, and no key gives away another.
 */
import { createHmac } from 'node:crypto';
import type { Id } from '$lib/program/model';

/** 160 bits, which nobody can guess. */
const BYTES = 20;
/** A key in base64url. */
export const KEY = /^[\w-]{27}$/;

/** @param generation from 1; each one voids the key before */
export function speakerKey(secret: string, person: Id, generation: number): string {
	const mac = createHmac('sha256', secret).update(`speaker\n${person}\n${generation}`).digest();
	return mac.subarray(0, BYTES).toString('base64url');
}

export interface Held {
	person: Id;
	/** False if the key has been replaced or revoked. */
	valid: boolean;
}

export interface Generations {
	/** Of the current key, or the last one if it was revoked. */
	generation: number;
	revoked: boolean;
}

/** Whose each key is, old ones included, so that a void key can be told from one that never existed. */
export class Keyring {
	readonly #secret: string;
	/** By key, old ones included. */
	readonly #holders = new Map<string, { person: Id; generation: number }>();
	/** How many generations of each person's keys are in `#holders`. */
	readonly #made = new Map<Id, number>();

	constructor(secret: string) {
		this.#secret = secret;
	}

	key(person: Id, generation: number): string {
		return speakerKey(this.#secret, person, generation);
	}

	/** @param people everybody who may have a link */
	whose(key: string, people: Iterable<[Id, Generations]>): Held | null {
		const now = new Map(people);
		for (const [person, { generation }] of now) this.#know(person, generation);
		const holder = this.#holders.get(key);
		const current = holder && now.get(holder.person);
		if (!holder || !current) return null;
		const valid = holder.generation === current.generation && !current.revoked;
		return { person: holder.person, valid };
	}

	#know(person: Id, generation: number): void {
		for (let next = (this.#made.get(person) ?? 0) + 1; next <= generation; next++) {
			this.#holders.set(this.key(person, next), { person, generation: next });
			this.#made.set(person, next);
		}
	}
}
