import { sql } from 'kysely';
import { agendaMigrations } from '../agendas/tables';
import { limitMigrations } from '../limits/tables';
import { revisionMigrations } from '../live/tables';
import { organizerMigrations } from '../organizers/tables';
import { pushMigrations } from '../push/tables';
import { speakerMigrations } from '../speakers/tables';
import type { Engine } from './engine';
import { metaMigrations } from './metaTables';
import type { Migration } from './migration';

/** In the order in which they run. Never edit a migration that has been released. */
const migrations: Migration[] = [
	...metaMigrations,
	...revisionMigrations,
	...speakerMigrations,
	...agendaMigrations,
	...limitMigrations,
	...pushMigrations,
	...organizerMigrations
];

/**
 * Runs every migration that this store has not had yet, each once, whichever process comes first. All in
 * one transaction: a process killed halfway leaves nothing behind.
 */
export async function migrate({ db, lock }: Engine): Promise<void> {
	await db.transaction().execute(async (within) => {
		await lock(within, 'migrations');
		await sql`create table if not exists migrations (name text primary key)`.execute(within);
		const { rows } = await sql<{ name: string }>`select name from migrations`.execute(within);
		const done = new Set(rows.map(({ name }) => name));
		for (const { name, up } of migrations) {
			if (done.has(name)) continue;
			await up(within.schema);
			await sql`insert into migrations (name) values (${name})`.execute(within);
		}
	});
}
