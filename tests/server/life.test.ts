import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/lib/server/config';
import { end, fakeBuild, refuses, type Running, start, type Wire, wire } from './running';

let build: string;
const running: Running[] = [];

async function serve(env: Record<string, string> = {}): Promise<Running> {
	const server = await start(build, env);
	running.push(server);
	return server;
}

beforeAll(async () => {
	build = await fakeBuild();
}, 60_000);
afterEach(async () => {
	await Promise.all(running.splice(0).map((server) => end(server)));
});
afterAll(async () => {
	const { rm } = await import('node:fs/promises');
	await rm(build, { recursive: true });
});

describe('the start', () => {
	it('says one line, with the event and the address, and no log unless asked for', async () => {
		const server = await serve({ LOG: '0' });
		expect(server.output()).toBe(
			`Runsheet serves 2017 Workshop on http://localhost:${server.port}\n`
		);
		await server.ask('/schedule/');
		expect([server.output().split('\n').length, server.errors()]).toEqual([2, '']);
	});

	it('names the host it was given', async () => {
		const server = await serve({ HOST: '127.0.0.1' });
		expect(server.output()).toContain('http://127.0.0.1:');
	});

	it.each([
		[{ PORT: '65536' }, 'PORT must be a number from 0 to 65535, not "65536".'],
		[{ PORT: '-1' }, 'PORT must be a number from 0 to 65535, not "-1".'],
		[{ HOST: 'my host' }, 'HOST must be a host name or an address, not "my host".'],
		[
			{ ORIGIN: 'example.org' },
			'ORIGIN must be an address like https://example.org, without a path, not "example.org".'
		],
		[
			{ ORIGIN: 'https://example.org/vdl' },
			'ORIGIN must be an address like https://example.org, without a path, not "https://example.org/vdl".'
		],
		[{ STATE_DIR: 'package.json' }, 'STATE_DIR must be a folder, and "package.json" is a file.']
	])('refuses %o with one sentence', (env, message) => {
		expect(() => readConfig(env as Record<string, string>)).toThrow(new ConfigError(message));
	});

	it.each([
		[{ PORT: 'abc' }, 'PORT must be a number from 0 to 65535, not "abc".'],
		[{ HOST: '192.0.2.1' }, 'HOST must be an address of this machine, not "192.0.2.1".']
	])('ends with that sentence and status 2 for %o', async (env, message) => {
		const server = await serve(env as Record<string, string>);
		expect(await server.ended).toBe(2);
		expect([server.output(), server.errors()]).toEqual(['', `${message}\n`]);
	});

	it('says when the port is taken, with status 1', async () => {
		const other = createServer().listen(0);
		const { port } = other.address() as { port: number };
		const server = await serve({ PORT: String(port) });
		expect(await server.ended).toBe(1);
		expect(server.errors()).toBe(
			`Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start\n`
		);
		other.close();
	});
});

describe('the app behind it', () => {
	let server: Running;
	beforeAll(async () => {
		// an empty ORIGIN is none: a compose file gives it
		server = await start(build, { ORIGIN: '' });
	});
	afterAll(() => end(server));

	it('answers what is no file, with the security headers joined to its own policy', async () => {
		const { status, headers } = await server.ask('/desk/?x=1');
		expect(status).toBe(200);
		expect(headers['content-security-policy']).toBe("script-src 'self'; frame-ancestors 'none'");
		expect(headers['x-content-type-options']).toBe('nosniff');
	});

	it('learns the protocol from us, not from the client, and never sees an empty ORIGIN', async () => {
		const asked = await server.ask('/desk/', { 'x-runsheet-protocol': 'gopher' });
		const seen = { path: '/desk/', protocol: 'http', origin: null };
		expect(JSON.parse(asked.body.toString())).toMatchObject(seen);
	});

	it('may fail without taking the server with it', async () => {
		const { status, body } = await server.ask('/throws');
		expect([status, body.toString()]).toEqual([
			500,
			'Something went wrong here. Please try again in a moment.\n'
		]);
		expect((await server.ask('/passes')).status).toBe(404);
	});

	it('is well, with the revision', async () => {
		const { status, headers, body } = await server.ask('/health');
		expect([status, body.toString()]).toEqual([200, '{"status":"ok","revision":8}']);
		expect(headers['cache-control']).toBe('no-store');
	});

	it('is on https for good when ORIGIN says so', async () => {
		const secure = await serve({ ORIGIN: 'https://example.org/' });
		const { headers, body } = await secure.ask('/desk/');
		expect(headers['strict-transport-security']).toBe('max-age=31536000');
		expect(JSON.parse(body.toString())).toMatchObject({
			protocol: null,
			origin: 'https://example.org'
		});
	});
});

describe('the log', () => {
	it('has a line of JSON for each answer, without queries, keys or addresses', async () => {
		const server = await serve({ LOG: '1' });
		for (const path of [
			'/schedule/?q=me',
			'/agendas/SECRET.ics',
			'/api/agendas/SECRET',
			'/SECRET'
		]) {
			await server.ask(path);
		}
		await expect.poll(() => server.output().trim().split('\n').length).toBe(5);
		const lines = server.output().trim().split('\n').slice(1);
		const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(entries.map((entry) => entry.path)).toEqual([
			'/schedule/',
			'/agendas/…',
			'/api/agendas/…',
			'/…'
		]);
		expect(Object.keys(entries[0] ?? {})).toEqual(['time', 'method', 'path', 'status', 'ms']);
		expect(server.output()).not.toContain('SECRET');
		expect(server.output()).not.toContain('127.0.0.1');
	});
});

/** A request that has begun to be answered and goes on for some milliseconds. */
async function openRequest(server: Running, milliseconds: number): Promise<Wire> {
	const connection = wire(server.port);
	connection.say(`GET /slow?${milliseconds} HTTP/1.1\r\nHost: x\r\n\r\n`);
	await connection.hears('first,');
	return connection;
}

describe('the end', () => {
	it.each(['SIGTERM', 'SIGINT'] as const)('at %s lets open requests finish', async (signal) => {
		const server = await serve();
		const slow = await openRequest(server, 600);
		server.process.kill(signal);
		await refuses(server);
		expect(await slow.closed).toContain('last');
		expect(await server.ended).toBe(0);
	});

	it('leaves at once when nothing is open, kept connections or not', async () => {
		const server = await serve();
		const kept = wire(server.port);
		kept.say('GET /manifest.webmanifest HTTP/1.1\r\nHost: x\r\n\r\n');
		await kept.hears('Runsheet');
		const start = performance.now();
		server.process.kill('SIGTERM');
		expect(await server.ended).toBe(0);
		expect(performance.now() - start).toBeLessThan(4000);
	});

	it('cuts off what is still open after ten seconds', async () => {
		const server = await serve();
		const slow = await openRequest(server, 60_000);
		server.process.kill('SIGTERM');
		expect(await server.ended).toBe(0);
		expect(await slow.closed).not.toContain('last');
	}, 20_000);

	it('does not wait for a second asking', async () => {
		const server = await serve();
		await openRequest(server, 60_000);
		server.process.kill('SIGINT');
		await refuses(server);
		server.process.kill('SIGINT');
		expect(await server.ended).toBe(1);
	});

	it('says so, with 503 for its health', async () => {
		const server = await serve();
		const open = await openRequest(server, 2000);
		server.process.kill('SIGTERM');
		await refuses(server);
		open.say('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
		const said = await open.closed;
		expect(said).toContain('HTTP/1.1 503 ');
		expect(said).toContain('{"status":"draining","revision":8}');
	});
});
