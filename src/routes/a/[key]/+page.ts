/** An agenda that somebody shares: drawn by the server, so that it can be read without scripts. */
import { error } from '@sveltejs/kit';
import { askSharedAgenda, type SharedAgenda } from '$lib/phone/sync/sharedAgenda';

export const prerender = false;

const words: Record<number, string> = {
	404: 'There is no agenda at this address. Ask for the link again.',
	410: 'This page has ended: whoever shared it has revoked it, or has taken the agenda off the server.'
};
const UNREACHED = 'The server cannot be reached, and a shared agenda is not kept on this device.';

export async function load({ params, fetch, setHeaders }): Promise<SharedAgenda> {
	setHeaders({ 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' });
	const answer = await askSharedAgenda(params.key, fetch);
	if (answer.kind === 'ours') return answer.value;
	if (answer.kind === 'refused') error(answer.status, words[answer.status] ?? answer.why);
	error(answer.why ? 429 : 503, answer.why ?? UNREACHED);
}
