/** The embedded store: one file, used by one server process and, beside it, by commands. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
	CompiledQuery,
	type DatabaseConnection,
	Kysely,
	SqliteDialect,
	SqliteDriver,
	type SqliteDialectConfig
} from 'kysely';
import Database from 'libsql';
import type { Announcements } from './announcements';
import type { Engine } from './engine';
import { StoreError } from './error';
import type { Tables } from './tables';

/** How long a command waits for the server's write, and the other way round, in ms. */
const BUSY = 5000;

/** A transaction has the right to write from its start: one that reads first could not wait for it later. */
class ImmediateDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}
}

class EmbeddedDialect extends SqliteDialect {
	readonly #config: SqliteDialectConfig;

	constructor(config: SqliteDialectConfig) {
		super(config);
		this.#config = config;
	}

	override createDriver(): ImmediateDriver {
		return new ImmediateDriver(this.#config);
	}
}

/** @param role a server is alone; a command may come while it runs */
export function openEmbedded(
	stateDir: string,
	role: 'server' | 'command',
	announcements: Announcements
): Engine {
	makeFolder(stateDir);
	const release = role === 'server' ? takeLock(stateDir) : () => undefined;
	const file = join(stateDir, 'runsheet.db');
	const db = new Kysely<Tables>({ dialect: new EmbeddedDialect({ database: open(file) }) });
	return {
		db,
		// it is locked as a whole from the start of a transaction
		lock: () => Promise.resolve(),
		// a follower's reading waits for the one connection, and so for the transaction's end
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

function open(file: string): Database.Database {
	try {
		const database = new Database(file, { timeout: BUSY });
		for (const pragma of [
			`busy_timeout = ${BUSY}`,
			'journal_mode = WAL',
			'synchronous = FULL',
			'foreign_keys = ON'
		]) {
			database.exec(`PRAGMA ${pragma}`);
		}
		return database;
	} catch (error) {
		throw new StoreError(`The store ${file} cannot be opened: ${(error as Error).message}.`);
	}
}

/**
 * An exclusive transaction on a file of its own, open as long as the process lives. The system ends it
 * with the process, however that dies; a file with a process's number would stay and mean somebody else.
 */
function takeLock(stateDir: string): () => void {
	const file = join(stateDir, 'server.lock');
	try {
		const lock = new Database(file, { timeout: 0 });
		lock.exec('BEGIN EXCLUSIVE');
		return () => lock.close();
	} catch (error) {
		if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) {
			throw new StoreError(
				`Another server uses ${stateDir}. Stop it, or give this one a STATE_DIR of its own, or let both use PostgreSQL by DATABASE_URL.`
			);
		}
		throw new StoreError(`The store cannot lock ${file}: ${(error as Error).message}.`);
	}
}
