/** An agenda that somebody shares: drawn by the server, so that it can be read without scripts. */
import { error } from '@sveltejs/kit';
import type { Entry } from '$lib/program/myDay';
import type { Person, Room } from '$lib/program/model';

export const prerender = false;

export interface Shared {
	entries: Entry[];
	/** those who are named in the entries */
	people: Person[];
	/** none where there is only one */
	rooms: Room[];
}

const words: Record<number, string> = {
	404: 'There is no agenda at this address. Ask for the link again.',
	410: 'This page has ended: whoever shared it has revoked it, or has taken the agenda off the server.'
};

export async function load({ params, fetch, setHeaders }): Promise<Shared> {
	setHeaders({ 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' });
	const response = await fetch(`/api/share/${params.key}`);
	const told = (await response.json()) as Shared & { error: string };
	if (!response.ok) error(response.status, words[response.status] ?? told.error);
	return told;
}
