/** A site to visit: one of the builds on a free port, served for real, and killed for real. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import {
	test as base,
	expect,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { BELOW, folders, type Kind } from './builds';
import { startServer } from './server';

export interface Site {
	/** With the sub-path, without a trailing slash. */
	url: string;
	/** Ends it at once, as a machine that goes away. */
	kill(): Promise<void>;
}

/** A static host that can be deployed to, that can hang, and that remembers what it was asked for. */
export interface StaticSite extends Site {
	deploy(kind: Kind): void;
	/** From now on connections are taken and nothing is answered: the network of a full hall. */
	hang(): void;
	/** Answers no request for that path of the site until it is let go. */
	hold(path: string): () => void;
	/** Paths of the site that were asked for since the last look. */
	asked(): string[];
}

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.ics': 'text/calendar; charset=utf-8',
	'.xml': 'application/xml',
	'.txt': 'text/plain; charset=utf-8'
};

/** A plain static host, as dumb as they come: files, index.html of folders, 404.html. */
export function hostFiles(kind: Kind): Promise<StaticSite> {
	return hostFolder(folders[kind], BELOW);
}

/** @param below the sub-path, without a trailing slash */
export async function hostFolder(folder: string, below = ''): Promise<StaticSite> {
	let hanging = false;
	const held = new Map<string, Promise<void>>();
	const paths: string[] = [];
	const server: Server = createServer(async (request, response) => {
		const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
		if (hanging) return;
		const name = path.startsWith(`${below}/`) ? path.slice(below.length) : '/404.html';
		paths.push(name);
		await held.get(name);
		const file = [join(folder, name), join(folder, name, 'index.html')].find(
			(candidate) => existsSync(candidate) && statSync(candidate).isFile()
		);
		const found = file ?? join(folder, '404.html');
		response.writeHead(file ? 200 : 404, {
			'content-type': TYPES[extname(found)] ?? 'application/octet-stream'
		});
		createReadStream(found).pipe(response);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : 0;
	return {
		url: `http://localhost:${port}${below}`,
		deploy: (next) => (folder = folders[next]),
		hang: () => (hanging = true),
		hold(path) {
			let letGo = () => {};
			held.set(path, new Promise((go) => (letGo = go)));
			return letGo;
		},
		asked: () => paths.splice(0),
		kill: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			})
	};
}

/** @param settings of the environment, for a server */
export function openSite(kind: Kind, settings: Record<string, string> = {}): Promise<Site> {
	return kind === 'server' ? startServer(settings) : hostFiles(kind);
}

/** Collects what a page must never do: messages in the console, and requests to other origins. */
export function watch(page: Page, problems: string[]): void {
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
	});
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('request', (request) => {
		const { protocol, hostname } = new URL(request.url());
		if (/^https?:/.test(protocol) && hostname !== 'localhost') problems.push(`asks ${hostname}`);
	});
}

interface Device extends BrowserContextOptions {
	/** Whether it installs our service worker. */
	installs?: boolean;
}

interface Fixtures {
	/** Fills with what no page may do. */
	problems: string[];
	/** Whether `page` installs our service worker. */
	installs: boolean;
	/** A page on another device, with storage of its own; gone when the test ends. */
	device(options?: Device): Promise<Page>;
}

/**
 * Tests with a site of their worker's. A page installs our service worker only where a test asks for it,
 * which every test of offline must; elsewhere it is refused as in a private window, because installing
 * costs more than most tests do besides.
 */
export const test = base.extend<Fixtures, { kind: Kind; site: Site }>({
	installs: [false, { option: true }],
	context: async ({ context, installs }, use) => {
		if (!installs) await context.addInitScript(refuseWorkers);
		await use(context);
	},
	device: async ({ browser }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async ({ installs = false, ...options } = {}) => {
			const context = await browser.newContext(options);
			contexts.push(context);
			if (!installs) await context.addInitScript(refuseWorkers);
			return context.newPage();
		});
		await Promise.all(contexts.map((context) => context.close()));
	},
	kind: ['server', { option: true, scope: 'worker' }],
	site: [
		async ({ kind }, use) => {
			const site = await openSite(kind);
			await use(site);
			await site.kill();
		},
		{ scope: 'worker' }
	],
	problems: async ({ page }, use) => {
		const problems: string[] = [];
		watch(page, problems);
		await use(problems);
	}
});

/** Runs in the page. */
function refuseWorkers(): void {
	ServiceWorkerContainer.prototype.register = () =>
		Promise.reject(new DOMException('This is a private window.', 'SecurityError'));
}

/** Waits until the page says that all is on the device; it must install the service worker. */
export async function saved(page: Page): Promise<void> {
	await expect(page.locator('footer').getByText('Saved for offline')).toBeVisible({
		timeout: 30_000
	});
}

/** What the browser may skip and what asks for its own size at once: Firefox gives it no height while it is skipped. */
export const skippedContainers = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('*')]
			.filter((element) => {
				const { contentVisibility, containerType } = getComputedStyle(element);
				return contentVisibility === 'auto' && containerType !== 'normal';
			})
			.map(({ tagName, id, className }) => `${tagName}#${id}.${className}`)
	);

/** Runs in the page: its IndexedDB opens nothing until `store-answers` stands in the storage of the tab. */
export function silentStore(): void {
	const open = IDBFactory.prototype.open.bind(indexedDB);
	const silent = () => new EventTarget() as IDBOpenDBRequest;
	IDBFactory.prototype.open = (...given) =>
		sessionStorage.getItem('store-answers') ? open(...given) : silent();
}

export { expect };
