/**
 * Speakers' private links. A key follows from a secret of the store, the person and a generation, so that
 * the same link can be printed again and a lost one be made void: nobody who knows one key can tell another.
 */
import { createHmac } from 'node:crypto';
import type { Id } from '$lib/program/model';

/** 160 bits: guessing is hopeless. */
const BYTES = 20;
/** A key in base64url. */
export const KEY = /^[\w-]{27}$/;

/** @param generation from 1; each makes the former key void */
export function speakerKey(secret: string, person: Id, generation: number): string {
	const mac = createHmac('sha256', secret).update(`speaker\n${person}\n${generation}`).digest();
	return mac.subarray(0, BYTES).toString('base64url');
}

export interface Held {
	person: Id;
	/** False for a key that was made void. */
	valid: boolean;
}

export interface Generations {
	/** Of the key that is valid now, or was last. */
	generation: number;
	revoked: boolean;
}

/** Whom each key belongs to, those of before included: a void one is told from one that never was. */
export class Keyring {
	readonly #secret: string;
	/** By person: keys of all generations up to what is known. */
	readonly #holders = new Map<string, { person: Id; generation: number }>();
	readonly #made = new Map<Id, number>();

	constructor(secret: string) {
		this.#secret = secret;
	}

	key(person: Id, generation: number): string {
		return speakerKey(this.#secret, person, generation);
	}

	/** @param people whoever may have a link, and how many times it was made */
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
