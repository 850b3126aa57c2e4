import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundleServer } from '../../src/cli/build.js';

export const page = `<!doctype html><title>Schedule</title>${'<p>A row of it.</p>'.repeat(60)}`;
export const script = `export const rows = [${'"a row", '.repeat(100)}];`;
export const calendar = `BEGIN:VCALENDAR\r\n${'X-ROW:1\r\n'.repeat(120)}END:VCALENDAR\r\n`;

/** The app's part, as small as it can be: what the built handler does in the ways that matter here. */
const handler = `
const state = { revision: 8 };
const answers = {
	revision: () => state.revision,
	name: () => '2017 Workshop',
	paths: () => ['/program.json', '/feeds/program.ics'],
	missing: () => 'There is no such feed or file.',
	answer(path) {
		if (path === '/program.json') {
			return { body: JSON.stringify({ revision: state.revision }), type: 'application/json; charset=utf-8', filename: null };
		}
		if (path === '/feeds/program.ics') {
			return { body: ${JSON.stringify(calendar)}, type: 'text/calendar; charset=utf-8', filename: 'program.ics' };
		}
		if (path === '/embed/') {
			return { body: '<!doctype html><p>Framed</p>', type: 'text/html; charset=utf-8', filename: null, policy: "default-src 'none'; frame-ancestors https://example.org" };
		}
		if (path === '/feeds/broken.ics') throw new Error('planted');
		return null;
	}
};
globalThis[Symbol.for('runsheet.app')] = { answers, rehearsed: () => process.env.REHEARSED ?? null, drain: () => undefined, close: async () => undefined };
export function handler(req, res, next) {
	const path = req.url.split('?')[0];
	if (path === '/next-revision') state.revision += 1;
	if (path === '/slow') {
		res.setHeader('content-type', 'text/plain');
		res.write('first,');
		setTimeout(() => res.end('last'), Number(req.url.split('?')[1]));
		return;
	}
	if (path === '/throws') throw new Error('planted');
	if (path === '/passes') return next();
	res.setHeader('content-security-policy', "script-src 'self'");
	res.setHeader('content-type', 'application/json');
	res.writeHead(path.startsWith('/unknown') ? 404 : 200);
	const protocol = req.headers['x-runsheet-protocol'] ?? null;
	res.end(JSON.stringify({ path, protocol, origin: process.env.ORIGIN ?? null }));
}
`;

/** Of this process; bundling takes longer than most tests of it. */
let built: Promise<string> | null = null;

/** A build as the adapter leaves it, in a folder of its own, with our server bundled into it. */
export async function fakeBuild(): Promise<string> {
	const build = await mkdtemp(join(tmpdir(), 'runsheet-server-'));
	await cp(await (built ??= makeBuild()), build, { recursive: true });
	return build;
}

async function makeBuild(): Promise<string> {
	const build = await mkdtemp(join(tmpdir(), 'runsheet-server-'));
	process.once('exit', () => rmSync(build, { recursive: true, force: true }));
	const write = async (path: string, text: string) => {
		await mkdir(dirname(join(build, path)), { recursive: true });
		await writeFile(join(build, path), text);
	};
	const compressed = async (path: string, text: string) => {
		await write(path, text);
		await writeFile(join(build, `${path}.br`), brotliCompressSync(text));
		await writeFile(join(build, `${path}.gz`), gzipSync(text));
	};
	await write('package.json', '{"type":"module"}');
	await write('secret.txt', 'outside of what is served');
	await write('handler.js', handler);
	await compressed('client/_app/immutable/entry.abc123.js', script);
	await compressed('client/service-worker.js', 'self.addEventListener("fetch", () => {});');
	await write('client/manifest.webmanifest', '{"name":"Runsheet"}');
	await write('client/program.schema.json', '{}');
	await write('client/icon é.png', 'not really a picture');
	await compressed('prerendered/index.html', page);
	await compressed('prerendered/schedule/index.html', page);
	await compressed('prerendered/about.html', page);
	await bundleServer(build);
	return build;
}

export interface Answered {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

export interface Running {
	process: ChildProcess;
	port: number;
	/** Everything printed so far. */
	output(): string;
	errors(): string;
	/** Sends the path as it is: nothing normalizes dots or escapes on the way. */
	ask(path: string, headers?: Record<string, string>, method?: string): Promise<Answered>;
	/** Resolves with the exit status. */
	ended: Promise<number | null>;
}

/** Starts it with nothing from this environment but the PATH, and waits for its first line or its end. */
export async function start(build: string, env: Record<string, string> = {}): Promise<Running> {
	const child = spawn(process.execPath, [join(build, 'index.js')], {
		cwd: build,
		env: { PATH: process.env.PATH, PORT: '0', ...env }
	});
	const said = { out: '', err: '' };
	const ended = new Promise<number | null>((done) => child.once('exit', done));
	const firstLine = new Promise<void>((done) => {
		child.stdout.on('data', (chunk: Buffer) => {
			said.out += chunk.toString();
			if (said.out.includes('\n')) done();
		});
	});
	child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
	await Promise.race([firstLine, ended]);
	const port = Number(/:(\d+)\n/.exec(said.out)?.[1] ?? 0);
	return {
		process: child,
		port,
		output: () => said.out,
		errors: () => said.err,
		ended,
		ask: (path, headers = {}, method = 'GET') => ask(port, path, headers, method)
	};
}

export async function end(running: Running, build?: string): Promise<void> {
	running.process.kill('SIGKILL');
	await running.ended;
	if (build) await rm(build, { recursive: true });
}

function ask(
	port: number,
	path: string,
	headers: Record<string, string>,
	method: string
): Promise<Answered> {
	return new Promise((done, failed) => {
		const req = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (res) => {
			const chunks: Buffer[] = [];
			res.on('data', (chunk: Buffer) => chunks.push(chunk));
			res.on('end', () =>
				done({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) })
			);
		});
		req.on('error', failed);
		req.end();
	});
}

export interface Wire {
	say(text: string): void;
	/** Resolves once this has come back. */
	hears(text: string): Promise<void>;
	/** Everything that came back, once the other end has closed. */
	closed: Promise<string>;
}

/** Bytes as they are, for what no client library would send, and one connection for many requests. */
export function wire(port: number): Wire {
	const socket = connect(port, '127.0.0.1');
	let said = '';
	socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
	// a server that ends may reset the connection, which is an end as any other here
	socket.on('error', () => undefined);
	const closed = new Promise<string>((done) => socket.on('close', () => done(said)));
	const hears = (text: string) =>
		new Promise<void>((done) => {
			const look = () => (said.includes(text) ? done() : undefined);
			socket.on('data', look);
			look();
		});
	return { say: (text) => socket.write(text), hears, closed };
}

/** Resolves once no new connection is accepted. */
export async function refuses(server: Running): Promise<void> {
	while (await server.ask('/health').catch(() => null)) {
		await new Promise((wait) => setTimeout(wait, 20));
	}
}
