/**
 * The change that is not published yet, on this device until the server has answered for it. It is
 * written before it is sent, so that neither a dead network nor a closed tab loses it.
 */
import { names, Stored } from '$lib/phone/base/stored';
import type { Id } from '$lib/program/model';
import { isAction } from '$lib/program/live/readRevisions';
import type { Sent } from './requests';

export interface Kept extends Sent {
	/** ms, when the organizer published it. */
	at: number;
}

/** One organizer's, of one event. */
export const storedChange = (eventId: Id, organizer: string, storage: Storage | null) =>
	new Stored<Kept>(storage, names.deskChange(eventId, organizer), (content) =>
		isKept(content) ? content : null
	);

function isKept(value: unknown): value is Kept {
	if (typeof value !== 'object' || value === null) return false;
	const { key, base, numbering = 0, action, why, at } = value as Record<string, unknown>;
	return (
		typeof key === 'string' &&
		typeof base === 'number' &&
		typeof numbering === 'number' &&
		typeof why === 'string' &&
		typeof at === 'number' &&
		isAction(action)
	);
}

/** 22 letters of base64url: 128 bits. Works on plain http too, where randomUUID is missing. */
export function newKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}
