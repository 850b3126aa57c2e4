/** The embedded store: one file, used by one server process and, beside it, by commands. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
	type CompiledQuery,
	type DatabaseConnection,
	Kysely,
	type QueryResult,
	SqliteDialect,
	SqliteDriver
} from 'kysely';
import Database from 'libsql';
import type { Announcements } from './announcements';
import type { Engine } from './engine';
import { StoreError } from './storeError';
import type { Tables } from './tables';

/** ms to wait for another process's transaction, and between tries. */
const PATIENCE = 5000;
const PAUSE = 10;

const isBusy = (error: unknown) =>
	String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');

/** Waits without blocking: SQLite's own busy timeout would stop every request of this process. */
async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
	const until = performance.now() + PATIENCE;
	for (;;) {
		try {
			return await work();
		} catch (error) {
			// a busy error means that nothing has been done yet
			if (!isBusy(error) || performance.now() > until) throw error;
			await new Promise((wait) => setTimeout(wait, PAUSE));
		}
	}
}

/**
 * Every write starts with BEGIN IMMEDIATE, run by `exec`: in libsql, a prepared statement that fails as busy
 * stays half open until it is garbage collected, and nothing can be committed until then.
 */
class EmbeddedConnection implements DatabaseConnection {
	readonly #connection: DatabaseConnection;
	readonly #database: Database.Database;

	constructor(connection: DatabaseConnection, database: Database.Database) {
		this.#connection = connection;
		this.#database = database;
	}

	async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		const reads = query.query.kind === 'SelectQueryNode';
		if (reads || this.#database.inTransaction) return this.#connection.executeQuery<R>(query);
		await this.begin();
		try {
			const result = await this.#connection.executeQuery<R>(query);
			this.#database.exec('COMMIT');
			return result;
		} catch (error) {
			if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
			throw error;
		}
	}

	async begin(): Promise<void> {
		await patiently(() => this.#database.exec('BEGIN IMMEDIATE'));
	}

	streamQuery<R>(query: CompiledQuery, size?: number): AsyncIterableIterator<QueryResult<R>> {
		return this.#connection.streamQuery<R>(query, size);
	}
}

class EmbeddedDriver extends SqliteDriver {
	readonly #database: Database.Database;

	constructor(database: Database.Database) {
		super({ database });
		this.#database = database;
	}

	override async acquireConnection(): Promise<DatabaseConnection> {
		return new EmbeddedConnection(await super.acquireConnection(), this.#database);
	}

	override beginTransaction(connection: DatabaseConnection): Promise<void> {
		return (connection as EmbeddedConnection).begin();
	}
}

class EmbeddedDialect extends SqliteDialect {
	readonly #database: Database.Database;

	constructor(database: Database.Database) {
		super({ database });
		this.#database = database;
	}

	override createDriver(): EmbeddedDriver {
		return new EmbeddedDriver(this.#database);
	}
}

/** @param role only one server may run; commands may run beside it */
export async function openEmbedded(
	stateDir: string,
	role: 'server' | 'command',
	announcements: Announcements
): Promise<Engine> {
	makeFolder(stateDir);
	const release = role === 'server' ? takeLock(stateDir) : () => undefined;
	const file = join(stateDir, 'runsheet.db');
	const database = await open(file).catch((error: unknown) => {
		release();
		throw error;
	});
	const db = new Kysely<Tables>({ dialect: new EmbeddedDialect(database) });
	return {
		db,
		// a transaction locks the whole store from its start
		lock: () => Promise.resolve(),
		// followers read over the same connection, so they wait for the transaction's end
		announce: (topic) => Promise.resolve(announcements.tell(topic)),
		async close() {
			await db.destroy();
			release();
		}
	};
}

function makeFolder(stateDir: string): void {
	try {
		mkdirSync(stateDir, { recursive: true, mode: 0o700 });
	} catch (error) {
		throw new StoreError(`STATE_DIR cannot be made: ${(error as Error).message}.`);
	}
}

async function open(file: string): Promise<Database.Database> {
	try {
		const database = new Database(file);
		for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) {
			await patiently(() => database.exec(`PRAGMA ${pragma}`));
		}
		return database;
	} catch (error) {
		throw new StoreError(`The store ${file} cannot be opened: ${(error as Error).message}.`);
	}
}

/**
 * An exclusive transaction on a separate file, open as long as the process lives. The system releases it
 * however the process dies; a file with a process id would stay behind, and its id may be reused.
 */
function takeLock(stateDir: string): () => void {
	const file = join(stateDir, 'server.lock');
	try {
		const lock = new Database(file, { timeout: 0 });
		lock.exec('BEGIN EXCLUSIVE');
		return () => lock.close();
	} catch (error) {
		if (isBusy(error)) {
			throw new StoreError(
				`Another server uses ${stateDir}. Stop it, or give this one a STATE_DIR of its own, or let both use PostgreSQL by DATABASE_URL.`
			);
		}
		throw new StoreError(`The store cannot lock ${file}: ${(error as Error).message}.`);
	}
}
