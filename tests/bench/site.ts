/** A built static site. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface Asset {
	type: string;
	plain: Buffer;
	/** Null where compressing saves nothing or the type is compressed already. */
	brotli: Buffer | null;
	gzip: Buffer | null;
	etag: string;
}

/** Files by address: `/schedule/index.html`, `/program.json`. */
export type Site = Map<string, Asset>;

/** What our build writes beside each file and our server sends; hosts that compress on the fly use 4 to 6. */
const BROTLI_QUALITY = 11;
/** For those that do: our static build leaves compressing to its host. */
export const ON_THE_FLY = 6;

const types: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.txt': 'text/plain; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.ics': 'text/calendar; charset=utf-8',
	'.xml': 'application/xml',
	'.atom': 'application/atom+xml',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2'
};
const COMPRESSIBLE = /^(text\/|application\/|image\/svg)/;

function filesIn(folder: string): [address: string, path: string][] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name))
		.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]);
}

/** Read into memory once: a build that replaces the folder cannot mix two versions. */
export function readSite(folder: string): Site {
	return new Map(
		filesIn(folder).map(([address, path]) => [address, asset(path, readFileSync(path))])
	);
}

/** There is one of these for every session or person, or only other programs ask for it. */
const SELDOM = /^\/(sessions|people)\/[^/]+\/|^\/(feeds|share)\/|^\/(program\.json|sitemap\.xml)$/;

/** For thousands of pages, in a folder that nobody replaces: what is seldom asked for is read when it is. */
export function openSite(folder: string): Site {
	const site: Site = new Map();
	for (const [address, path] of filesIn(folder)) {
		if (SELDOM.test(address)) site.set(address, new LateAsset(path));
		else site.set(address, asset(path, readFileSync(path)));
	}
	return site;
}

/** A file that is read and compressed when somebody asks. */
class LateAsset implements Asset {
	readonly #path: string;
	#asset: Asset | null = null;

	constructor(path: string) {
		this.#path = path;
	}

	get #read(): Asset {
		return (this.#asset ??= asset(this.#path, readFileSync(this.#path)));
	}

	get type() {
		return this.#read.type;
	}
	get plain() {
		return this.#read.plain;
	}
	get brotli() {
		return this.#read.brotli;
	}
	get gzip() {
		return this.#read.gzip;
	}
	get etag() {
		return this.#read.etag;
	}
}

/** @param name the file's name, which tells its type */
export function asset(name: string, content: Buffer | string): Asset {
	const plain = Buffer.from(content);
	const type = types[extname(name)] ?? 'application/octet-stream';
	const worth = COMPRESSIBLE.test(type) && plain.length > 512;
	return {
		type,
		plain,
		brotli: worth ? brotli(plain) : null,
		gzip: worth ? gzipSync(plain, { level: 6 }) : null,
		etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`
	};
}

export function brotli(plain: Buffer, quality = BROTLI_QUALITY): Buffer {
	return brotliCompressSync(plain, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: quality,
			[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
		}
	});
}

/** The text of a file; throws where the site has no such file. */
export function text(site: Site, address: string): string {
	const found = site.get(address);
	if (!found) throw new Error(`The built site has no ${address}.`);
	return found.plain.toString('utf8');
}
