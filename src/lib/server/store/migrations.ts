/**
 * How the tables came to be, in order. Each runs once, whichever process comes first; one that has been
 * released is never edited. For both engines: `text`, `integer`, `bigint` (a number here), no JSON types.
 */
import { type Kysely, sql } from 'kysely';
import { organizerMigrations } from '../organizers/organizers';
import { sessionMigrations } from '../organizers/sessions';
import { pushMigrations } from '../push/tables';
import { agendaMigrations } from './agendas';
import type { Engine } from './engine';
import { limitMigrations } from './limits';
import { metaMigrations } from './meta';
import { revisionMigrations } from './revisions';
import { speakerMigrations } from './speakers';
import type { Tables } from './tables';

export interface Migration {
	/** Never changes: it is how a store knows what has run. */
	name: string;
	up(db: Kysely<Tables>): Promise<void>;
}

const migrations: Migration[] = [
	...metaMigrations,
	...revisionMigrations,
	...speakerMigrations,
	...agendaMigrations,
	...limitMigrations,
	...pushMigrations,
	...organizerMigrations,
	...sessionMigrations
];

/** All that are missing, in one transaction: a process that is killed in the middle leaves nothing behind. */
export async function migrate({ db, lock }: Engine): Promise<void> {
	await db.transaction().execute(async (within) => {
		await lock(within, 'migrations');
		await sql`create table if not exists migrations (name text primary key)`.execute(within);
		const { rows } = await sql<{ name: string }>`select name from migrations`.execute(within);
		const done = new Set(rows.map(({ name }) => name));
		for (const { name, up } of migrations) {
			if (done.has(name)) continue;
			await up(within);
			await sql`insert into migrations (name) values (${name})`.execute(within);
		}
	});
}
