/** PostgreSQL: as many server processes as one likes, which hear of each other's changes. */
import { CompiledQuery, Kysely, PostgresDialect, type PostgresDialectConfig, sql } from 'kysely';
import pg from 'pg';
import type { Announcements } from './announcements';
import type { Engine } from './engine';
import { StoreError } from './storeError';
import { PostgresListener } from './postgresListener';
import type { Tables } from './tables';

const CHANNEL = 'runsheet';
const INT8 = 20;

/** Reads bigint as a number, as the embedded store does: counts and times in ms stay below 2^53. */
const types: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text') =>
		oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
};

/** @param schema created if it is missing; null for the connection's own */
export async function openPostgres(
	url: string,
	announcements: Announcements,
	schema: string | null
): Promise<Engine> {
	// locks and channels belong to the whole database, so a rehearsal needs its own names
	const own = schema ?? CHANNEL;
	const settings: pg.ClientConfig = {
		connectionString: url,
		application_name: 'runsheet',
		keepAlive: true,
		connectionTimeoutMillis: 5000
	};
	const pool = new pg.Pool({
		...settings,
		types,
		max: 8,
		// a process that hangs must not hold a lock that others wait for
		idle_in_transaction_session_timeout: 10_000,
		statement_timeout: 15_000
	});
	// the pool replaces idle connections that break; without a listener, the error would end the process
	pool.on('error', () => undefined);
	await reach(pool);
	if (schema) await makeSchema(pool, schema);
	const listener = new PostgresListener(settings, own, announcements);
	await listener.start();
	const db = new Kysely<Tables>({ dialect: new PostgresDialect(inSchema(pool, schema)) });
	return {
		db,
		async lock(within, name) {
			await sql`select pg_advisory_xact_lock(hashtext(${`${own}.${name}`}))`.execute(within);
		},
		async announce(topic, within) {
			await sql`select pg_notify(${own}, ${topic})`.execute(within);
		},
		async close() {
			await listener.close();
			await db.destroy();
		}
	};
}

/** Set by a statement, because options in DATABASE_URL would override ours. */
function inSchema(pool: pg.Pool, schema: string | null): PostgresDialectConfig {
	if (!schema) return { pool };
	const enter = CompiledQuery.raw(`set search_path to ${schema}`);
	return { pool, onCreateConnection: async (made) => void (await made.executeQuery(enter)) };
}

/** Locked, because `create schema if not exists` fails if two processes run it at once. */
async function makeSchema(pool: pg.Pool, schema: string): Promise<void> {
	try {
		await pool.query(
			`begin; select pg_advisory_xact_lock(hashtext('${schema}')); create schema if not exists ${schema}; commit`
		);
	} catch (error) {
		await pool.end();
		throw new StoreError(
			`A rehearsal needs the schema ${schema} in the database at DATABASE_URL, and it cannot be made: ${(error as Error).message}. Make it by hand, or rehearse without DATABASE_URL.`
		);
	}
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
