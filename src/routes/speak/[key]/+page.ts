/**
 * A speaker's own page. The server draws it from what it knows; on a phone without a network it is made
 * from the program and what the device remembers of the link.
 */
import { event } from 'virtual:event';
import { error } from '@sveltejs/kit';
import {
	askSpeakerLink,
	storedSpeakerLink,
	type SpeakerPage
} from '$lib/phone/speaker/speakerLink';
import { TIMEOUT } from '$lib/phone/base/ask';
import { storages } from '$lib/phone/base/storages';

export const prerender = false;

/** ms. What is on the device already is not kept waiting; the page goes on asking. */
const SHORT = 1_500;

export async function load({ params, fetch }): Promise<{ key: string; drawn: SpeakerPage | null }> {
	const { key } = params;
	const remembered = storedSpeakerLink(event.id, key, storages().local).get();
	const timeout = remembered ? SHORT : TIMEOUT;
	const answer = await askSpeakerLink(`/api/speak/${key}`, { timeout, get: fetch });
	if (answer.kind === 'ours') return { key, drawn: answer.value };
	if (answer.kind === 'refused') error(answer.status, answer.why);
	if (answer.why !== null) error(429, answer.why);
	return { key, drawn: null };
}
