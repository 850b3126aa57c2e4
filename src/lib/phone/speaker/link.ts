/** A speaker's link as this device knows it: where it is remembered, and how the server is asked about it. */
import type { Id, Instant } from '$lib/program/model';
import type { Part } from '$lib/program/speaking';
import { ask, type Answer } from '../base/ask';

/** What the server stores about a speaker. */
export interface SpeakerState {
	/** The revision up to which changes were seen. */
	seen: number;
	here: Record<Id, Instant>;
}

/** What the server answers for a link. */
export interface SpeakerAnswer extends SpeakerState {
	person: Id;
	name: string;
}

/** The same with what the page shows before the program is here. */
export interface SpeakerPage extends SpeakerAnswer {
	parts: Part[];
	revision: number;
}

/** Where in its storage a device keeps what it knows of a link. */
export const speakerName = (eventId: Id, key: string) => `runsheet-${eventId}-speak-${key}`;

/** Whether the page can be made without the network. */
export function isRemembered(eventId: Id, key: string, storage: Storage | null): boolean {
	try {
		return storage?.getItem(speakerName(eventId, key)) != null;
	} catch {
		return false;
	}
}

const isFields = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

export function readState(content: unknown): SpeakerState | null {
	if (!isFields(content)) return null;
	const { seen, here } = content;
	if (typeof seen !== 'number' || !isFields(here)) return null;
	return { seen, here: here as Record<Id, Instant> };
}

function readPage(content: unknown): SpeakerPage | null {
	const state = readState(content);
	if (!state || !isFields(content)) return null;
	const { person, name, parts, revision } = content;
	if (typeof person !== 'string' || typeof name !== 'string') return null;
	if (!Array.isArray(parts) || typeof revision !== 'number') return null;
	return { ...state, person, name, parts: parts as Part[], revision };
}

/** @param get SvelteKit's own `fetch` in a `load` function */
export function askLink(
	address: string,
	{ timeout, get }: { timeout?: number; get?: typeof fetch } = {}
): Promise<Answer<SpeakerPage>> {
	return ask(address, {
		read: readPage,
		...(timeout ? { timeout } : {}),
		...(get ? { fetch: get } : {})
	});
}
