import type { Kysely, Transaction } from 'kysely';
import type { Topic } from './announcements';
import type { Tables } from './tables';

/** What the two engines do in different ways; everything else is one code path. */
export interface Engine {
	db: Kysely<Tables>;
	/** Inside a transaction: whoever takes the same lock, in any process, waits until it ends. */
	lock(within: Transaction<Tables>, name: string): Promise<void>;
	/** Tells every process, once the transaction is done where `within` is one. */
	announce(topic: Topic, within: Kysely<Tables>): Promise<void>;
	close(): Promise<void>;
}
