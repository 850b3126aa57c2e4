/** One build at a time in each place, by whichever command it is made. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How often to look whether the other build is over, in ms. */
const PAUSE = 250;

/** Held until this process ends; the system lets go of it even where the process is killed. */
let lock;

/**
 * Waits until no other process builds into the same place, and keeps others waiting until this process ends.
 * @param {string} next where the build is made, as in `buildPlaces`
 * @param {() => void} onWait called once, where another process is building
 */
export async function buildAlone(next, onWait) {
	const { default: Database } = await import('libsql');
	mkdirSync(`${next}-lock`, { recursive: true });
	lock = new Database(join(`${next}-lock`, 'lock'));
	for (let waits = false; !taken(lock); waits = true) {
		if (!waits) onWait();
		await pause(PAUSE);
	}
}

/** @param {import('libsql').Database} database */
function taken(database) {
	try {
		database.exec('BEGIN EXCLUSIVE');
		return true;
	} catch (error) {
		if (/^SQLITE_BUSY/.test(/** @type {{ code?: string }} */ (error).code ?? '')) return false;
		throw error;
	}
}
