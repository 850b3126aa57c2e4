/**
 * One request to our own server. A captive portal, a proxy or a broken connection may answer in its place,
 * with any status and any body, so an answer counts only when it is recognizably ours: content that the
 * caller's reader accepts, or a refusal in our own words (`{"error": "…"}`, routes/api/README.md).
 * Everything else is `unreached`: it may be tried again, and it never ends or deletes anything.
 */

interface FromServer {
	/** From a server that rehearses: true of its own store, and of nothing that lasts. */
	rehearsal: boolean;
	/** The server's time, which is the event's in a rehearsal: ms since 1970, NaN where it was not said. */
	time: number;
}

/** What the server answered, read and checked. */
export interface Ours<T> extends FromServer {
	kind: 'ours';
	value: T;
}

/** A 304: what is here already is the latest. */
export interface Unchanged extends FromServer {
	kind: 'unchanged';
}

/** The server said no; sending the same again would not help. */
export interface Refused extends FromServer {
	kind: 'refused';
	/** 4xx, never 429. */
	status: number;
	/** The server's own sentence. */
	why: string;
	/** The whole body, unread: some refusals carry more than their sentence. */
	content: unknown;
}

/** No answer, or none that is certainly ours, or the server asked us to come back later. */
export interface Unreached {
	kind: 'unreached';
	/** Of whatever answered; 0 where nothing did. */
	status: number;
	/** The server's own sentence where it asked us to wait, else null. */
	why: string | null;
	/** Seconds the server asked us to wait; 0 where it did not say. */
	retryAfter: number;
}

export type Answer<T> = Ours<T> | Refused | Unreached;

export interface Request<T> {
	method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Sent as JSON. */
	body?: object;
	headers?: Record<string, string>;
	/** ms until the request counts as unreached. */
	timeout?: number;
	/** Aborting it makes the answer `unreached`. */
	signal?: AbortSignal;
	/** Send it even if the page is closed meanwhile. Browsers allow this for small bodies only. */
	keepalive?: boolean;
	/** SvelteKit's own in a `load` function, else the browser's. */
	fetch?: typeof fetch;
	/** Checks a parsed 2xx body. Null where it is not what the server would have sent. */
	read: (content: unknown, response: Response) => T | null;
}

/** ms. A hall's network may be slow; what takes longer is as good as lost. */
export const TIMEOUT = 10_000;

const unreached = (status: number): Unreached => ({
	kind: 'unreached',
	status,
	why: null,
	retryAfter: 0
});

/** Never throws. */
export async function ask<T>(address: string, request: Request<T>): Promise<Answer<T>> {
	const answer = await send(address, request);
	return answer.kind === 'unchanged' ? unreached(304) : answer;
}

/** The same, for content that is already here under `etag` (quotes included): `unchanged` for a 304. */
export function askIfChanged<T>(
	address: string,
	etag: string,
	request: Request<T>
): Promise<Answer<T> | Unchanged> {
	return send(address, { ...request, headers: { ...request.headers, 'if-none-match': etag } });
}

async function send<T>(address: string, request: Request<T>): Promise<Answer<T> | Unchanged> {
	const { method = 'GET', body, timeout = TIMEOUT, keepalive = false, read } = request;
	const headers = new Headers(request.headers);
	if (body) headers.set('content-type', 'application/json');
	const { signal, release } = limit(timeout, request.signal);
	let status = 0;
	try {
		const response = await (request.fetch ?? fetch)(address, {
			method,
			headers,
			...(body ? { body: JSON.stringify(body) } : {}),
			cache: 'no-store',
			keepalive,
			signal
		});
		status = response.status;
		const server = serverOf(response);
		if (status === 304) return { kind: 'unchanged', ...server };
		// reading the body is part of the request: it may be cut off, or never end
		const answer = understand(response, (await response.json()) as unknown, read);
		return answer.kind === 'unreached' ? answer : { ...answer, ...server };
	} catch {
		return unreached(status);
	} finally {
		release();
	}
}

function serverOf({ headers }: Response): FromServer {
	const eventTime = headers.get('event-time');
	const time = Date.parse(eventTime ?? headers.get('date') ?? '');
	return { rehearsal: eventTime !== null, time };
}

type Understood<T> = Omit<Ours<T>, keyof FromServer> | Omit<Refused, keyof FromServer> | Unreached;

function understand<T>(
	response: Response,
	content: unknown,
	read: Request<T>['read']
): Understood<T> {
	const { status } = response;
	if (status >= 200 && status < 300) {
		const value = read(content, response);
		return value === null ? unreached(status) : { kind: 'ours', value };
	}
	const why = (content as { error?: unknown } | null)?.error;
	if (status < 400 || typeof why !== 'string') return unreached(status);
	if (status < 500 && status !== 429) return { kind: 'refused', status, why, content };
	const retryAfter = Number(response.headers.get('retry-after')) || 0;
	return { kind: 'unreached', status, why, retryAfter };
}

/** Aborts after `timeout` ms, or with the caller. By hand: AbortSignal.any is missing before Safari 17.4. */
function limit(timeout: number, caller: AbortSignal | undefined) {
	const controller = new AbortController();
	const abort = () => controller.abort();
	const timer = setTimeout(abort, timeout);
	caller?.addEventListener('abort', abort);
	if (caller?.aborted) abort();
	const release = () => {
		clearTimeout(timer);
		caller?.removeEventListener('abort', abort);
	};
	return { signal: controller.signal, release };
}
