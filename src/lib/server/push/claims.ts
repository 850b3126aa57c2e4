/**
 * Which process sends which message. A message is claimed before it is sent, and a claim is never given
 * back: it is sent at most once, across all processes and restarts. Only what a push service has clearly
 * put off waits for another attempt.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';

export interface WaitingMessage {
	device: string;
	key: string;
	/** How many have failed. */
	attempts: number;
	/** ms of the event's clock. */
	due: number;
}

export class Claims {
	readonly #db: Kysely<Tables>;

	constructor(db: Kysely<Tables>) {
		this.#db = db;
	}

	/** True for the process that may send it. */
	async claim(device: string, key: string): Promise<boolean> {
		const { numInsertedOrUpdatedRows } = await this.#db
			.insertInto('push_told')
			.values({ device, key, state: 'sending', attempts: 1, due: 0 })
			.onConflict((conflict) => conflict.columns(['device', 'key']).doNothing())
			.executeTakeFirst();
		return Number(numInsertedOrUpdatedRows) === 1;
	}

	async waiting(): Promise<WaitingMessage[]> {
		return this.#db
			.selectFrom('push_told')
			.select(['device', 'key', 'attempts', 'due'])
			.where('state', '=', 'waiting')
			.execute();
	}

	/** True for the process that may make the next attempt. */
	async claimAgain({ device, key, attempts }: WaitingMessage): Promise<boolean> {
		const { numUpdatedRows } = await this.#db
			.updateTable('push_told')
			.set({ state: 'sending', attempts: attempts + 1 })
			.where('device', '=', device)
			.where('key', '=', key)
			.where('state', '=', 'waiting')
			.where('attempts', '=', attempts)
			.executeTakeFirst();
		return Number(numUpdatedRows) === 1;
	}

	async wait(device: string, key: string, due: number): Promise<void> {
		await this.#set(device, key, { state: 'waiting', due: Math.ceil(due) });
	}

	async done(device: string, key: string): Promise<void> {
		await this.#set(device, key, { state: 'done', due: 0 });
	}

	async #set(device: string, key: string, to: { state: 'waiting' | 'done'; due: number }) {
		await this.#db
			.updateTable('push_told')
			.set(to)
			.where('device', '=', device)
			.where('key', '=', key)
			.execute();
	}
}
