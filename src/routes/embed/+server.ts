import { respond } from '$lib/server/printedAnswers';

export const prerender = __STATIC__;
export const trailingSlash = 'always';

export function GET() {
	const page = respond('/embed/');
	// SvelteKit knows a page, and writes it into a folder, by this type alone
	page.headers.set('content-type', 'text/html');
	return page;
}
