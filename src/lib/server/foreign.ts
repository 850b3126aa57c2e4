/**
 * Whether a page of another site sends this. Browsers say where a write comes from, and no page can forge
 * that. What says nothing is no browser, and then the key that it must have is all that counts.
 */
export function isForeign(request: Request, url: URL): boolean {
	const site = request.headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none') return true;
	const origin = request.headers.get('origin');
	if (origin === null) return false;
	// behind a proxy the scheme may be that of its inside
	return !URL.canParse(origin) || new URL(origin).host !== url.host;
}

/** Whether a page of ours sends this, and says so. Where no key is asked for, who says nothing is refused too. */
export const isOurs = (request: Request, url: URL): boolean =>
	request.headers.has('origin') && !isForeign(request, url);
