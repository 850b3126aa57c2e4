/**
 * The change that the server hasn't confirmed yet. It is stored on this device before it is sent, so that
 * neither a lost network nor a closed tab loses it.
 */
import { names, Stored } from '$lib/phone/base/stored';
import { isRecord } from '$lib/program/json';
import type { Id } from '$lib/program/model';
import { isAction } from '$lib/program/live/readRevisions';
import type { DeskChange } from './requests';

export interface UnsentChange extends DeskChange {
	/** ms, when the organizer published it. */
	at: number;
}

/** One organizer's, of one event. */
export const storedUnsentChange = (eventId: Id, organizer: string, storage: Storage | null) =>
	new Stored<UnsentChange>(storage, names.deskChange(eventId, organizer), (content) =>
		isUnsentChange(content) ? content : null
	);

function isUnsentChange(value: unknown): value is UnsentChange {
	if (!isRecord(value)) return false;
	const { key, base, numbering = 0, action, why, at } = value;
	return (
		typeof key === 'string' &&
		typeof base === 'number' &&
		typeof numbering === 'number' &&
		typeof why === 'string' &&
		typeof at === 'number' &&
		isAction(action)
	);
}

/** 22 letters of base64url: 128 bits. Also works over plain http, where randomUUID is missing. */
export function newKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}
