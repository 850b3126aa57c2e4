/** What a page and its service worker fetch, in bytes on the wire, heads of answers included. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Request } from 'playwright';

export interface Fetched {
	address: string;
	/** The browser's word: Document, Script, Stylesheet, Image, Fetch, Manifest, … */
	type: string;
	bytes: number;
}

interface Pending extends Fetched {
	open: boolean;
}

/** One instance for one page, from before it is opened to its end. */
export class Traffic {
	#page = new Map<string, Pending>();
	#worker: Promise<Fetched | null>[] = [];
	#foreign: string[] = [];
	#last = Date.now();

	constructor(context: BrowserContext, session: CDPSession) {
		session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
			this.#touch();
			if (!/^https?:/.test(request.url)) return;
			const { hostname, pathname } = new URL(request.url);
			if (hostname !== 'localhost') this.#foreign.push(request.url);
			else
				this.#page.set(requestId, {
					address: pathname,
					type: type ?? 'Other',
					bytes: 0,
					open: true
				});
		});
		session.on('Network.responseReceived', ({ requestId, type }) => {
			this.#touch();
			const known = this.#page.get(requestId);
			if (known) known.type = type;
		});
		session.on('Network.dataReceived', () => this.#touch());
		session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
			this.#end(requestId, encodedDataLength)
		);
		session.on('Network.loadingFailed', ({ requestId }) => this.#end(requestId, 0));
		context.on('request', (request) => {
			if (request.serviceWorker()) this.#touch();
		});
		context.on('requestfinished', (request) => {
			if (!request.serviceWorker()) return;
			this.#touch();
			this.#worker.push(weigh(request));
		});
	}

	/** The page's own requests; what the worker fetched is apart. */
	get page(): Fetched[] {
		return [...this.#page.values()].map(({ address, type, bytes }) => ({ address, type, bytes }));
	}

	/** Requests that tried to leave the origin. The browser resolves no other host, so none got anywhere. */
	get foreign(): string[] {
		return this.#foreign;
	}

	async worker(): Promise<Fetched[]> {
		return (await Promise.all(this.#worker)).filter((fetched) => fetched !== null);
	}

	/** Resolves when nothing has been open or moving for `quiet` ms, or after a minute. */
	async idle(quiet: number): Promise<void> {
		const end = Date.now() + 60_000;
		while (Date.now() < end) {
			const open = [...this.#page.values()].some((request) => request.open);
			if (!open && Date.now() - this.#last > quiet) return;
			await sleep(50);
		}
	}

	#touch(): void {
		this.#last = Date.now();
	}

	#end(requestId: string, bytes: number): void {
		this.#touch();
		const known = this.#page.get(requestId);
		if (known) Object.assign(known, { bytes, open: false });
	}
}

async function weigh(request: Request): Promise<Fetched | null> {
	// a browser that is being closed takes the sizes with it
	const sizes = await request.sizes().catch(() => null);
	if (!sizes) return null;
	// of the worker's own script Chromium tells the head's size alone
	const own = request.url() === request.serviceWorker()?.url();
	const body = own ? await announced(request) : sizes.responseBodySize;
	return {
		address: new URL(request.url()).pathname,
		type: 'Worker',
		bytes: body + sizes.responseHeadersSize
	};
}

async function announced(request: Request): Promise<number> {
	const response = await request.response().catch(() => null);
	return Number(response?.headers()['content-length'] ?? 0);
}

export const sum = (fetched: Fetched[]): number =>
	fetched.reduce((total, { bytes }) => total + bytes, 0);
