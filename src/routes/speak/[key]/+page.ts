/**
 * A speaker's own page. The server draws it from what it knows; on a phone without a network it is made
 * from the program and what the device remembers of the link.
 */
import { event } from 'virtual:event';
import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import type { Part } from '$lib/program/speaking';
import { isRemembered, PATIENCE, whyRefused } from '$lib/phone/speaker/link';
import type { SpeakerAnswer } from '$lib/phone/speaker/speaking.svelte';
import { storages } from '../../storages';

export const prerender = false;

/** ms. What is on the device already is not kept waiting; the page goes on asking. */
const SHORT = 1_500;

export interface Speaking extends SpeakerAnswer {
	parts: Part[];
	revision: number;
}

export async function load({ params, fetch }): Promise<{ key: string; drawn: Speaking | null }> {
	const { key } = params;
	const patience = isRemembered(event.id, key, storages().local) ? SHORT : PATIENCE;
	try {
		const response = await fetch(`/api/speak/${key}`, { signal: AbortSignal.timeout(patience) });
		if (response.ok) return { key, drawn: (await response.json()) as Speaking };
		const why = await whyRefused(response);
		if (why !== null && [404, 410, 429].includes(response.status)) error(response.status, why);
	} catch (cause) {
		if (!browser || (cause as { status?: number }).status) throw cause;
	}
	return { key, drawn: null };
}
