/** The same tests on the embedded store and on PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openStore, type Store, type StoreConfig } from '../../src/lib/server/store/store';
import { NO_POSTGRES, type Postgres, postgresBinaries, sharedPostgres } from './postgres';

export interface Place {
	/** Several processes may serve from it. */
	shared: boolean;
	/** Of an empty place for one store, made anew for each test. */
	config(): StoreConfig;
	/** Opens the store of this test; it is closed after it. */
	open(given?: Partial<StoreConfig>): Promise<Store>;
	/** Breaks its connections, where it has any. */
	cutOff(): Promise<void>;
}

const binaries = postgresBinaries();
if (!binaries) console.warn(NO_POSTGRES);

console.log(
	'Skipped everywhere: several servers on the embedded store, which takes one, and tests of that limit on PostgreSQL.'
);

/** @param tests is called once for each engine, within a `describe` of its name */
export function onBothEngines(tests: (place: Place) => void): void {
	describe('on the embedded store', () => tests(place(null)));
	describe.skipIf(!binaries)('on PostgreSQL', () => onPostgres(tests));
}

export function onPostgres(tests: (place: Place) => void): void {
	let postgres: Postgres | undefined;
	beforeAll(async () => {
		if (binaries) postgres = await sharedPostgres(binaries);
	}, 60_000);
	tests(place(() => postgres!));
}

export const withPostgres = describe.skipIf(!binaries);

function place(postgres: (() => Postgres) | null): Place {
	const stores: Store[] = [];
	let config: StoreConfig | null = null;
	let url: string | null = null;
	const folder = mkdtempSync(join(tmpdir(), 'runsheet-state-'));
	let made = 0;
	const fresh = async () => {
		if (postgres && url) await postgres().empty(url);
		else if (postgres) url = await postgres().database();
		const stateDir = join(folder, String(++made));
		config = { stateDir, databaseUrl: url, event: 'vdl-2017', role: 'server', rehearsal: false };
	};
	beforeAll(fresh);
	afterEach(async () => {
		await Promise.all(stores.splice(0).map((store) => store.close()));
		await fresh();
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	return {
		shared: postgres !== null,
		config: () => config!,
		async open(given = {}) {
			const store = await openStore({ ...config!, ...given });
			stores.push(store);
			return store;
		},
		cutOff: async () => (postgres && url ? postgres().cutOff(url) : undefined)
	};
}
