/**
 * Whether a page of another site sends this. Browsers say where a write comes from, and no page can forge
 * that. A client that says nothing isn't a browser; whether it may write then depends on its key alone.
 */
export function isForeign(request: Request, url: URL): boolean {
	const site = request.headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none') return true;
	const origin = request.headers.get('origin');
	if (origin === null) return false;
	// only the host: behind a proxy that ends TLS, the scheme seen here is another
	return !URL.canParse(origin) || new URL(origin).host !== url.host;
}

/** Whether a page of ours sends this, and says so. For writes that need no secret key. */
export const isOurs = (request: Request, url: URL): boolean =>
	request.headers.has('origin') && !isForeign(request, url);
