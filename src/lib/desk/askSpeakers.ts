/** Speakers' links as the desk asks the server for them. Nothing here throws. */
import { ask, type Answer } from '$lib/phone/base/ask';
import type { Id, Instant } from '$lib/program/model';

export interface SpeakerRow {
	person: Id;
	/** Null while their link is revoked. */
	key: string | null;
	state: { seen: number; seenAt: Instant | null; here: Record<Id, Instant> };
}

export interface Renewal {
	person: Id;
	how: 'reissue' | 'revoke';
}

const ADDRESS = '/api/desk/speakers';

export function askSpeakers(renewal?: Renewal): Promise<Answer<SpeakerRow[]>> {
	const sent = renewal ? { method: 'POST' as const, body: renewal } : {};
	return ask(ADDRESS, { ...sent, read: readSpeakers });
}

function readSpeakers(content: unknown): SpeakerRow[] | null {
	const speakers = (content as { speakers?: unknown } | null)?.speakers;
	return Array.isArray(speakers) && speakers.every(isRow) ? speakers : null;
}

function isRow(value: unknown): value is SpeakerRow {
	const { person, key, state } = (value ?? {}) as Record<string, unknown>;
	const { seen, here } = (state ?? {}) as Record<string, unknown>;
	return (
		typeof person === 'string' &&
		(key === null || typeof key === 'string') &&
		typeof seen === 'number' &&
		typeof here === 'object' &&
		here !== null
	);
}
