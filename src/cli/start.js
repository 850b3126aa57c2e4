/** `npm start`: installs if needed, builds if anything has changed, serves. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildQuietly } from './build.js';
import { buildPlaces, home, isBuilt, STAMP } from './places.js';
import { command, install, Stop } from './setup.js';

await command(async () => {
	if (process.argv.length > 2) {
		throw new Stop('Usage: npm start (PORT, HOST, ORIGIN, STATE_DIR, DATA_DIR are read)', 2);
	}
	await install();
	const { out } = buildPlaces('server');
	await buildIfChanged(out);
	// paths in the environment are relative to it
	process.chdir(home);
	// the server runs in this process, so that signals reach it first-hand
	await import(pathToFileURL(join(out, 'index.js')).href);
});

/** @param {string} out */
async function buildIfChanged(out) {
	if (isBuilt(out)) return;
	const again = existsSync(join(out, STAMP));
	console.log(again ? 'Building, since sources or data have changed…' : 'Building…');
	await buildQuietly('server', '--if-changed');
}
