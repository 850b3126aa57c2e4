/** The live revisions in the store, as they were published. */
import type { Kysely } from 'kysely';
import type { Action, LiveRevision } from '$lib/program/live/live';
import type { Change } from '$lib/program/model';
import type { Tables } from '../store/tables';
import type { RevisionRow } from './tables';

export class Revisions {
	readonly #db: Kysely<Tables>;

	/** @param db the store's, or a transaction on it */
	constructor(db: Kysely<Tables>) {
		this.#db = db;
	}

	/** In order of number. */
	async above(number: number): Promise<LiveRevision[]> {
		const rows = await this.#db
			.selectFrom('revisions')
			.selectAll()
			.where('number', '>', number)
			.orderBy('number')
			.execute();
		return rows.map(read);
	}

	async withKey(key: string): Promise<LiveRevision | null> {
		const row = await this.#db
			.selectFrom('revisions')
			.selectAll()
			.where('key', '=', key)
			.executeTakeFirst();
		return row ? read(row) : null;
	}

	async add(revision: LiveRevision, key: string): Promise<void> {
		await this.#db
			.insertInto('revisions')
			.values({ ...write(revision), key })
			.execute();
	}

	/** @param former its number until now */
	async replace(former: number, revision: LiveRevision): Promise<void> {
		await this.#db
			.updateTable('revisions')
			.set(write(revision))
			.where('number', '=', former)
			.execute();
	}
}

const read = ({ number, at, author, note, action, changes }: RevisionRow): LiveRevision => ({
	number,
	at,
	by: author,
	note,
	action: JSON.parse(action) as Action,
	changes: JSON.parse(changes) as Change[]
});

const write = ({ number, at, by, note, action, changes }: LiveRevision) => ({
	number,
	at,
	author: by,
	note,
	action: JSON.stringify(action),
	changes: JSON.stringify(changes)
});
