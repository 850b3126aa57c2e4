import type { Kysely, Transaction } from 'kysely';
import type { Topic } from './announcements';
import type { Tables } from './tables';

/** What the two engines do differently; everything else is the same code. */
export interface Engine {
	db: Kysely<Tables>;
	/** Within a transaction: others who take the same lock, in any process, wait until it ends. */
	lock(within: Transaction<Tables>, name: string): Promise<void>;
	/** Tells every process; if `within` is a transaction, when it commits. */
	announce(topic: Topic, within: Kysely<Tables>): Promise<void>;
	close(): Promise<void>;
}
