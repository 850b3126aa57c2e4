/** What the store knows about speakers: their links' generations, what they have seen, who is here. */
import type { Kysely } from 'kysely';
import type { Id, Instant } from '$lib/program/model';
import type { Generations } from './keyring';
import type { Tables } from '../store/tables';

export interface SpeakerRecord extends Generations {
	seen: number;
	seenAt: Instant | null;
	/** When they reported that they are here, by session. */
	here: Record<Id, Instant>;
}

const UNTOUCHED = { generation: 1, revoked: 0, seen: 0, seen_at: null };

/** For somebody the store knows nothing about yet. */
export const untouched = (): SpeakerRecord => ({
	generation: 1,
	revoked: false,
	seen: 0,
	seenAt: null,
	here: {}
});

export class Speakers {
	readonly #db: Kysely<Tables>;

	/** @param db the store's, or a transaction on it */
	constructor(db: Kysely<Tables>) {
		this.#db = db;
	}

	/** Everybody who has opened or renewed a link; `untouched` holds for the others. */
	async all(): Promise<Map<Id, SpeakerRecord>> {
		const rows = await this.#db.selectFrom('speakers').selectAll().execute();
		const presence = await this.#db.selectFrom('presence').selectAll().execute();
		const states = new Map<Id, SpeakerRecord>();
		for (const { person, generation, revoked, seen, seen_at: seenAt } of rows) {
			states.set(person, { generation, revoked: revoked !== 0, seen, seenAt, here: {} });
		}
		for (const { person, session, at } of presence) {
			const state = states.get(person);
			if (state) state.here[session] = at;
		}
		return states;
	}

	/** `seen` never falls: a phone that was offline may report late. */
	async see(person: Id, revision: number, at: Instant): Promise<void> {
		await this.#open(person);
		await this.#db
			.updateTable('speakers')
			.set({ seen: revision, seen_at: at })
			.where('person', '=', person)
			.where('seen', '<', revision)
			.execute();
	}

	/** @param at null takes it back; otherwise the first report counts */
	async here(person: Id, session: Id, at: Instant | null): Promise<void> {
		await this.#open(person);
		if (at === null) {
			await this.#db
				.deleteFrom('presence')
				.where('person', '=', person)
				.where('session', '=', session)
				.execute();
			return;
		}
		await this.#db
			.insertInto('presence')
			.values({ person, session, at })
			.onConflict((conflict) => conflict.columns(['person', 'session']).doNothing())
			.execute();
	}

	/** Voids the link; `reissue` makes a new one. */
	async renew(person: Id, how: 'reissue' | 'revoke'): Promise<void> {
		await this.#open(person);
		const rows = this.#db.updateTable('speakers').where('person', '=', person);
		await (
			how === 'revoke'
				? rows.set({ revoked: 1 })
				: rows.set(({ eb }) => ({ generation: eb('generation', '+', 1), revoked: 0 }))
		).execute();
	}

	async #open(person: Id): Promise<void> {
		await this.#db
			.insertInto('speakers')
			.values({ person, ...UNTOUCHED })
			.onConflict((conflict) => conflict.column('person').doNothing())
			.execute();
	}
}
