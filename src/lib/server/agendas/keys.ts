/**
 * An agenda's keys. The main key comes from a device; the keys of its feed and of its shared page follow
 * from it one way (HMAC, RFC 2104), each with a generation, so that one that is known tells neither of
 * the others nor the next of its own. The store knows hashes alone, each kind in a domain of its own.
 */
import { createHash, createHmac } from 'node:crypto';
import { KEY_BYTES, keyText } from '$lib/program/agenda/agendaKey';
import type { AgendaLink } from './tables';

/** @param generation from 1; each makes the former key void */
export function linkKey(main: string, link: AgendaLink, generation: number): string {
	const mac = createHmac('sha256', main).update(`runsheet ${link}\n${generation}`).digest();
	return keyText(mac.subarray(0, KEY_BYTES));
}

/** What stands in the store for a key. */
export function keyHash(kind: 'main' | AgendaLink, key: string): string {
	return createHash('sha256').update(`runsheet ${kind}\n${key}`).digest('base64url');
}

export const feedAddress = (key: string) => `/agendas/${key}.ics`;
export const shareAddress = (key: string) => `/a/${key}`;
