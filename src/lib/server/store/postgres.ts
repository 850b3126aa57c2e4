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

/** Counts and times in ms: they stay below 2^53, so they come as numbers, as from the embedded store. */
const types: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text') =>
		oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
};

/** @param schema made where it is missing; null for that of the connection */
export async function openPostgres(
	url: string,
	announcements: Announcements,
	schema: string | null
): Promise<Engine> {
	// locks and announcements are the whole database's: those of a rehearsal have another name
	const own = schema ?? CHANNEL;
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

/** By a statement, because an address may bring options of its own that would win over ours. */
function inSchema(pool: pg.Pool, schema: string | null): PostgresDialectConfig {
	if (!schema) return { pool };
	const enter = CompiledQuery.raw(`set search_path to ${schema}`);
	return { pool, onCreateConnection: async (made) => void (await made.executeQuery(enter)) };
}

/** Several processes may come at once, and PostgreSQL makes it twice for whoever does not wait. */
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
