/**
 * An agenda's keys. A device makes the main key; those of the feed and the shared page are derived from it
 * (HMAC, RFC 2104), each with a generation. Knowing one gives away neither the others nor the next
 * generation. The store has only hashes, which differ between the kinds.
 */
import { createHash, createHmac } from 'node:crypto';
import { KEY_BYTES, keyText } from '$lib/program/agenda/agendaKey';
import type { AgendaLink } from './tables';

/** @param generation from 1; each one voids the key before */
export function linkKey(main: string, link: AgendaLink, generation: number): string {
	const mac = createHmac('sha256', main).update(`runsheet ${link}\n${generation}`).digest();
	return keyText(mac.subarray(0, KEY_BYTES));
}

/** What the store has in place of a key. */
export function keyHash(kind: 'main' | AgendaLink, key: string): string {
	return createHash('sha256').update(`runsheet ${kind}\n${key}`).digest('base64url');
}

export const feedAddress = (key: string) => `/agendas/${key}.ics`;
export const shareAddress = (key: string) => `/a/${key}`;
