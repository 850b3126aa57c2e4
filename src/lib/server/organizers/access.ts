/** Signing in at the desk and out again. */
import { createHash } from 'node:crypto';
import type { Limit, Limits } from '../limits/limits';
import { Meta } from '../store/meta';
import type { Store } from '../store/store';
import { keyOf, Organizers } from './organizers';
import { COST, fits } from './passphrase';
import { Logins } from './logins';
import { readToken, writeToken } from './token';

/** ms; longer than any conference. */
export const LOGIN_LASTS = 7 * 86_400_000;

const WINDOW = 15 * 60_000;
/** Attempts, successful or not. A whole hall may share one network address. */
export const ATTEMPTS = {
	address: { what: 'desk from', most: 30, within: WINDOW },
	name: { what: 'desk as', most: 12, within: WINDOW }
} satisfies Record<string, Limit>;

export type SignInResult =
	| { kind: 'signed in'; token: string }
	| { kind: 'refused' }
	/** In seconds. */
	| { kind: 'too many'; wait: number };

export class Access {
	readonly #store: Store;
	readonly #limits: Limits;
	readonly #secret: Buffer;
	readonly #now: () => number;
	readonly #cost: typeof COST;

	private constructor(
		store: Store,
		limits: Limits,
		secret: Buffer,
		now: () => number,
		cost: typeof COST
	) {
		this.#store = store;
		this.#limits = limits;
		this.#secret = secret;
		this.#now = now;
		this.#cost = cost;
	}

	/**
	 * @param now the real time, in ms
	 * @param cost that of the stored hashes, so that an unknown name takes as long as a known one
	 */
	static async open(store: Store, limits: Limits, now = Date.now, cost = COST): Promise<Access> {
		const secret = await new Meta(store.db).secret('desk');
		return new Access(store, limits, Buffer.from(secret, 'base64url'), now, cost);
	}

	/** An unknown name takes as long as a wrong passphrase, and gets the same answer. */
	async signIn(name: string, passphrase: string, address: string): Promise<SignInResult> {
		const now = this.#now();
		const counted = { address, name: createHash('sha256').update(keyOf(name)).digest('hex') };
		for (const by of ['address', 'name'] as const) {
			const wait = await this.#limits.take(ATTEMPTS[by], counted[by], now);
			if (wait > 0) return { kind: 'too many', wait };
		}
		const organizer = await new Organizers(this.#store.db).find(name);
		if (!(await fits(passphrase, organizer?.hash ?? null, this.#cost)) || !organizer) {
			return { kind: 'refused' };
		}
		const until = now + LOGIN_LASTS;
		const login = await this.#begin(organizer, until, now);
		if (!login) return { kind: 'refused' };
		return { kind: 'signed in', token: writeToken({ login, until }, this.#secret) };
	}

	/** Null if the organizer was revoked or got another passphrase while this one was being checked. */
	#begin(organizer: { name: string; key: string; hash: string }, until: number, now: number) {
		return this.#store.exclusively('organizers', async (within) => {
			const current = await new Organizers(within).find(organizer.name);
			if (current?.hash !== organizer.hash) return null;
			return new Logins(within).begin(organizer.key, until, now);
		});
	}

	/** The organizer's name; null for anybody else. Called for every request. */
	async organizer(token: string | undefined): Promise<string | null> {
		const now = this.#now();
		const read = token ? readToken(token, this.#secret, now) : null;
		return read && new Logins(this.#store.db).nameOf(read.login, now);
	}

	async signOut(token: string | undefined): Promise<void> {
		const read = token ? readToken(token, this.#secret, this.#now()) : null;
		if (read) await new Logins(this.#store.db).end(read.login);
	}
}
