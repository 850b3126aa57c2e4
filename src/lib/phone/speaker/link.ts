/** A speaker's link as this device knows it: where it is remembered, and how the server is asked about it. */
import { isRecord } from '$lib/program/json';
import type { Id, Instant } from '$lib/program/model';
import type { Part } from '$lib/program/schedule/parts';
import { ask, type Answer } from '../base/ask';
import { names, Stored } from '../base/stored';

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

/** What was tapped and has not reached the server yet. */
export interface SpeakerWord {
	seen?: number;
	here?: Record<Id, boolean>;
}

export interface RememberedLink {
	answer: SpeakerAnswer;
	unsent: SpeakerWord;
}

/** What a device remembers of a link, so that its page opens without a network. */
export const storedLink = (eventId: Id, key: string, storage: Storage | null) =>
	new Stored<RememberedLink>(storage, names.speaker(eventId, key), (content) => {
		const { answer, unsent } = (content ?? {}) as Partial<RememberedLink>;
		if (typeof answer?.person !== 'string' || typeof answer.here !== 'object') return null;
		return { answer, unsent: isRecord(unsent) ? unsent : {} };
	});

export function readState(content: unknown): SpeakerState | null {
	if (!isRecord(content)) return null;
	const { seen, here } = content;
	if (typeof seen !== 'number' || !isRecord(here)) return null;
	return { seen, here: here as Record<Id, Instant> };
}

function readPage(content: unknown): SpeakerPage | null {
	const state = readState(content);
	if (!state || !isRecord(content)) return null;
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
