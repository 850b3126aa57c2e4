/**
 * `npm run build` and `npm run build:static`: the app by Vite, then, for the server, our own server
 * around it. A build that fails leaves the last good one where it was.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { command, install, root, runQuietly, sourcesStamp, Stop } from './setup.js';

/** Where each kind of build goes, and where the one before it waits until the new one is good. */
const kinds = {
	server: { out: join(root, 'build'), last: join(root, '.svelte-kit/last-build') },
	static: { out: join(root, 'build-static'), last: join(root, '.svelte-kit-static/last-build') }
};

/** The file in which a build says what it was made of. */
export const STAMP = '.runsheet-sources';

/**
 * @param {keyof typeof kinds} kind
 * @param {'info' | 'silent'} logLevel how much Vite tells
 */
async function build(kind, logLevel) {
	const { out, last } = kinds[kind];
	const stamp = sourcesStamp();
	await writeTypes();
	process.env.RUNSHEET_BUILD = kind;
	setAside(out, last);
	const putBack = () => restore(out, last);
	process.once('exit', putBack);
	// kept for a second signal too, which would otherwise end us in the middle of putting it back
	process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143));
	await buildApp(logLevel);
	if (kind === 'server') await bundleServer(out);
	writeFileSync(join(out, STAMP), stamp);
	process.off('exit', putBack);
	rmSync(last, { recursive: true, force: true });
}

/**
 * @param {string} out
 * @param {string} last
 */
function setAside(out, last) {
	// a build that was killed has left the good one there
	if (existsSync(last)) restore(out, last);
	if (!existsSync(out)) return;
	mkdirSync(dirname(last), { recursive: true });
	renameSync(out, last);
}

/**
 * @param {string} out
 * @param {string} last
 */
function restore(out, last) {
	if (!existsSync(last)) return;
	rmSync(out, { recursive: true, force: true });
	renameSync(last, out);
}

/** tsconfig.json extends what SvelteKit writes for the server's build; a static build alone would miss it. */
async function writeTypes() {
	if (existsSync(join(root, '.svelte-kit/tsconfig.json'))) return;
	const kit = join(root, 'node_modules/@sveltejs/kit/svelte-kit.js');
	const { status, said } = await runQuietly(process.execPath, [kit, 'sync']);
	if (status !== 0) throw new Stop(`SvelteKit could not write its types.\n\n${said}`);
}

/** @param {'info' | 'silent'} logLevel */
async function buildApp(logLevel) {
	// pages are made by the thousand and thrown away: with room for them (MB) there is less to tidy in between
	setFlagsFromString('--max-semi-space-size=64');
	const { createBuilder } = await import('vite');
	try {
		const builder = await createBuilder({ root, logLevel }, null);
		await builder.buildApp();
	} catch (error) {
		throw new Stop(`The build has stopped; the last good one stays.\n\n${reasons(error)}`);
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await command(async () => {
		const [kind, ...flags] = process.argv.slice(2);
		const known = kind === 'server' || kind === 'static';
		if (!known || flags.some((flag) => flag !== '--quiet')) {
			throw new Stop('Usage: node src/cli/build.js server|static [--quiet]', 2);
		}
		await install();
		await build(kind, flags.length > 0 ? 'silent' : 'info');
	});
}
