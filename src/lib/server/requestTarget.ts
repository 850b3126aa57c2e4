/** A path, decoded once, and the query as it was sent (with its `?`, or empty). */
export type Target = { path: string; query: string };

/** 400 for what isn't an address at all, 404 for one that tries to leave its folder. */
export type BadTarget = { status: 400 | 404 };

/**
 * Reads a request line's target (RFC 9112, 3.2; the absolute form loses its authority). The rest of the
 * server never sees a dot segment, an encoded slash, a backslash or a control character, so no two parts of
 * it can read the same address differently.
 */
export function readTarget(target: string | undefined): Target | BadTarget {
	const local = (target ?? '').replace(/^https?:\/\/[^/?#]*/i, '');
	const [, raw = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(local) ?? [];
	if (!raw.startsWith('/')) return { status: 400 };
	const path = decode(raw);
	// eslint-disable-next-line no-control-regex
	if (path === null || /[\u0000-\u001f\u007f]/.test(path)) return { status: 400 };
	if (/%2f|%5c/i.test(raw) || path.includes('\\')) return { status: 404 };
	if (path.split('/').some((segment) => segment === '.' || segment === '..')) {
		return { status: 404 };
	}
	return { path, query };
}

function decode(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

/**
 * A path as it may be logged: an address may hold a secret (an agenda's key, a speaker's link), so only its
 * first part is shown. @param known whether it is a public file, which is shown whole
 */
export function loggable(path: string, known: boolean): string {
	if (known) return path;
	const [first = '', second = '', third] = path.split('/').slice(1);
	if (first === 'api' && third !== undefined) return `/api/${second}/…`;
	return second || third !== undefined ? `/${first}/…` : '/…';
}
