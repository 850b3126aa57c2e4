/** Where a request wants to go: its path decoded once, its query untouched (with the `?`, or empty). */
export type Target = { path: string; query: string };

/** Why it goes nowhere: 400 for what is no address at all, 404 for one that tries to leave its folder. */
export type BadTarget = { status: 400 | 404 };

/**
 * Reads a request line's target (RFC 9112, 3.2; the absolute form loses its authority). Nothing behind
 * this door ever sees a dot segment, an encoded slash, a backslash or a control character, so that no
 * two parts of the server can read the same address differently.
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
 * What of a path may stand in a log. An address that a program made from a secret (an agenda's key, a
 * speaker's link) is known by its first part only; `known` paths are public files.
 */
export function loggable(path: string, known: boolean): string {
	if (known) return path;
	const [first = '', second = '', third] = path.split('/').slice(1);
	if (first === 'api' && third !== undefined) return `/api/${second}/…`;
	return second || third !== undefined ? `/${first}/…` : '/…';
}
