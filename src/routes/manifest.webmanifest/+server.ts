/** The web app manifest (W3C Web Application Manifest): installable, with the places as shortcuts. */
import { json } from '@sveltejs/kit';
import { peopled } from 'virtual:event';
import { folder } from 'virtual:program';
import { asset, resolve } from '$app/paths';

export const prerender = true;

export function GET() {
	const { event } = folder.program;
	const icon = (file: string, sizes: string, purpose: string) => ({
		src: asset(`/icons/${file}`),
		sizes,
		type: 'image/png',
		purpose
	});
	return json(
		{
			id: resolve('/'),
			name: event.name,
			short_name: event.shortName,
			description: event.tagline,
			lang: event.language,
			start_url: resolve('/'),
			scope: resolve('/'),
			display: 'standalone',
			background_color: '#0f1116',
			theme_color: event.accent ?? '#5b2a86',
			icons: [
				icon('icon-192.png', '192x192', 'any'),
				icon('icon-512.png', '512x512', 'any'),
				icon('maskable-512.png', '512x512', 'maskable')
			],
			shortcuts: [
				{ name: 'Schedule', url: resolve('/schedule/') },
				{ name: 'My agenda', url: resolve('/agenda/') },
				...(peopled ? [{ name: 'People', url: resolve('/people/') }] : [])
			]
		},
		{ headers: { 'content-type': 'application/manifest+json' } }
	);
}
