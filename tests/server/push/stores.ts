/** The two kinds of store, each fresh: a folder, or a database of the tests' own PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresBinaries, sharedPostgres } from '../postgres';

export interface Place {
	stateDir: string;
	databaseUrl: string | null;
	remove(): void;
}

export function embedded(): Promise<Place> {
	const stateDir = mkdtempSync(join(tmpdir(), 'runsheet-push-'));
	const remove = () => rmSync(stateDir, { recursive: true, force: true });
	return Promise.resolve({ stateDir, databaseUrl: null, remove });
}

/** Null where PostgreSQL is not installed. */
export const postgresPrograms = postgresBinaries();

export async function postgres(): Promise<Place> {
	const place = await embedded();
	const databaseUrl = await (await sharedPostgres(postgresPrograms!)).database();
	return { ...place, databaseUrl };
}
