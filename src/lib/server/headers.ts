import type { ServerResponse } from 'node:http';

const FRAMES = "frame-ancestors 'none'";
const CSP = 'content-security-policy';

/**
 * Headers of every answer. Each page's HTML holds its own policy for scripts and styles, by hashes; here is
 * what a page can't say about itself. Search engines are kept out of a draft.
 */
export function securityHeaders(origin: string | null, draft = false): Record<string, string> {
	return {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
		'cross-origin-opener-policy': 'same-origin',
		[CSP]: FRAMES,
		...(draft ? { 'x-robots-tag': 'noindex' } : {}),
		...(origin?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {})
	};
}

/**
 * Sets them on an answer, whoever writes it. A page rendered on request sends a policy under the same name,
 * which would replace ours, so the two are joined when the head is written.
 */
export function secure(res: ServerResponse, headers: Record<string, string>): void {
	for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
	const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
	res.writeHead = (...args: unknown[]) => {
		const policy = String(res.getHeader(CSP) ?? '');
		if (!policy.includes('frame-ancestors')) {
			res.setHeader(CSP, policy ? `${policy}; ${FRAMES}` : FRAMES);
		}
		return writeHead(...args);
	};
}

/** Files with a hash in their name never change; everything else is revalidated, mostly with a 304. */
export function cacheControl(path: string): string {
	return path.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** By file extension. With nosniff, browsers reject a wrong type. */
const types: Record<string, string> = {
	html: 'text/html; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	mjs: 'text/javascript; charset=utf-8',
	css: 'text/css; charset=utf-8',
	json: 'application/json; charset=utf-8',
	map: 'application/json; charset=utf-8',
	webmanifest: 'application/manifest+json; charset=utf-8',
	txt: 'text/plain; charset=utf-8',
	md: 'text/markdown; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
	ics: 'text/calendar; charset=utf-8',
	xml: 'application/xml; charset=utf-8',
	atom: 'application/atom+xml; charset=utf-8',
	svg: 'image/svg+xml; charset=utf-8',
	png: 'image/png',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	gif: 'image/gif',
	webp: 'image/webp',
	avif: 'image/avif',
	ico: 'image/x-icon',
	woff2: 'font/woff2',
	woff: 'font/woff',
	wasm: 'application/wasm',
	pdf: 'application/pdf'
};

export function typeOf(path: string): string {
	const end = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
	return types[end] ?? 'application/octet-stream';
}
