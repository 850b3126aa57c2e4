/** A speaker's private link: how it is stored on this device, and how the server is asked about it. */
import { isRecord } from '$lib/program/json';
import type { Id, Instant } from '$lib/program/model';
import type { Part } from '$lib/program/schedule/parts';
import { ask, type Answer } from '../base/ask';
import { names, Stored } from '../base/stored';

/** What the server stores about a speaker. */
export interface SpeakerState {
	/** The revision up to which the speaker has seen changes. */
	seen: number;
	/** When they said that they are there, for each session. */
	here: Record<Id, Instant>;
}

/** What the server answers for a link. */
export interface SpeakerAnswer extends SpeakerState {
	person: Id;
	name: string;
}

/** With what the page shows before the program is loaded. */
export interface SpeakerPage extends SpeakerAnswer {
	parts: Part[];
	revision: number;
}

/** What was tapped and hasn't reached the server yet. */
export interface SpeakerChange {
	seen?: number;
	here?: Record<Id, boolean>;
}

export interface StoredSpeakerLink {
	answer: SpeakerAnswer;
	unsent: SpeakerChange;
}

/** Lets the link's page open without a network. */
export const storedSpeakerLink = (eventId: Id, key: string, storage: Storage | null) =>
	new Stored<StoredSpeakerLink>(storage, names.speaker(eventId, key), (content) => {
		if (!isRecord(content)) return null;
		const { answer, unsent } = content;
		if (!isSpeakerAnswer(answer)) return null;
		return { answer, unsent: isRecord(unsent) ? unsent : {} };
	});

const isSpeakerAnswer = (content: unknown): content is SpeakerAnswer =>
	isRecord(content) &&
	readState(content) !== null &&
	typeof content.person === 'string' &&
	typeof content.name === 'string';

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
export function askSpeakerLink(
	address: string,
	{ timeout, get }: { timeout?: number; get?: typeof fetch } = {}
): Promise<Answer<SpeakerPage>> {
	return ask(address, {
		read: readPage,
		...(timeout ? { timeout } : {}),
		...(get ? { fetch: get } : {})
	});
}
