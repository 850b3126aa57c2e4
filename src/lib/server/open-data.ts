import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Answer, Answers } from './answers';
import { type Representation, send, sentence } from './representation';

const OPEN = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag' };
/** Below this many bytes a coding costs more than it saves. */
const WORTH_COMPRESSING = 860;

export function isOpenData(path: string): boolean {
	return path === '/program.json' || path.startsWith('/feeds/') || path.startsWith('/export/');
}

/** Serves `/program.json`, `/feeds/…` and `/export/…`; bodies and codings are kept per revision. */
export class OpenData {
	private revision = Number.NaN;
	private kept = new Map<string, Promise<Representation>>();

	constructor(private readonly answers: Answers) {}

	async serve(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
		for (const [name, value] of Object.entries(OPEN)) res.setHeader(name, value);
		if (req.method === 'OPTIONS') return preflight(res);
		if (req.method !== 'GET' && req.method !== 'HEAD') {
			res.setHeader('allow', 'GET, HEAD, OPTIONS');
			return sentence(req, res, 405, 'This address can only be read.');
		}
		const found = await this.find(path);
		if (found) return send(req, res, found);
		sentence(
			req,
			res,
			404,
			'There is no such feed or file. All of them start from the About page.'
		);
	}

	private find(path: string): Promise<Representation> | null {
		const revision = this.answers.revision();
		if (revision !== this.revision) {
			this.kept = new Map();
			this.revision = revision;
		}
		const kept = this.kept.get(path);
		if (kept) return kept;
		const answer = this.answers.answer(path);
		if (!answer) return null;
		const made = represent(answer);
		this.kept.set(path, made);
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
			...(answer.filename ? { 'content-disposition': disposition(answer.filename) } : {})
		}
	};
}

/** Ids make these names; anything else could end the quotes. */
function disposition(filename: string): string {
	return `inline; filename="${filename.replace(/[^\w.-]/g, '_')}"`;
}
