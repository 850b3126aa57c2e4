/** A built static site, read into memory once: a build that replaces the folder cannot mix two versions. */
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

export function readSite(folder: string): Site {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile()
	);
	return new Map(
		files.map((entry) => {
			const path = join(entry.parentPath, entry.name);
			return [`/${relative(folder, path).split(sep).join('/')}`, asset(path, readFileSync(path))];
		})
	);
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
