/** Who is signed in. A cookie is worth nothing without its row here. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';

export class Logins {
	readonly #db: Kysely<Tables>;

	/** @param db the store's, or a transaction on it */
	constructor(db: Kysely<Tables>) {
		this.#db = db;
	}

	/** @param now ms; logins that have expired by then are erased */
	async begin(organizer: string, until: number, now: number): Promise<string> {
		const id = randomBytes(16).toString('base64url');
		await this.#db.deleteFrom('desk_sessions').where('until', '<=', now).execute();
		await this.#db.insertInto('desk_sessions').values({ id, organizer, until }).execute();
		return id;
	}

	async end(id: string): Promise<void> {
		await this.#db.deleteFrom('desk_sessions').where('id', '=', id).execute();
	}

	/** The organizer's name; null if the login has expired or its organizer was revoked. */
	async nameOf(id: string, now: number): Promise<string | null> {
		const row = await this.#db
			.selectFrom('desk_sessions')
			.innerJoin('organizers', 'organizers.key', 'desk_sessions.organizer')
			.select('organizers.name')
			.where('desk_sessions.id', '=', id)
			.where('desk_sessions.until', '>', now)
			.executeTakeFirst();
		return row?.name ?? null;
	}
}
