/**
 * The agendas that the server carries. It knows no key: a row stands under the hash of its main key, and
 * is found by the hashes of its feed and share keys. Of what has ended a hash stays, and nothing else.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import type { AgendaLink, AgendaRow } from './tables';

export class AgendaRows {
	readonly #db: Kysely<Tables>;

	/** @param db the store's, or a transaction on it */
	constructor(db: Kysely<Tables>) {
		this.#db = db;
	}

	async find(by: 'id' | AgendaLink, hash: string): Promise<AgendaRow | null> {
		const found = this.#db.selectFrom('agendas').selectAll().where(by, '=', hash);
		return (await found.executeTakeFirst()) ?? null;
	}

	async hasEnded(hash: string): Promise<boolean> {
		const found = this.#db.selectFrom('agendas_ended').select('id').where('id', '=', hash);
		return (await found.executeTakeFirst()) !== undefined;
	}

	/** False where it is there already. */
	async add(row: AgendaRow): Promise<boolean> {
		const { numInsertedOrUpdatedRows } = await this.#db
			.insertInto('agendas')
			.values(row)
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		return Number(numInsertedOrUpdatedRows) > 0;
	}

	/** False where it has changed since it was read, or is gone. */
	async replace(row: AgendaRow, version: number): Promise<boolean> {
		const { id, ...rest } = row;
		const { numUpdatedRows } = await this.#db
			.updateTable('agendas')
			.set(rest)
			.where('id', '=', id)
			.where('version', '=', version)
			.executeTakeFirst();
		return Number(numUpdatedRows) > 0;
	}

	/**
	 * Ends it at once, with everything that its keys open. Null where there is none.
	 * @param writtenBefore leaves one alone that was written at this moment (ms) or later
	 */
	async remove(id: string, writtenBefore = Number.MAX_SAFE_INTEGER): Promise<AgendaRow | null> {
		const row = await this.#db
			.deleteFrom('agendas')
			.where('id', '=', id)
			.where('written', '<', writtenBefore)
			.returningAll()
			.executeTakeFirst();
		if (row) await this.end([row.id, row.feed, row.share]);
		return row ?? null;
	}

	async end(hashes: string[]): Promise<void> {
		await this.#db
			.insertInto('agendas_ended')
			.values(hashes.map((id) => ({ id })))
			.onConflict((conflict) => conflict.column('id').doNothing())
			.execute();
	}

	/** Some of those that were last written before (ms). */
	async writtenBefore(moment: number, most: number): Promise<string[]> {
		const rows = await this.#db
			.selectFrom('agendas')
			.select('id')
			.where('written', '<', moment)
			.limit(most)
			.execute();
		return rows.map(({ id }) => id);
	}
}
