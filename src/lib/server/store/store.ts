/**
 * What outlives a restart. Each noun has a class of its own over `db` (Meta, Revisions, …). To add one: in its
 * folder, a tables.ts with table types and migrations, and its class; then a line each in tables.ts and
 * migrate.ts here.
 */
import { join } from 'node:path';
import type { Kysely, Transaction } from 'kysely';
import { Announcements, type Topic } from './announcements';
import { openEmbedded } from './embedded';
import type { Engine } from './engine';
import { StoreError } from './storeError';
import { Meta } from './meta';
import { migrate } from './migrate';
import { openPostgres } from './postgres';
import type { Tables } from './tables';

export interface StoreConfig {
	/** The embedded store's folder; null for one in `state/`, named by the event's id. */
	stateDir: string | null;
	/** PostgreSQL's address; null for the embedded store. */
	databaseUrl: string | null;
	/** The event's id: a store of another event is refused. */
	event: string;
	/** Only one server may have the embedded store open; commands may run beside it. */
	role: 'server' | 'command';
	/** A rehearsal has a store of its own beside the real one, so nothing done in it ever gets live. */
	rehearsal: boolean;
}

/** The folder of the rehearsal's store within `stateDir`, and its schema in PostgreSQL. */
const REHEARSAL = { folder: 'rehearsal', schema: 'runsheet_rehearsal' } as const;

export class Store {
	readonly #engine: Engine;
	readonly #announcements: Announcements;
	readonly rehearsal: boolean;
	/** In words, for whoever wants to delete it: `the folder state/vdl-2017/rehearsal`. */
	readonly place: string;

	constructor(engine: Engine, announcements: Announcements, rehearsal: boolean, place: string) {
		this.#engine = engine;
		this.#announcements = announcements;
		this.rehearsal = rehearsal;
		this.place = place;
	}

	get db(): Kysely<Tables> {
		return this.#engine.db;
	}

	/** A transaction. Of those with the same name, across all processes, only one runs at a time. */
	exclusively<T>(name: string, work: (within: Transaction<Tables>) => Promise<T>): Promise<T> {
		return this.db.transaction().execute(async (within) => {
			await this.#engine.lock(within, name);
			return work(within);
		});
	}

	/**
	 * Tells all processes that something about this topic has changed; they read it themselves. From a
	 * command beside the embedded store, the running server hears nothing.
	 * @param within a transaction: announced when it commits
	 */
	announce(topic: Topic, within: Kysely<Tables> = this.db): Promise<void> {
		return this.#engine.announce(topic, within);
	}

	/**
	 * @param callback also called when announcements may have been missed, so there may be nothing new
	 * @returns a function that stops it
	 */
	follow(topic: Topic, callback: () => void): () => void {
		return this.#announcements.follow(topic, callback);
	}

	close(): Promise<void> {
		return this.#engine.close();
	}
}

/** @throws StoreError with a sentence for the person who runs the server */
export async function openStore(config: StoreConfig): Promise<Store> {
	const announcements = new Announcements();
	const { databaseUrl, rehearsal } = config;
	const ofReal = config.stateDir ?? join('state', config.event);
	const stateDir = rehearsal ? join(ofReal, REHEARSAL.folder) : ofReal;
	const engine = databaseUrl
		? await openPostgres(databaseUrl, announcements, rehearsal ? REHEARSAL.schema : null)
		: await openEmbedded(stateDir, config.role, announcements);
	try {
		await migrate(engine);
		await belongsTo(engine, config, stateDir);
	} catch (error) {
		await engine.close();
		if (error instanceof StoreError) throw error;
		throw new StoreError(`The store cannot be used: ${(error as Error).message}.`);
	}
	const schema = rehearsal ? `the schema ${REHEARSAL.schema}` : 'the database';
	const place = databaseUrl ? schema : `the folder ${stateDir}`;
	return new Store(engine, announcements, rehearsal, place);
}

async function belongsTo(
	{ db }: Engine,
	{ event, databaseUrl }: StoreConfig,
	stateDir: string
): Promise<void> {
	const owner = await new Meta(db).getOrSet('event', event);
	if (owner === event) return;
	throw new StoreError(
		databaseUrl
			? `The database at DATABASE_URL belongs to the event “${owner}”, not to “${event}”: give each event a database of its own.`
			: `${stateDir} belongs to the event “${owner}”, not to “${event}”: give this one another STATE_DIR.`
	);
}
