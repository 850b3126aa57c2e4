/** A real server on a real connection that answers as somebody between a phone and our server might. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

/** Everything that may come back in place of our server's answer. */
export const strangers: Record<string, RequestListener> = {
	'a captive portal’s page': (_, response) =>
		response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the venue</h1>'),
	'a captive portal’s JSON': (_, response) =>
		response.writeHead(200, { 'content-type': 'application/json' }).end('{"portal":true}'),
	'JSON that is no object': (_, response) => response.writeHead(200).end('null'),
	'a list': (_, response) => response.writeHead(200).end('[]'),
	'an empty 200': (_, response) => response.writeHead(200).end(),
	'a proxy’s 204': (_, response) => response.writeHead(204).end(),
	'a proxy’s 401': (_, response) => response.writeHead(401).end('Sign in to the proxy.'),
	'a proxy’s 404 page': (_, response) => response.writeHead(404).end('<h1>Not found</h1>'),
	'a proxy’s 404 in JSON': (_, response) => response.writeHead(404).end('{"message":"Not found"}'),
	'a proxy’s 409': (_, response) => response.writeHead(409).end('{}'),
	'a proxy’s 410': (_, response) => response.writeHead(410).end(),
	'a proxy’s 422': (_, response) => response.writeHead(422).end('{}'),
	'a proxy’s 502': (_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'),
	'our own 503': (_, response) =>
		response.writeHead(503, { 'retry-after': '7' }).end('{"error":"Too many listen."}'),
	'a body that is cut off': (_, response) => {
		response
			.writeHead(200, { 'content-length': '100' })
			.write('{"revision"', () => response.destroy());
	},
	'a connection that is cut off': (request) => request.socket.destroy()
};

export interface OtherServer {
	answer: RequestListener;
	/** Method and path of every request so far. */
	asked: string[];
	close(): void;
}

/** Starts it, and sends every relative address of `fetch` there. */
export async function startOtherServer(): Promise<OtherServer> {
	const other: OtherServer = { answer: () => {}, asked: [], close };
	const server: Server = createServer((request, response) => {
		other.asked.push(`${request.method} ${request.url}`);
		other.answer(request, response);
		// what was sent is read in any case, so that the connection can be used again
		request.resume();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const { fetch } = globalThis;
	vi.stubGlobal('fetch', (address: string, init: RequestInit) =>
		fetch(new URL(address, origin), init)
	);
	function close() {
		vi.unstubAllGlobals();
		server.closeAllConnections();
		server.close();
	}
	return other;
}

/** @param headers in small letters */
export const says =
	(status: number, content: unknown, headers: Record<string, string> = {}): RequestListener =>
	(_, response) =>
		response
			.writeHead(status, { 'content-type': 'application/json', ...headers })
			.end(JSON.stringify(content));

/** What was sent as JSON; for an answer that asks for it at once. */
export const bodyOf = (request: IncomingMessage): Promise<unknown> => json(request);
