/**
 * `npm run build` and `npm run build:static`: the app by Vite, then, for the server, our own server
 * around it. A build takes its place when it is complete; until then the last good one stays. `--published`, or
 * PUBLISHED=1, builds the program as it was last published.
 */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { asCalled, onOurFolder } from './asCalled.js';
import { buildAlone } from './buildAlone.js';
import { linkPackages, packageFolder } from './packages.js';
import { buildPlaces, home, isBuilt, root, sourcesStamp, STAMP } from './places.js';
import { command, install, runQuietly, Stop } from './setup.js';

/** @typedef {import('./places.js').Kind} Kind */

/**
 * @param {Kind} kind
 * @param {boolean} ifChanged leaves a build as it is that another process has just made of the same
 * @returns {Promise<string | null>} what was built, in words; null where nothing had to be
 */
async function build(kind, ifChanged) {
	const { out, next } = buildPlaces(kind);
	await buildAlone(next, () => console.error(WAITING));
	if (ifChanged && isBuilt(out)) return null;
	const stamp = sourcesStamp();
	await writeTypes();
	process.env.RUNSHEET_BUILD = kind;
	const clear = () => rmSync(next, { recursive: true, force: true });
	process.once('exit', clear);
	process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143));
	clear();
	const built = await buildApp();
	if (kind === 'server') {
		await bundleServer(next);
		linkPackages(next, dirname(out));
	}
	if (kind === 'server') writeFileSync(join(next, 'package.json'), '{ "type": "module" }\n');
	writeFileSync(join(next, STAMP), stamp);
	replace(out, next);
	return built;
}

/**
 * @param {string} out
 * @param {string} next what takes its place
 */
function replace(out, next) {
	const before = `${next}-before`;
	rmSync(before, { recursive: true, force: true });
	if (existsSync(out)) renameSync(out, before);
	renameSync(next, out);
	rmSync(before, { recursive: true, force: true });
}

/** tsconfig.json extends what SvelteKit writes for the code itself; a build alone may miss it. */
async function writeTypes() {
	if (existsSync(join(root, '.svelte-kit/tsconfig.json'))) return;
	const kit = join(packageFolder('@sveltejs/kit', root) ?? '', 'svelte-kit.js');
	const { status, said } = await runQuietly(process.execPath, [kit, 'sync']);
	if (status !== 0) throw new Stop(`SvelteKit could not write its types.\n\n${said}`);
}

/** @returns {Promise<string>} the program in words, as lib/data/plugin.ts has it */
async function buildApp() {
	// pages are made by the thousand and thrown away: with room for them (MB) there is less to tidy in between
	setFlagsFromString('--max-semi-space-size=64');
	const { createBuilder } = await import('vite');
	try {
		const builder = await createBuilder({ root, logLevel: 'error' }, null);
		await builder.buildApp();
		const { plugins } = builder.config;
		return plugins.find(({ name }) => name === 'runsheet-program')?.api.summary();
	} catch (error) {
		throw new Stop(`${STOPPED}; the last good one stays.\n\n${reasons(error)}`);
	}
}

/**
 * What went wrong, in the words of whoever said it. A stack only for a fault of the code itself.
 * @param {unknown} error
 */
function reasons(error) {
	const all = /** @type {AggregateError} */ (error).errors ?? [error];
	// several modules may stumble over the same mistake
	const words = new Set(all.map((it) => (it.name === 'Error' ? it.message : it.stack)));
	return [...words].join('\n\n');
}

/**
 * Bundles src/server/main.ts into `out/index.js`, in place of the adapter's own. It loads handler.js
 * beside it when it runs, so the two are made apart.
 * @param {string} out
 */
export async function bundleServer(out) {
	const { build: bundle } = await import('vite');
	await bundle({
		root,
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		build: {
			ssr: join(root, 'src/server/main.ts'),
			outDir: out,
			emptyOutDir: false,
			target: 'node20',
			rollupOptions: { output: { entryFileNames: 'index.js' } }
		}
	});
	rmSync(join(out, 'index.js.map'), { force: true });
}

/**
 * @param {Kind} kind
 * @param {string} built
 */
function told(kind, built) {
	const { out } = buildPlaces(kind);
	const inside = relative(home, out);
	const place = inside.startsWith('..') ? out : `${inside}/`;
	const path = process.env.BASE_PATH ? `, for the path ${process.env.BASE_PATH}/` : '';
	const next =
		kind === 'static'
			? `The static site is in ${place}${path}. Upload what is in that folder to your host.`
			: `The server is in ${place}. Start it with: ${onOurFolder('npm start')}`;
	return `${BUILT} ${built}.\n${next}`;
}

const BUILT = 'Built';
const STOPPED = 'The build has stopped';
const WAITING = 'Another build of this folder is running. Waiting until it has finished…';

/**
 * Makes a build in a process of its own, whose tools say much that matters only when they fail.
 * @param {Kind} kind
 * @param {string[]} flags `--if-changed`: not where another process has just built the same
 * @returns {Promise<string>} what was built and what to do next
 */
export async function buildQuietly(kind, ...flags) {
	const { status, said } = await runQuietly(
		process.execPath,
		[SELF, kind, '--aloud', ...flags],
		process.env,
		(text) => text.includes(WAITING) && console.log(WAITING)
	);
	const words = status === 0 ? said.lastIndexOf(`\n${BUILT} `) : said.lastIndexOf(STOPPED);
	if (status !== 0) throw new Stop(said.slice(Math.max(words, 0)).trimEnd(), status);
	return said.slice(words).trim();
}

const SELF = fileURLToPath(import.meta.url);
const FLAGS = ['--aloud', '--if-changed', '--published'];

if (process.argv[1] === SELF) {
	await command(async () => {
		const [kind, ...flags] = process.argv.slice(2);
		const known = kind === 'server' || kind === 'static';
		if (!known || flags.some((flag) => !FLAGS.includes(flag))) {
			throw new Stop('Usage: npm run build (or build:static) [-- --published]', 2);
		}
		await install();
		if (flags.includes('--published')) process.env.PUBLISHED = '1';
		const aloud = flags.includes('--aloud');
		if (!aloud) return console.log(asCalled(await buildQuietly(kind)));
		const built = await build(kind, flags.includes('--if-changed'));
		if (built) console.log(`\n${told(kind, built)}`);
	});
}
