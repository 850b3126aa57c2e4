/**
 * A static host as they are in the world: HTTP/2 over TLS, brotli, ETags, hashed files immutable and all
 * else asked for again. On loopback only, each site on a port and so an origin of its own.
 */
import { once } from 'node:events';
import {
	createSecureServer,
	type Http2SecureServer,
	type Http2ServerRequest,
	type Http2ServerResponse
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from './certificate';
import type { Asset, Site } from './site';

/**
 * Ms by which an answer's body follows its headers. Chromium's throttling charges what has come with the
 * headers twice, which by chance is nothing or 32 kB: 180 ms on slow 4G. So much later it is nothing, and
 * the latency of a request, which is longer, hides the pause.
 */
const HEADERS_FIRST = 20;

export interface Host {
	/** Without a slash at the end. */
	origin: string;
	/** Answers for such addresses wait until `release`. */
	hold(addresses: RegExp): void;
	release(): void;
	/** No network: connections break, new ones are refused. */
	unplug(): Promise<void>;
	close(): Promise<void>;
}

export async function serve(site: Site, certificate: Certificate): Promise<Host> {
	const gate = new Gate();
	const sockets = new Set<Socket>();
	const { key, cert } = certificate;
	const server = createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
		const { pathname } = new URL(request.url, 'https://localhost');
		void gate.pass(pathname).then(() => answer(site, pathname, request, response));
	});
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		// a browser that is closed mid-answer resets its connection
		socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
	});
	server.on('sessionError', () => undefined);
	const port = await listen(server);
	const unplug = async () => {
		if (!server.listening) return;
		const closed = once(server, 'close');
		server.close();
		for (const socket of sockets) socket.destroy();
		await closed;
	};
	return {
		origin: `https://localhost:${port}`,
		hold: (addresses) => gate.shut(addresses),
		release: () => gate.open(),
		unplug,
		close: unplug
	};
}

async function listen(server: Http2SecureServer): Promise<number> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

/** Holds answers back, to see what a page does before its scripts are there. */
class Gate {
	#held: RegExp | null = null;
	#waiting: (() => void)[] = [];

	shut(addresses: RegExp): void {
		this.#held = addresses;
	}

	open(): void {
		this.#held = null;
		for (const go of this.#waiting.splice(0)) go();
	}

	async pass(address: string): Promise<void> {
		if (this.#held?.test(address)) await new Promise<void>((go) => this.#waiting.push(go));
	}
}

function answer(
	site: Site,
	pathname: string,
	request: Http2ServerRequest,
	response: Http2ServerResponse
): void {
	if (response.stream?.destroyed) return;
	if (!site.has(pathname) && site.has(`${pathname}/index.html`)) {
		response.writeHead(301, { location: `${pathname}/` }).end();
		return;
	}
	const found = find(site, pathname);
	const asset = found ?? site.get('/404.html');
	if (!asset) {
		response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
		return;
	}
	const [coding, body] = coded(asset, String(request.headers['accept-encoding'] ?? ''));
	const headers = {
		'content-type': asset.type,
		'cache-control': caching(pathname),
		'x-content-type-options': 'nosniff',
		vary: 'Accept-Encoding',
		etag: asset.etag,
		...(coding ? { 'content-encoding': coding } : {})
	};
	if (found && request.headers['if-none-match'] === asset.etag) {
		response.writeHead(304, headers).end();
		return;
	}
	response.writeHead(found ? 200 : 404, { ...headers, 'content-length': body.length });
	if (request.method === 'HEAD') {
		response.end();
		return;
	}
	setTimeout(() => response.end(body), HEADERS_FIRST);
}

function find(site: Site, pathname: string): Asset | undefined {
	return (
		site.get(pathname) ??
		site.get(pathname.replace(/\/?$/, '/index.html')) ??
		site.get(`${pathname}.html`)
	);
}

function coded(asset: Asset, accepted: string): ['br' | 'gzip' | null, Buffer] {
	if (asset.brotli && /\bbr\b/.test(accepted)) return ['br', asset.brotli];
	if (asset.gzip && /\bgzip\b/.test(accepted)) return ['gzip', asset.gzip];
	return [null, asset.plain];
}

function caching(pathname: string): string {
	return pathname.startsWith('/_app/immutable/')
		? 'public, max-age=31536000, immutable'
		: 'public, max-age=0, must-revalidate';
}
