import type { IncomingMessage, ServerResponse } from 'node:http';

export type Encoding = 'br' | 'gzip';

/** Something we can send, in up to three codings of the same content. */
export interface Representation {
	body: Buffer;
	br?: Buffer;
	gzip?: Buffer;
	/** SHA-256 of the uncompressed content, base64url. */
	hash: string;
	/** content-type, cache-control and what else belongs to it, names in lower case. */
	headers: Record<string, string>;
}

/**
 * Answers a GET or HEAD: coding (RFC 9110, 12.5.3), strong ETag per coding (8.8.3), 304 (13.1.2).
 */
export function send(req: IncomingMessage, res: ServerResponse, it: Representation): void {
	const coding = chooseCoding(req.headers['accept-encoding'], it);
	const body = (coding && it[coding]) ?? it.body;
	const etag = `"${it.hash}${coding ? `-${coding}` : ''}"`;
	for (const [name, value] of Object.entries(it.headers)) res.setHeader(name, value);
	res.setHeader('etag', etag);
	if (it.br ?? it.gzip) res.setHeader('vary', 'Accept-Encoding');
	if (matches(req.headers['if-none-match'], etag)) {
		res.writeHead(304).end();
		return;
	}
	if (coding) res.setHeader('content-encoding', coding);
	res.setHeader('content-length', body.length);
	res.writeHead(200).end(req.method === 'HEAD' ? undefined : body);
}

/** Answers with one sentence of plain text. */
export function sentence(
	req: IncomingMessage,
	res: ServerResponse,
	status: number,
	text: string
): void {
	const body = Buffer.from(`${text}\n`);
	res.setHeader('content-type', 'text/plain; charset=utf-8');
	res.setHeader('cache-control', 'no-store');
	res.setHeader('content-length', body.length);
	res.writeHead(status).end(req.method === 'HEAD' ? undefined : body);
}

/** Whether If-None-Match names this ETag: a list, compared weakly, or `*`. */
export function matches(header: string | undefined, etag: string): boolean {
	if (!header) return false;
	if (header.trim() === '*') return true;
	const named: string[] = header.match(/"[^"]*"/g) ?? [];
	return named.includes(etag);
}

/** The smallest coding that is there and allowed: brotli before gzip; `q=0` refuses. */
function chooseCoding(
	header: string | string[] | undefined,
	it: Pick<Representation, Encoding>
): Encoding | null {
	const accepted = new Map<string, number>();
	for (const part of String(header ?? '').split(',')) {
		const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
		const q = parameters.find((text) => text.startsWith('q='));
		accepted.set(name, q ? Number(q.slice(2)) : 1);
	}
	const allowed = (name: Encoding) => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0;
	if (it.br && allowed('br')) return 'br';
	if (it.gzip && allowed('gzip')) return 'gzip';
	return null;
}
