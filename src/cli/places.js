/**
 * Where the program folder is, where its builds go, and what they are made of. Runs before node_modules
 * exists, so it may use nothing but Node itself.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isProgramFile } from '../lib/data/programFiles.js';

/** The project's folder; every command works there, wherever it was called from. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The folder that paths in the environment are relative to: for `npx runsheet`, where it is called. */
export const home = process.env.RUNSHEET_HOME || root;

/** What a build is made of, besides the program folder. */
const SOURCES = [
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts',
	'src',
	'static'
];

/** @typedef {'server' | 'static'} Kind */

/** The program folder: DATA_DIR or `data`. */
export function dataFolder(env = process.env) {
	return resolve(home, env.DATA_DIR || 'data');
}

/**
 * Where a build of a program folder goes: `build/` or `build-static/`, of `data/` beside it, of any other
 * folder inside it, or wherever BUILD_DIR says. Builds that go to different places share nothing, so they
 * can be made at the same time; those that go to the same wait for each other (buildAlone.js).
 * @param {Kind} kind
 * @param {NodeJS.ProcessEnv} [env] DATA_DIR and BUILD_DIR are read
 * @returns {{ out: string, next: string, work: string }} absolute paths: of the build, of the one that is
 * being made until it is good, and of what SvelteKit writes meanwhile
 */
export function buildPlaces(kind, env = process.env) {
	const name = kind === 'static' ? 'build-static' : 'build';
	const folder = dataFolder(env);
	const above = folder === join(root, 'data') ? root : folder;
	const out = env.BUILD_DIR ? resolve(home, env.BUILD_DIR) : join(above, name);
	const next = join(dirname(out), `.${basename(out)}-next`);
	return { out, next, work: workOf(out) };
}

/**
 * What belongs to the build at `place` alone, in a folder whose name a person recognizes. It is below the
 * project, because what is built loads packages from there before it is complete; and it is not the folder
 * of `npm run dev`, which writes there whenever a file changes.
 * @param {string} place an absolute path
 */
const workOf = (place) =>
	join(root, '.svelte-kit/builds', `${basename(dirname(place))}-${hash(place).slice(0, 12)}`);

/** The file in which a build says what it was made of. */
export const STAMP = '.runsheet-sources';

/** A fingerprint of everything that a build is made of; a build notes it, `npm start` compares it. */
export function sourcesStamp(env = process.env) {
	const all = createHash('sha256');
	const data = dataFolder(env);
	const published = env.PUBLISHED === '1';
	all.update(JSON.stringify({ base: env.BASE_PATH ?? '', data, published, root }));
	const sources = SOURCES.flatMap((name) => filesBelow(join(root, name)));
	for (const file of [...sources, ...programFiles(data)]) {
		all.update(`\n${relative(root, file)} ${hash(readFileSync(file))}`);
	}
	return all.digest('hex');
}

/**
 * Whether a build stands there that was made of what there is now.
 * @param {string} out
 */
export function isBuilt(out) {
	const stamp = join(out, STAMP);
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesStamp();
}

/**
 * @param {string} folder
 */
function programFiles(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter(isProgramFile)
		.sort()
		.flatMap((name) => filesBelow(join(folder, name)));
}

/**
 * Every file at or below a place, sorted; editors' and Finder's own files do not count.
 * @param {string} place
 * @returns {string[]}
 */
function filesBelow(place) {
	if (!existsSync(place)) return [];
	if (statSync(place).isFile()) return [place];
	return readdirSync(place)
		.filter((name) => !/^\.(DS_Store|#)|~$|\.sw[op]$/.test(name))
		.sort()
		.flatMap((name) => filesBelow(join(place, name)));
}

/** @param {string | Buffer} content */
export function hash(content) {
	return createHash('sha256').update(content).digest('hex');
}
