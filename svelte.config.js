import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import node from '@sveltejs/adapter-node';
import staticSite from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { buildPlaces } from './src/cli/places.js';
import { BREATH } from './src/lib/server/breath.js';
import { withOffline } from './src/service-worker/manifest.js';

const isStatic = process.env.RUNSHEET_BUILD === 'static';
const { next, work } = workPlaces();

/** Builds have places of their own (src/cli/build.js); all other tools share SvelteKit's usual one. */
function workPlaces() {
	const kind = process.env.RUNSHEET_BUILD;
	if (kind === 'server' || kind === 'static') return buildPlaces(kind);
	return { next: 'build', work: '.svelte-kit' };
}

/**
 * The policy admits app.html's own early script by its hash; the build fails to boot it when they differ.
 * What it does is told here, because every page carries it:
 * - Scripts are asked for after the first paint, each in a task of its own.
 * - What is done before the app has started is kept for it: a bookmark shows at once, and counts on the next
 *   page too, where there is room to keep it (`before`: those of a page that was left too soon); other
 *   buttons and fields are taken up when there is somebody to answer.
 * - An address that asks for the grid has its room from the start.
 */
function earlyScriptHash() {
	const html = readFileSync(new URL('./src/app.html', import.meta.url), 'utf8');
	const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1];
	if (!script) throw new Error('src/app.html has no early script to allow.');
	return hashOf(script);
}

/** @param {string} script */
const hashOf = (script) =>
	/** @type {`sha256-${string}`} */ (
		`sha256-${createHash('sha256').update(script).digest('base64')}`
	);

/**
 * A route with a parameter has as many pages as the program has people, rooms or sessions, which may be
 * none. Any other route that was not prerendered is a fault of ours.
 * @param {{ routes: string[] }} details ids of the routes
 */
function failUnseen({ routes }) {
	const others = routes.filter((id) => !id.includes('['));
	if (others.length > 0) throw new Error(`No page was made for ${others.join(', ')}.`);
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: withOffline(
			isStatic
				? staticSite({
						pages: next,
						assets: next,
						precompress: false,
						// withOffline looks itself that only what needs the server is left out
						strict: false
					})
				: node({ out: next, precompress: true }),
			isStatic ? 'static' : 'server'
		),
		outDir: work,
		// relative paths would break the shell when it answers for a deeper address
		paths: {
			base: /** @type {'' | `/${string}`} */ (isStatic ? (process.env.BASE_PATH ?? '') : ''),
			relative: false
		},
		inlineStyleThreshold: 40_000,
		serviceWorker: { register: false },
		prerender: {
			handleHttpError: 'fail',
			handleMissingId: 'fail',
			handleUnseenRoutes: failUnseen,
			entries: ['*']
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', earlyScriptHash(), hashOf(BREATH)],
				'style-src': ['self'],
				// the style attribute of SvelteKit's route announcer
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'base-uri': ['self'],
				'form-action': ['self']
			}
		}
	}
};
