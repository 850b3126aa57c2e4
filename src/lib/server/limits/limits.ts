/**
 * How often somebody may do something: a count within a window of time, shared by all processes. The store has
 * only a keyed hash of the network address, and erases it after the window.
 */
import { createHmac } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables';

export interface Limit {
	/** Unique. */
	what: string;
	most: number;
	/** ms */
	within: number;
}

/** The first 64 bits of an IPv6 address belong to one household or phone. */
function network(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
	if (!plain.includes(':')) return plain;
	const [head = '', tail = ''] = plain.toLowerCase().split('::');
	const [before, after] = [head, tail].map((part) => part.split(':').filter(Boolean));
	const zeros = Array<string>(Math.max(0, 8 - before!.length - after!.length)).fill('0');
	return [...before!, ...(plain.includes('::') ? zeros : []), ...after!].slice(0, 4).join(':');
}

export class Limits {
	readonly #db: Kysely<Tables>;
	readonly #secret: string;

	/** @param secret the store's own, so that a stolen copy gives away no addresses */
	constructor(db: Kysely<Tables>, secret: string) {
		this.#db = db;
		this.#secret = secret;
	}

	/** Seconds until it may be tried again; 0 if it may be tried now. Counts nothing. */
	async wait({ what, most }: Limit, address: string, now: number): Promise<number> {
		const row = await this.#db
			.selectFrom('limits')
			.select(['count', 'until'])
			.where('bucket', '=', this.#bucket(what, address))
			.executeTakeFirst();
		return row && row.count >= most && row.until > now ? seconds(row.until - now) : 0;
	}

	/** Counts one more. Seconds until it may be tried again; 0 if this one was within the limit. */
	async take({ what, most, within }: Limit, address: string, now: number): Promise<number> {
		const fresh = { count: 1, until: now + within };
		const { count, until } = await this.#db
			.insertInto('limits')
			.values({ bucket: this.#bucket(what, address), ...fresh })
			.onConflict((conflict) =>
				conflict.column('bucket').doUpdateSet({
					count: sql`case when limits.until <= ${now} then 1 else limits.count + 1 end`,
					until: sql`case when limits.until <= ${now} then ${fresh.until} else limits.until end`
				})
			)
			.returning(['count', 'until'])
			.executeTakeFirstOrThrow();
		// each new bucket erases those whose window has ended
		if (count === 1) await this.#db.deleteFrom('limits').where('until', '<=', now).execute();
		return count > most ? seconds(until - now) : 0;
	}

	#bucket(what: string, address: string): string {
		const whose = createHmac('sha256', this.#secret).update(network(address)).digest('base64url');
		return `${what} ${whose.slice(0, 22)}`;
	}
}

const seconds = (ms: number) => Math.ceil(ms / 1000);
