/** PostgreSQL: as many server processes as one likes, which hear of each other's changes. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Announcements } from './announcements';
import type { Engine } from './engine';
import { StoreError } from './error';
import { Listener } from './listener';
import type { Tables } from './tables';

const CHANNEL = 'runsheet';
const INT8 = 20;

/** Counts and times in ms: they stay below 2^53, so they come as numbers, as from the embedded store. */
const types: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text') =>
		oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
};

export async function openPostgres(url: string, announcements: Announcements): Promise<Engine> {
	const settings: pg.ClientConfig = {
		connectionString: url,
		application_name: 'runsheet',
		keepAlive: true,
		connectionTimeoutMillis: 5000
	};
	const pool = new pg.Pool({
		...{ ...settings, types, max: 8 },
		// a process that stands still must not hold a lock that the others wait for
		idle_in_transaction_session_timeout: 10_000,
		statement_timeout: 15_000
	});
	// an idle connection that breaks is replaced by the pool; without a listener it would end the process
	pool.on('error', () => undefined);
	await reach(pool);
	const listener = new Listener(settings, CHANNEL, announcements);
	await listener.start();
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
	return {
		db,
		async lock(within, name) {
			await sql`select pg_advisory_xact_lock(hashtext(${`runsheet.${name}`}))`.execute(within);
		},
		async announce(topic, within) {
			await sql`select pg_notify(${CHANNEL}, ${topic})`.execute(within);
		},
		async close() {
			await listener.close();
			await db.destroy();
		}
	};
}

async function reach(pool: pg.Pool): Promise<void> {
	try {
		await pool.query('select 1');
	} catch (error) {
		await pool.end();
		const { message, code } = error as { message: string; code?: string };
		throw new StoreError(`PostgreSQL at DATABASE_URL cannot be used: ${message || code}.`);
	}
}
