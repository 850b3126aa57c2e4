import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { end, fakeBuild, page, type Running, script, start, wire } from './running';

let build: string;
let server: Running;

beforeAll(async () => {
	build = await fakeBuild();
	server = await start(build);
}, 60_000);
afterAll(() => end(server, build));

const immutable = '/_app/immutable/entry.abc123.js';

describe('a prerendered page', () => {
	it('is served with its type and asked for again each time', async () => {
		const { status, headers, body } = await server.ask('/schedule/?day=2017-08-10');
		expect(status).toBe(200);
		expect(body.toString()).toBe(page);
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(headers['cache-control']).toBe('no-cache');
		expect(headers['content-length']).toBe(String(page.length));
	});

	it('is redirected to from its address without the slash, the query kept', async () => {
		const { status, headers } = await server.ask('/schedule?day=2017-08-10');
		expect([status, headers.location]).toEqual([308, '/schedule/?day=2017-08-10']);
	});

	it('that has no slash is redirected to from its address with one', async () => {
		expect((await server.ask('/about')).status).toBe(200);
		const { status, headers } = await server.ask('/about/');
		expect([status, headers.location]).toEqual([308, '/about']);
	});

	it('cannot be written to', async () => {
		const { status, headers } = await server.ask('/schedule/', {}, 'POST');
		expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
	});
});

describe('every file', () => {
	it('carries the security headers', async () => {
		const { headers } = await server.ask('/');
		expect(headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin',
			'content-security-policy': "frame-ancestors 'none'",
			'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'
		});
		expect(headers).not.toHaveProperty('strict-transport-security');
		expect(headers).not.toHaveProperty('x-powered-by');
	});

	it('has the caching that its address allows', async () => {
		const caching = async (path: string) => (await server.ask(path)).headers['cache-control'];
		expect(await caching(immutable)).toBe('public, max-age=31536000, immutable');
		expect(await caching('/service-worker.js')).toBe('no-cache');
		expect(await caching('/manifest.webmanifest')).toBe('no-cache');
	});

	it('has its type', async () => {
		const type = async (path: string) => (await server.ask(path)).headers['content-type'];
		expect(await type(immutable)).toBe('text/javascript; charset=utf-8');
		expect(await type('/manifest.webmanifest')).toBe('application/manifest+json; charset=utf-8');
		expect(await type('/icon%20%C3%A9.png')).toBe('image/png');
	});

	it('comes in the best coding that the client takes, each with an ETag of its own', async () => {
		const as = (accepted: string) => server.ask(immutable, { 'accept-encoding': accepted });
		const [br, gzip, plain] = [await as('gzip, br;q=0.9'), await as('gzip, br;q=0'), await as('')];
		expect(br.headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(br.body).toString()).toBe(script);
		expect(gzip.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(gzip.body).toString()).toBe(script);
		expect(plain.headers).not.toHaveProperty('content-encoding');
		expect(new Set([br, gzip, plain].map((it) => it.headers.etag)).size).toBe(3);
		expect(new Set([br, gzip, plain].map((it) => it.headers.vary))).toEqual(
			new Set(['Accept-Encoding'])
		);
	});

	it('is not sent again to who has it: 304 for its ETag, in a list, weak, or *', async () => {
		const { headers } = await server.ask(immutable);
		const etag = headers.etag ?? '';
		expect(etag).toMatch(/^"[\w-]{43}"$/);
		for (const header of [etag, `"x", ${etag}`, `W/${etag}`, ' * ']) {
			const again = await server.ask(immutable, { 'if-none-match': header });
			expect([header, again.status, again.body.length]).toEqual([header, 304, 0]);
			expect(again.headers).toMatchObject({ etag, vary: 'Accept-Encoding' });
			expect(again.headers['cache-control']).toBe('public, max-age=31536000, immutable');
		}
		for (const header of ['"x"', etag.replaceAll('"', ''), '']) {
			expect((await server.ask(immutable, { 'if-none-match': header })).status).toBe(200);
		}
	});

	it('answers HEAD as GET, without the body', async () => {
		const get = await server.ask('/schedule/', { 'accept-encoding': 'br' });
		const head = await server.ask('/schedule/', { 'accept-encoding': 'br' }, 'HEAD');
		expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
		expect(head.body.length).toBe(0);
	});

	it('is the file of the start, whatever happens in the folder since', async () => {
		const { rm } = await import('node:fs/promises');
		await rm(`${build}/client/manifest.webmanifest`);
		expect((await server.ask('/manifest.webmanifest')).body.toString()).toBe('{"name":"Runsheet"}');
	});
});

describe('an address that is none', () => {
	it.each([
		['/%', 400],
		['/%ff', 400],
		['/a%00b', 400],
		['/%0d%0aset-cookie:x', 400],
		['/../secret.txt', 404],
		['/%2e%2e/secret.txt', 404],
		['/.%2E/secret.txt', 404],
		['/schedule/..%2f..%2fsecret.txt', 404],
		['/_app/immutable/../../../secret.txt', 404],
		['/..%5csecret.txt', 404],
		['/..\\secret.txt', 404],
		['/./schedule/', 404]
	])('%s is refused with %d and a sentence', async (path, status) => {
		const answered = await server.ask(path);
		expect(answered.status).toBe(status);
		expect(answered.headers['content-type']).toBe('text/plain; charset=utf-8');
		expect(answered.headers['x-content-type-options']).toBe('nosniff');
		expect(answered.body.toString()).not.toContain('outside');
	});

	it('does not reach files that only stand beside others', async () => {
		for (const path of ['/schedule/index.html', '/secret.txt', '/handler.js']) {
			expect((await server.ask(path)).body.toString()).toBe(
				JSON.stringify({ path, protocol: 'http', origin: null })
			);
		}
	});

	it('never takes the server down, whatever the bytes', async () => {
		const asked = (line: string) => {
			const connection = wire(server.port);
			connection.say(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
			return connection.closed;
		};
		expect(await asked('GET schedule HTTP/1.1')).toMatch(/^HTTP\/1\.1 400 /);
		expect(await asked('GET http://other.example/schedule/ HTTP/1.1')).toMatch(/^HTTP\/1\.1 200 /);
		expect(await asked('OPTIONS * HTTP/1.1')).toMatch(/^HTTP\/1\.1 400 /);
		expect(await asked(`GET /${'a'.repeat(20_000)} HTTP/1.1`)).toMatch(/^HTTP\/1\.1 431 /);
		expect((await server.ask('/schedule/')).status).toBe(200);
	});
});
