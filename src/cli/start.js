/** `npm start`: installs if needed, builds if anything has changed, serves. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STAMP } from './build.js';
import { command, install, root, runQuietly, sourcesStamp, Stop } from './setup.js';

await command(async () => {
	if (process.argv.length > 2) {
		throw new Stop('Usage: npm start (PORT, HOST, ORIGIN, STATE_DIR, DATA_DIR are read)', 2);
	}
	await install();
	await buildIfChanged();
	// the server runs in this process, so that signals reach it first-hand
	await import(pathToFileURL(join(root, 'build/index.js')).href);
});

async function buildIfChanged() {
	const stamp = join(root, 'build', STAMP);
	const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
	if (built === sourcesStamp()) return;
	console.log(built ? 'Building, since sources or data have changed…' : 'Building…');
	const build = await runQuietly(process.execPath, ['src/cli/build.js', 'server', '--quiet']);
	if (build.status !== 0) throw new Stop(build.said.trimEnd(), build.status);
}
