/**
 * Our own small server around the built app. It is bundled to build/index.js, beside the app's handler.js,
 * client/ and prerendered/, and starts when it is loaded.
 */
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { asCalled, onOurFolder } from '../cli/asCalled.js';
import { type Config, ConfigError, readConfig } from '../lib/server/config';
import { securityHeaders } from '../lib/server/headers';
import { type Handler, listener } from '../lib/server/listener';
import { registered } from '../lib/server/registry';
import { readSite } from '../lib/server/site';

/** How long open requests may take once the server is told to stop, in ms. */
const DRAIN = 10_000;
/** Longer than proxies keep an idle connection (60 s), so that they never write to one being closed. */
const KEEP_ALIVE = 65_000;

await start();

async function start(): Promise<void> {
	const config = settings();
	const build = dirname(fileURLToPath(import.meta.url));
	const [app, site] = await Promise.all([loadApp(build, config), readSite(build)]);
	const state = { draining: false };
	const server = createServer(
		{ keepAliveTimeout: KEEP_ALIVE },
		listener({
			site,
			app,
			security: securityHeaders(config.origin, registered()?.draft),
			draining: () => state.draining,
			log: config.log ? (line) => process.stdout.write(`${line}\n`) : null
		})
	);
	server.once('error', (error: NodeJS.ErrnoException) => stop(...listenError(error, config)));
	server.listen({ port: config.port, ...(config.host ? { host: config.host } : {}) }, () => {
		const name = registered()?.answers.name();
		const at = config.rehearseAt ? ` as a rehearsal that began at ${config.rehearseAt}` : '';
		console.log(
			`Runsheet serves ${name ? `${name} ` : ''}on ${publicAddress(server, config)}${at}`
		);
		const earlier = registered()?.earlier;
		if (earlier) console.log(earlier);
	});
	stopOnSignal(server, () => (state.draining = true));
}

function settings(): Config {
	try {
		return readConfig(process.env);
	} catch (error) {
		if (error instanceof ConfigError) stop(2, error.message);
		throw error;
	}
}

/**
 * Without ORIGIN, adapter-node takes every request for https, and then refuses forms on plain
 * http://localhost. So we name the protocol in a header, which overwrites any that a client sends.
 */
async function loadApp(build: string, config: Config): Promise<Handler> {
	const tellProtocol = !config.origin && !process.env.PROTOCOL_HEADER;
	if (config.origin) process.env.ORIGIN = config.origin;
	else delete process.env.ORIGIN; // adapter-node refuses an empty one
	if (tellProtocol) process.env.PROTOCOL_HEADER = 'x-runsheet-protocol';
	const file = join(build, 'handler.js');
	if (!existsSync(file)) stop(1, `The build is not complete. Run: ${onOurFolder('npm run build')}`);
	const { handler } = await importApp(file);
	if (!tellProtocol) return handler;
	return (req, res, next) => {
		req.headers['x-runsheet-protocol'] = 'http';
		return handler(req, res, next);
	};
}

/** The app opens its store while it loads; if it can't, we print why in one sentence. */
async function importApp(file: string): Promise<{ handler: Handler }> {
	try {
		return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { handler: Handler };
	} catch (error) {
		// its classes come from another bundle, so instanceof doesn't work
		const { name, message } = error as Error;
		if (name === 'StoreError') stop(1, message);
		if (name === 'ConfigError') stop(2, message);
		throw error;
	}
}

function publicAddress(server: Server, config: Config): string {
	const { port } = server.address() as AddressInfo;
	const everywhere = !config.host || config.host === '::' || config.host === '0.0.0.0';
	const host = everywhere ? 'localhost' : config.host;
	return `http://${host?.includes(':') ? `[${host}]` : host}:${port}`;
}

function listenError(error: NodeJS.ErrnoException, config: Config): [number, string] {
	switch (error.code) {
		case 'EADDRINUSE':
			return [
				1,
				`Port ${config.port} is in use. Stop what uses it, or choose another: ${onOurFolder('PORT=3001 npm start')}`
			];
		case 'EACCES':
			return [
				1,
				`Port ${config.port} is not allowed here. Choose one above 1023, for example PORT=3000.`
			];
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return [2, `HOST must be an address of this machine, not "${config.host}".`];
		default:
			return [1, `The server cannot listen: ${error.message}.`];
	}
}

/** SIGTERM or Ctrl-C: accepts nothing new, finishes open requests, exits. A second signal exits at once. */
function stopOnSignal(server: Server, drain: () => void): void {
	const state = { asked: false };
	const onSignal = () => {
		if (state.asked) process.exit(1);
		state.asked = true;
		drain();
		registered()?.drain();
		const limit = setTimeout(() => server.closeAllConnections(), DRAIN);
		server.close(() => {
			clearTimeout(limit);
			void leave();
		});
		// otherwise a connection stays open for a next request after its last answer
		setInterval(() => server.closeIdleConnections(), 100).unref();
	};
	process.on('SIGTERM', onSignal);
	process.on('SIGINT', onSignal);
}

async function leave(): Promise<void> {
	process.exitCode = 0;
	setTimeout(() => process.exit(), 1000).unref();
	await registered()?.close();
}

function stop(status: number, message: string): never {
	console.error(asCalled(message));
	process.exit(status);
}
