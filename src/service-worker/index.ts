/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/**
 * The offline rules, as a list:
 * 1. The shell, the main pages, the program and every script are stored at installation, with revisions
 *    from their content: a deploy fetches only what changed.
 * 2. A page that is stored is answered from the store, whatever its query says; the network never delays it.
 * 3. Any other page of the program (a session, a person, what changed, a speaker's own, a screen in a
 *    hall) is made by the shell from the stored program.
 * 4. Feeds, exports and the questions about freshness always go to the network.
 * 5. A waiting version takes over when no page is in use, or when somebody asks for it.
 * Pushes are shown from what they carry (push.ts).
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
import { followPushes } from './push';

const worker = self as unknown as ServiceWorkerGlobalScope;

// what the page itself has just fetched is asked about, not fetched again
addPlugins([
	{
		requestWillFetch: async ({ request }) =>
			request.cache === 'reload' ? new Request(request, { cache: 'no-cache' }) : request
	}
]);
precache(JSON.parse('__PRECACHE__') as PrecacheEntry[]);
cleanupOutdatedCaches();

/** Answered by the server alone. */
const NETWORK_ONLY = new RegExp(
	`^${base}/(api|feeds|export|embed|agendas|a|desk|health|program\\.json|program\\.schema\\.json|program/revision\\.json|share|robots\\.txt|sitemap\\.xml)(/|$|\\.)`
);
const isFile = (pathname: string) => /\.[a-z0-9]+$/i.test(pathname);

async function page(event: FetchEvent, url: URL): Promise<Response> {
	const waiting = worker.registration.waiting;
	const open = waiting ? await worker.clients.matchAll({ type: 'window' }) : [];
	// the only page may be the one that is left now; it is not where a new tab has hidden it
	if (waiting && open.length < 2 && open.every((one) => one.visibilityState === 'visible')) {
		waiting.postMessage({ type: 'SKIP_WAITING' });
		// the browser comes back for the same address, and then the new version answers
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
		!NETWORK_ONLY.test(url.pathname) &&
		!isFile(url.pathname),
	({ event, url }) => page(event as FetchEvent, url)
);
addRoute({ cleanURLs: false, ignoreURLParametersMatching: [/^x-sveltekit-/], directoryIndex: '' });

// the first visit is already safe: its page gets the worker's help without a reload
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
	if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting();
});
followPushes(worker, base);
