/**
 * What the service worker stores, listed after prerendering, when every byte is known: each address
 * with a revision from its content, so that a deploy fetches again only what changed. Session and
 * person pages are not stored one by one: the shell makes them from the program on the device.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Kept off the device, by path below the root: made for calendars, crawlers and other programs, or one page per session. */
const ONLINE_ONLY = [
	// notes of the tools, not served
	/^\./,
	/^feeds\//,
	/^export\//,
	/^embed\//,
	/^program\.(json|schema\.json)$/,
	/^program\/revision\.json$/,
	/^(sessions|people)\/[^/]+\//,
	// the system fetches them when the app is installed
	/^icons\/(?!icon-32).*\.png$/,
	/^share\//,
	/^desk\//,
	// screens in a hall, and what is seldom looked up: the shell makes them
	/^(board|stage|changes)\//,
	/^404\.html$/,
	/^robots\.txt$/,
	/^sitemap\.xml$/,
	/^service-worker\.js$/,
	/^_app\/version\.json$/,
	/\.(br|gz|map)$/
];

/** Answered by a running server alone: the static build leaves these routes out, and no other. */
const SERVER_ONLY = /^\/(api|desk|agendas|a|speak)(\/|$)/;

/** A draft has none of these. */
const PUBLISHED_ONLY = ['/sitemap.xml'];

/** @param {import('@sveltejs/kit').Builder} builder */
function checkLeftOut({ routes }) {
	const others = routes.filter(
		({ id, prerender }) =>
			prerender !== true && !SERVER_ONLY.test(id) && !PUBLISHED_ONLY.includes(id)
	);
	if (others.length === 0) return;
	const names = others.map(({ id }) => id).join(', ');
	throw new Error(`The static build would leave out ${names}: prerender it.`);
}

/** @param {string} dir @returns {string[]} */
function filesBelow(dir) {
	if (!existsSync(dir)) return [];
	return readdirSync(dir).flatMap((name) => {
		const path = join(dir, name);
		return statSync(path).isDirectory() ? filesBelow(path) : [path];
	});
}

/** @param {string} file */
const address = (file) =>
	file
		.split(sep)
		.join('/')
		.replace(/(^|\/)index\.html$/, '$1');

/** Components that organizers alone load, when they need them: their code is no attendee's to keep. */
const ORGANIZERS_ONLY = /^src\/routes\/desk\/[A-Z]/;

/**
 * Files that nobody asks for who uses what is stored, by what the bundler has noted of itself: those that
 * only organizers' components load and, in a static build, those of pages that are not there.
 * @param {string} client the folder of the built client
 * @param {boolean} leavesOut whether pages that need a server are left out
 * @returns {Set<string>}
 */
function neverAsked(client, leavesOut) {
	/** @type {Record<string, { file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[], css?: string[] }>} */
	const chunks = JSON.parse(readFileSync(join(client, '.vite', 'manifest.json'), 'utf8'));
	const filesOf = (/** @type {string} */ key) => [chunks[key].file, ...(chunks[key].css ?? [])];
	const isApart = (/** @type {string} */ key) =>
		ORGANIZERS_ONLY.test(key) || (leavesOut && isServerOnly(key));
	const keys = Object.keys(chunks);
	/** @param {string[]} from @param {(key: string) => boolean} stops */
	const reachedFrom = (from, stops) => {
		/** @type {Set<string>} */
		const reached = new Set();
		const walk = (/** @type {string} */ key) => {
			if (reached.has(key) || stops(key)) return;
			reached.add(key);
			const { imports = [], dynamicImports = [] } = chunks[key];
			[...imports, ...dynamicImports].forEach(walk);
		};
		from.forEach(walk);
		return reached;
	};
	const everybodys = reachedFrom(
		keys.filter((key) => chunks[key].isEntry),
		isApart
	);
	// what nobody reaches by imports (the styles of pages, say) is everybody's
	const apart = reachedFrom(keys.filter(isApart), (key) => everybodys.has(key));
	const others = new Set([...everybodys].flatMap(filesOf));
	return new Set([...apart].flatMap(filesOf).filter((file) => !others.has(file)));
}

/**
 * Whether a file is what SvelteKit has made of a page that only a server answers.
 * @param {string} key its path
 */
function isServerOnly(key) {
	if (!/\/nodes\/\d+\.js$/.test(key) || !existsSync(key)) return false;
	const page = /src\/routes(\/.*)\/\+page\.svelte/.exec(readFileSync(key, 'utf8'))?.[1];
	return page !== undefined && SERVER_ONLY.test(page);
}

/**
 * @param {string[]} dirs
 * @param {string} base
 * @param {Set<string>} except paths below one of them
 */
export function precacheList(dirs, base, except) {
	return dirs
		.flatMap((dir) =>
			filesBelow(dir).map((path) => ({ path, name: relative(dir, path).split(sep).join('/') }))
		)
		.filter(({ name }) => !except.has(name) && !ONLINE_ONLY.some((pattern) => pattern.test(name)))
		.map(({ path, name }) => ({
			url: `${base}/${address(name)}`,
			revision: name.startsWith('_app/immutable/')
				? null
				: createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 12)
		}))
		.sort((a, b) => (a.url < b.url ? -1 : 1));
}

/**
 * Styles that stand in every page, the shell too, whose files are therefore never asked for: Kit names
 * them there as links that are off.
 * @param {string} shell
 * @param {string} base
 */
const stylesInPages = (shell, base) =>
	[...shell.matchAll(/href="([^"]+\.css)" rel="stylesheet" disabled/g)].map(([, url]) =>
		url.slice(base.length + 1)
	);

/**
 * Whether any person has a page.
 * @param {string} prerendered the folder of the finished pages
 */
function isPeopled(prerendered) {
	const people = join(prerendered, 'pages', 'people');
	return readdirSync(people, { withFileTypes: true }).some((entry) => entry.isDirectory());
}

/**
 * What hosts of static files answer unknown addresses with: the shell, which draws the page by script,
 * and words for who has none.
 * @param {string} shell
 * @param {string} base
 * @param {boolean} peopled whether the program names anybody
 */
export function notFound(shell, base, peopled) {
	const people = peopled ? `<a href="${base}/people/">People</a> · ` : '';
	const words =
		'<noscript><main class="lost prose"><h1>Nothing is here</h1>' +
		'<p>This address leads nowhere in this program.</p>' +
		`<p><a href="${base}/schedule/">The schedule</a> · ${people}` +
		`<a href="${base}/about/">About</a></p></main></noscript>`;
	return shell
		.replace('</head>', '<title>Nothing is here</title></head>')
		.replace('</body>', () => `${words}</body>`);
}

/**
 * Wraps an adapter: writes the offline shell and puts the list into the built service worker before
 * the adapter copies and compresses anything.
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {'server' | 'static'} kind of the build
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function withOffline(adapter, kind) {
	return {
		...adapter,
		async adapt(builder) {
			if (kind === 'static') checkLeftOut(builder);
			const base = builder.config.kit.paths.base;
			const client = join(builder.config.kit.outDir, 'output', 'client');
			const prerendered = join(builder.config.kit.outDir, 'output', 'prerendered');
			await builder.generateFallback(join(client, 'shell.html'));
			const shell = readFileSync(join(client, 'shell.html'), 'utf8');
			writeFileSync(join(client, '404.html'), notFound(shell, base, isPeopled(prerendered)));
			const list = precacheList(
				[client, join(prerendered, 'pages'), join(prerendered, 'dependencies')],
				base,
				new Set([...neverAsked(client, kind === 'static'), ...stylesInPages(shell, base)])
			);
			const worker = join(client, 'service-worker.js');
			const code = readFileSync(worker, 'utf8');
			if (!code.includes('__PRECACHE__'))
				throw new Error('The service worker has no place for its list.');
			writeFileSync(
				worker,
				code.replace(/(["'`])__PRECACHE__\1/, () => JSON.stringify(JSON.stringify(list)))
			);
			await adapter.adapt(builder);
		}
	};
}
