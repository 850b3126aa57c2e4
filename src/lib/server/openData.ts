import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { addressAt } from '../addresses';
import type { Answer, Answers } from './answers';
import { secure } from './headers';
import { liveAddress } from './live/liveAnswer';
import { type Representation, send, sentence } from './representation';

const OPEN = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag' };
/** Bytes; below, compression costs more than it saves. */
const WORTH_COMPRESSING = 860;

/** Cached answers to `/api/live`: one for each revision that a client may have. */
const LIVE_KEPT = 64;

export const isOpenData = (path: string): boolean => addressAt(path)?.open === true;

type Kept = Map<string, Promise<Representation>>;

/** Serves the addresses that are `open` in the list. Bodies and their codings are cached for each revision. */
export class OpenData {
	private revision = Number.NaN;
	private readonly kept: Kept = new Map();
	private readonly live: Kept = new Map();

	private readonly own: Readonly<Record<string, string>>;

	/** @param security headers of every answer */
	constructor(
		private readonly answers: Answers,
		private readonly security: Readonly<Record<string, string>>
	) {
		this.own = { ...security, ...OPEN };
	}

	/** @param query with its `?`, or empty */
	async serve(
		req: IncomingMessage,
		res: ServerResponse,
		path: string,
		query: string
	): Promise<void> {
		if (req.method === 'GET' || req.method === 'HEAD') {
			const found = await this.found(path, query);
			if (found) return send(req, res, found, this.own);
		}
		secure(res, this.security);
		for (const [name, value] of Object.entries(OPEN)) res.setHeader(name, value);
		if (req.method === 'OPTIONS') return preflight(res);
		if (req.method !== 'GET' && req.method !== 'HEAD') {
			res.setHeader('allow', 'GET, HEAD, OPTIONS');
			return sentence(req, res, 405, 'This address can only be read.');
		}
		sentence(req, res, 404, this.answers.missing(path));
	}

	private found(path: string, query: string): Promise<Representation> | null {
		if (path !== '/api/live') return this.find(path, this.kept);
		return this.find(liveAddress(new URLSearchParams(query), this.answers.revision()), this.live);
	}

	private find(address: string, kept: Kept): Promise<Representation> | null {
		const revision = this.answers.revision();
		if (revision !== this.revision) {
			this.kept.clear();
			this.live.clear();
			this.revision = revision;
		}
		const known = kept.get(address);
		if (known) return known;
		const answer = this.answers.answer(address);
		if (!answer) return null;
		const made = represent(answer);
		kept.set(address, made);
		const [oldest] = this.live.keys();
		if (oldest && this.live.size > LIVE_KEPT) this.live.delete(oldest);
		return made;
	}
}

function preflight(res: ServerResponse): void {
	res.setHeader('access-control-allow-methods', 'GET, HEAD');
	res.setHeader('access-control-allow-headers', 'If-None-Match');
	res.setHeader('access-control-max-age', '86400');
	res.writeHead(204).end();
}

async function represent(answer: Answer): Promise<Representation> {
	const body = Buffer.from(answer.body);
	const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
	const [br, zipped] =
		body.length < WORTH_COMPRESSING
			? [undefined, undefined]
			: await Promise.all([
					promisify(brotliCompress)(body, quality),
					promisify(gzip)(body, { level: 9 })
				]);
	return {
		body,
		...(br ? { br } : {}),
		...(zipped ? { gzip: zipped } : {}),
		hash: createHash('sha256').update(body).digest('base64url'),
		headers: {
			'content-type': answer.type,
			'cache-control': 'public, max-age=0, must-revalidate',
			...(answer.policy ? { 'content-security-policy': answer.policy } : {}),
			...(answer.filename ? { 'content-disposition': disposition(answer.filename) } : {})
		}
	};
}

/** Names are made of ids; the replacement keeps anything else from ending the quotes. */
function disposition(filename: string): string {
	return `inline; filename="${filename.replace(/[^\w.-]/g, '_')}"`;
}
