/** https://www.sitemaps.org/protocol.html */
import { folder } from 'virtual:program';

export const prerender = true;

export function GET() {
	const { event, sessions, people } = folder.program;
	const paths = [
		...['/', '/schedule/', '/people/', '/about/', '/changes/'],
		...sessions.map(({ id }) => `/sessions/${id}/`),
		...people.map(({ id }) => `/people/${id}/`)
	];
	const urls = paths.map((path) => `<url><loc>${event.site}${path}</loc></url>`).join('');
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>\n`,
		{ headers: { 'content-type': 'application/xml' } }
	);
}
