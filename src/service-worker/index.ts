/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/**
 * The offline rules, as a list. Which address is of which kind: lib/addresses.js.
 * 1. The shell, the main pages, the program and every script are stored at installation, each with a
 *    revision made from its content: after a deploy, only what changed is fetched.
 * 2. A stored page is answered from the store, whatever its query says; the network never delays it.
 * 3. Any other page of the program (a session, a person, a screen in a hall…) is made by the stored shell
 *    from the stored program.
 * 4. Feeds, exports and the API always go to the network.
 * 5. A waiting version takes over when no page is in use, or when somebody asks for it.
 * Notifications are made from what a push carries (push.ts).
 */
import { base } from '$service-worker';
import {
	addPlugins,
	addRoute,
	cleanupOutdatedCaches,
	matchPrecache,
	precache,
	type PrecacheEntry
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { findAddress } from '../lib/addresses';
import { followPushes } from './push';

const worker = self as unknown as ServiceWorkerGlobalScope;

// revalidate, rather than download again, what the page has just fetched
addPlugins([
	{
		requestWillFetch: async ({ request }) =>
			request.cache === 'reload' ? new Request(request, { cache: 'no-cache' }) : request
	}
]);
precache(JSON.parse('__PRECACHE__') as PrecacheEntry[]);
cleanupOutdatedCaches();

const isForNetwork = (pathname: string) =>
	findAddress(pathname.slice(base.length))?.offline === 'network';
const isFile = (pathname: string) => /\.[a-z0-9]+$/i.test(pathname);

async function page(event: FetchEvent, url: URL): Promise<Response> {
	const waiting = worker.registration.waiting;
	const open = waiting ? await worker.clients.matchAll({ type: 'window' }) : [];
	// the one open page may be the one being left now; a hidden one is behind a new tab, and stays
	if (waiting && open.length < 2 && open.every((one) => one.visibilityState === 'visible')) {
		waiting.postMessage({ type: 'SKIP_WAITING' });
		// the browser asks for the same address again at once, and the new version answers
		return new Response('', { headers: { Refresh: '0' } });
	}
	const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
	return (
		(await matchPrecache(path)) ??
		(await matchPrecache(`${base}/shell.html`)) ??
		fetch(event.request)
	);
}

registerRoute(
	({ request, url, sameOrigin }) =>
		sameOrigin &&
		request.mode === 'navigate' &&
		!isForNetwork(url.pathname) &&
		!isFile(url.pathname),
	({ event, url }) => page(event as FetchEvent, url)
);
addRoute({ cleanURLs: false, ignoreURLParametersMatching: [/^x-sveltekit-/], directoryIndex: '' });

// the page of the first visit is served from now on, without a reload
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
	if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting();
});
followPushes(worker, base);
