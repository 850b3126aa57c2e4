/**
 * A speaker's own page. The server draws it from what it knows; on a phone without a network it is made
 * from the program and what the device remembers of the link.
 */
import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import type { Part } from '$lib/program/speaking';
import type { SpeakerAnswer } from '$lib/phone/speaker/speaking.svelte';

export const prerender = false;

export interface Speaking extends SpeakerAnswer {
	parts: Part[];
	revision: number;
}

export async function load({ params, fetch }): Promise<{ key: string; drawn: Speaking | null }> {
	const { key } = params;
	try {
		const response = await fetch(`/api/speak/${key}`);
		if (response.ok) return { key, drawn: (await response.json()) as Speaking };
		const { error: why } = (await response.json()) as { error: string };
		if ([404, 410, 429].includes(response.status)) error(response.status, why);
	} catch (cause) {
		if (!browser || (cause as { status?: number }).status) throw cause;
	}
	return { key, drawn: null };
}
