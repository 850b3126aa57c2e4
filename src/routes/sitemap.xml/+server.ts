/** https://www.sitemaps.org/protocol.html */
import { error } from '@sveltejs/kit';
import { draft } from 'virtual:event';
import { folder } from 'virtual:program';

export const prerender = !draft;

export function GET() {
	if (draft) error(404, 'This program is a draft: it has no site map until it is published.');
	const { event, sessions, people } = folder.program;
	const paths = [
		...['/', '/schedule/', '/about/', '/changes/'],
		...(people.length > 0 ? ['/people/'] : []),
		...sessions.map(({ id }) => `/sessions/${id}/`),
		...people.map(({ id }) => `/people/${id}/`)
	];
	const urls = paths.map((path) => `<url><loc>${event.site}${path}</loc></url>`).join('');
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>\n`,
		{ headers: { 'content-type': 'application/xml' } }
	);
}
