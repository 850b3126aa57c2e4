/**
 * Synced agendas in the store, which knows no keys, only their hashes: of the main key, the feed's and the
 * share's. Of an agenda that was erased, the hashes stay and nothing else.
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

	/** False if it exists already. */
	async add(row: AgendaRow): Promise<boolean> {
		const { numInsertedOrUpdatedRows } = await this.#db
			.insertInto('agendas')
			.values(row)
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		return Number(numInsertedOrUpdatedRows) > 0;
	}

	/** False if it has changed since it was read, or is gone. */
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
	 * Erases an agenda; its keys open nothing from now on. Null if there is none.
	 * @param writtenBefore ms; one that was written later stays
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

	/** Ids of at most `most` agendas that were last written before `moment` (ms). */
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
