/**
 * Every address of the site: who answers it, and what the service worker does with it. The service worker,
 * the list of what it stores, the build and the server all read this one list; tests/addresses.test.ts
 * holds the routes to it. Plain JavaScript, because svelte.config.js loads it without a compiler.
 */

/**
 * @typedef {object} Address
 * @property {string} at a path below the base, or `/feeds/*` for all paths that begin with `/feeds/`
 * @property {'build' | 'code' | 'server'} by
 *   `build`: a file, written by the build.
 *   `code`: made by a running server, so that live revisions reach it; a file in the static build.
 *   `server`: a running server only; there is none in the static build.
 * @property {'stored' | 'shell' | 'network'} offline
 *   `stored`: kept on the device from the first visit on.
 *   `shell`: not stored; the stored shell makes the page from the stored program.
 *   `network`: never stored or answered by the service worker.
 * @property {true} [open] every site may read it, and the server around the app answers it
 * @property {true} [publishedOnly] a draft has none
 */

/** @type {readonly Address[]} The first that matches counts. */
export const addresses = [
	{ at: '/', by: 'build', offline: 'stored' },
	{ at: '/schedule/', by: 'build', offline: 'stored' },
	{ at: '/agenda/', by: 'build', offline: 'stored' },
	{ at: '/about/', by: 'build', offline: 'stored' },
	{ at: '/people/', by: 'build', offline: 'stored' },
	// one page each, too many to store
	{ at: '/people/*', by: 'build', offline: 'shell' },
	{ at: '/sessions/*', by: 'build', offline: 'shell' },
	// rarely read, or only on a screen in a hall
	{ at: '/changes/', by: 'build', offline: 'shell' },
	{ at: '/board/', by: 'build', offline: 'shell' },
	{ at: '/stage/*', by: 'build', offline: 'shell' },
	{ at: '/speak/*', by: 'server', offline: 'shell' },
	{ at: '/a/*', by: 'server', offline: 'network' },
	{ at: '/agendas/*', by: 'server', offline: 'network' },
	{ at: '/desk/', by: 'server', offline: 'network' },
	{ at: '/health', by: 'server', offline: 'network' },

	// the program for this device; revision.json tells whether there is a newer one
	{ at: '/program/revision.json', by: 'build', offline: 'network' },
	{ at: '/program/*', by: 'build', offline: 'stored' },

	// the program for others
	{ at: '/api/live', by: 'server', offline: 'network', open: true },
	{ at: '/api/*', by: 'server', offline: 'network' },
	{ at: '/program.json', by: 'code', offline: 'network', open: true },
	{ at: '/feeds/*', by: 'code', offline: 'network', open: true },
	{ at: '/export/*', by: 'code', offline: 'network', open: true },
	{ at: '/embed/', by: 'code', offline: 'network', open: true },
	{ at: '/program.schema.json', by: 'build', offline: 'network' },

	{ at: '/shell.html', by: 'build', offline: 'stored' },
	{ at: '/404.html', by: 'build', offline: 'network' },
	{ at: '/manifest.webmanifest', by: 'build', offline: 'stored' },
	{ at: '/service-worker.js', by: 'build', offline: 'network' },
	{ at: '/sitemap.xml', by: 'build', offline: 'network', publishedOnly: true },
	{ at: '/robots.txt', by: 'build', offline: 'network' },
	// pictures that other sites show with a link
	{ at: '/share/*', by: 'build', offline: 'network' },
	{ at: '/icons/icon-32.png', by: 'build', offline: 'stored' },
	// the system fetches the large ones when the app is installed
	{ at: '/icons/*', by: 'build', offline: 'network' },
	{ at: '/_app/version.json', by: 'build', offline: 'network' },
	{ at: '/_app/*', by: 'build', offline: 'stored' }
];

/**
 * What the list says of a path, taken exactly. Null if it says nothing: a picture of the program, or an
 * address that doesn't exist.
 * @param {string} path without the base
 */
export const addressAt = (path) =>
	addresses.find(({ at }) => (at.endsWith('*') ? path.startsWith(at.slice(0, -1)) : path === at)) ??
	null;

/**
 * The same for a path that may lack the slash at its end.
 * @param {string} path without the base
 */
export const findAddress = (path) => addressAt(path) ?? addressAt(`${path}/`);
