import type { IncomingMessage, ServerResponse } from 'node:http';
import { loggable, readTarget } from './requestTarget';
import { secure } from './headers';
import { isOpenData, OpenData } from './openData';
import { registered } from './registry';
import { send, sentence } from './representation';
import type { Site } from './site';

/** The built app: answers everything that isn't a file, even unknown addresses. */
export type Handler = (
	req: IncomingMessage,
	res: ServerResponse,
	next: (error?: unknown) => void
) => unknown;

export interface Listening {
	site: Site;
	app: Handler;
	/** Headers of every answer. */
	security: Record<string, string>;
	/** True once the server is stopping. */
	draining(): boolean;
	/** Prints a line for each answer; null for none. */
	log: ((line: string) => void) | null;
}

/** Answers all requests: open data by code, then files, then the app. Never throws. */
export function listener(on: Listening): (req: IncomingMessage, res: ServerResponse) => void {
	const app = registered();
	const answers = app?.answers;
	const data = answers ? new OpenData(answers, on.security) : null;

	async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const address = readTarget(req.url);
		if (on.log) logWhenDone(req, res, on.log, address, on.site);
		const reads = req.method === 'GET' || req.method === 'HEAD';
		// the most frequent answers first: their heads are cached
		if ('path' in address) {
			const { path, query } = address;
			if (data && isOpenData(path)) {
				const time = app?.rehearsed();
				if (time) res.setHeader('event-time', time);
				return data.serve(req, res, path, query);
			}
			const file = reads && on.site.files.get(path);
			if (file) return send(req, res, file, on.security);
		}
		secure(res, on.security);
		res.setHeader('cache-control', 'no-cache');
		if ('status' in address) return refuse(req, res, address.status);
		const { path, query } = address;
		if (path === '/health') return health(req, res, on.draining());
		const moved = on.site.redirects.get(path);
		if (moved === undefined && !on.site.files.has(path)) {
			await on.app(req, res, () => refuse(req, res, 404));
			return;
		}
		if (!reads) {
			res.setHeader('allow', 'GET, HEAD');
			return sentence(req, res, 405, 'This address can only be read.');
		}
		res.setHeader('location', encodeURI(moved ?? '/') + query);
		sentence(req, res, 308, 'This page has moved.');
	}

	function fail(req: IncomingMessage, res: ServerResponse, error: unknown): void {
		console.error(error);
		if (res.headersSent) return void res.destroy();
		secure(res, on.security);
		sentence(req, res, 500, 'Something went wrong here. Please try again in a moment.');
	}

	return (req, res) => {
		if (on.draining()) res.shouldKeepAlive = false;
		answer(req, res).catch((error: unknown) => fail(req, res, error));
	};
}

function refuse(req: IncomingMessage, res: ServerResponse, status: 400 | 404): void {
	const text = status === 400 ? 'This is not an address.' : 'There is nothing at this address.';
	sentence(req, res, status, text);
}

function health(req: IncomingMessage, res: ServerResponse, draining: boolean): void {
	const revision = currentRevision();
	const status = draining ? 'draining' : revision === undefined ? 'failing' : 'ok';
	const body = Buffer.from(JSON.stringify({ status, revision: revision ?? null }));
	res.setHeader('content-type', 'application/json; charset=utf-8');
	res.setHeader('cache-control', 'no-store');
	res.setHeader('content-length', body.length);
	res.writeHead(status === 'ok' ? 200 : 503).end(req.method === 'HEAD' ? undefined : body);
}

/** Null if no app has registered; undefined if it fails. */
function currentRevision(): number | null | undefined {
	try {
		return registered()?.answers.revision() ?? null;
	} catch {
		return undefined;
	}
}

function logWhenDone(
	req: IncomingMessage,
	res: ServerResponse,
	log: (line: string) => void,
	address: ReturnType<typeof readTarget>,
	site: Site
): void {
	const start = performance.now();
	const path = 'path' in address ? address.path : null;
	res.once('close', () => {
		const known = path !== null && (site.files.has(path) || isOpenData(path));
		log(
			JSON.stringify({
				time: new Date().toISOString(),
				method: req.method,
				path: path === null ? null : loggable(path, known),
				status: res.statusCode,
				ms: Math.round(performance.now() - start)
			})
		);
	});
}
