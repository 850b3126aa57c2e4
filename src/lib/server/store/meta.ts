/** A store's own values, by name: which event it belongs to, its counters, its secrets. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './tables';

export class Meta {
	readonly #db: Kysely<Tables>;

	/** @param db the store's, or a transaction on it */
	constructor(db: Kysely<Tables>) {
		this.#db = db;
	}

	async get(name: string): Promise<string | null> {
		const row = await this.#db
			.selectFrom('meta')
			.select('value')
			.where('name', '=', name)
			.executeTakeFirst();
		return row?.value ?? null;
	}

	async set(name: string, value: string): Promise<void> {
		await this.#db
			.insertInto('meta')
			.values({ name, value })
			.onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
			.execute();
	}

	/** An existing value stays. Several processes at once all get the same answer. */
	async getOrSet(name: string, value: string): Promise<string> {
		await this.#db
			.insertInto('meta')
			.values({ name, value })
			.onConflict((conflict) => conflict.column('name').doNothing())
			.execute();
		return (await this.get(name)) ?? value;
	}

	/** 256 random bits in base64url, made on first use and never changed. */
	secret(name: string): Promise<string> {
		return this.getOrSet(`secret.${name}`, randomBytes(32).toString('base64url'));
	}

	/** A counter; 0 until it is set. */
	async number(name: string): Promise<number> {
		return Number((await this.get(name)) ?? 0);
	}
}
