/** The door of the desk: signing in, being signed in, signing out. */
import { createHash } from 'node:crypto';
import type { Limit, Limits } from '../limits/limits';
import { Meta } from '../store/meta';
import type { Store } from '../store/store';
import { keyOf, Organizers } from './organizers';
import { COST, fits } from './passphrase';
import { Logins } from './logins';
import { readToken, writeToken } from './token';

/** ms; as long as a conference lasts. */
export const LOGIN_LASTS = 7 * 86_400_000;

const WINDOW = 15 * 60_000;
/** Attempts, whether they succeed or not. A hall's whole network may be one address. */
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
	 * @param cost that of the passphrases in the store: a name that nobody has takes as long
	 */
	static async open(store: Store, limits: Limits, now = Date.now, cost = COST): Promise<Access> {
		const secret = await new Meta(store.db).secret('desk');
		return new Access(store, limits, Buffer.from(secret, 'base64url'), now, cost);
	}

	/** A name that nobody has takes as long as a wrong passphrase, and is told in the same way. */
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
		const session = await this.#begin(organizer, until, now);
		if (!session) return { kind: 'refused' };
		return { kind: 'signed in', token: writeToken({ session, until }, this.#secret) };
	}

	/** Revoked or invited anew while the passphrase was looked at: then it is no longer the right one. */
	#begin(organizer: { name: string; key: string; hash: string }, until: number, now: number) {
		return this.#store.exclusively('organizers', async (within) => {
			const current = await new Organizers(within).find(organizer.name);
			if (current?.hash !== organizer.hash) return null;
			return new Logins(within).begin(organizer.key, until, now);
		});
	}

	/** The organizer's name; null for anybody else. Asked at every request. */
	async organizer(token: string | undefined): Promise<string | null> {
		const now = this.#now();
		const read = token ? readToken(token, this.#secret, now) : null;
		return read && new Logins(this.#store.db).nameOf(read.session, now);
	}

	async signOut(token: string | undefined): Promise<void> {
		const read = token ? readToken(token, this.#secret, this.#now()) : null;
		if (read) await new Logins(this.#store.db).end(read.session);
	}
}
