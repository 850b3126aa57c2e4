import type { IncomingMessage, ServerResponse } from 'node:http';

export type Encoding = 'br' | 'gzip';

/** One content in up to three codings. */
export interface Representation {
	body: Buffer;
	br?: Buffer;
	gzip?: Buffer;
	/** SHA-256 of the uncompressed content, base64url. */
	hash: string;
	/** content-type, cache-control and so on, names in lower case. */
	headers: Record<string, string>;
}

/** Cached heads of each representation, by coding and by whether the body is sent. */
const heads = new WeakMap<Representation, Map<string, string[]>>();

/**
 * Answers a GET or HEAD: coding (RFC 9110, 12.5.3), strong ETag per coding (8.8.3), 304 (13.1.2).
 * @param own more headers, always the same for one representation
 */
export function send(
	req: IncomingMessage,
	res: ServerResponse,
	it: Representation,
	own: Readonly<Record<string, string>>
): void {
	const coding = chooseCoding(req.headers['accept-encoding'], it);
	const etag = `"${it.hash}${coding ? `-${coding}` : ''}"`;
	if (matches(req.headers['if-none-match'], etag)) {
		res.writeHead(304, headOf(it, coding, etag, own, false)).end();
		return;
	}
	const body = (coding && it[coding]) ?? it.body;
	res.writeHead(200, headOf(it, coding, etag, own, true));
	res.end(req.method === 'HEAD' ? undefined : body);
}

function headOf(
	it: Representation,
	coding: Encoding | null,
	etag: string,
	own: Readonly<Record<string, string>>,
	sent: boolean
): string[] {
	const known = heads.get(it) ?? new Map<string, string[]>();
	heads.set(it, known);
	const name = `${coding ?? ''} ${sent}`;
	const made = known.get(name);
	if (made) return made;
	const body = (coding && it[coding]) ?? it.body;
	const head = Object.entries({
		...own,
		...it.headers,
		etag,
		...((it.br ?? it.gzip) ? { vary: 'Accept-Encoding' } : {}),
		...(coding && sent ? { 'content-encoding': coding } : {}),
		...(sent ? { 'content-length': String(body.length) } : {})
	}).flat();
	known.set(name, head);
	return head;
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
	if (!header) return null;
	const accepted = new Map<string, number>();
	for (const part of String(header).split(',')) {
		const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
		const q = parameters.find((text) => text.startsWith('q='));
		accepted.set(name, q ? Number(q.slice(2)) : 1);
	}
	const allowed = (name: Encoding) => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0;
	if (it.br && allowed('br')) return 'br';
	if (it.gzip && allowed('gzip')) return 'gzip';
	return null;
}
