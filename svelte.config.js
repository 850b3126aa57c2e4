import node from '@sveltejs/adapter-node';
import staticSite from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { buildPlaces } from './src/cli/places.js';
import { BREATH } from './src/speed/breath.js';
import { EARLY, hashOf } from './src/speed/earlyScript.js';
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
				'script-src': ['self', hashOf(EARLY), hashOf(BREATH)],
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
