/**
 * Limits by network address. Private addresses are too long to be guessed; whoever tries is slowed down
 * all the same.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '../refusal';
import type { Limit } from './limits';

const TEN_MINUTES = 600_000;
// a whole hall may share one address
const KEYS_MISSED: Limit = { what: 'keys missed', most: 300, within: TEN_MINUTES };
export const AGENDAS_CREATED: Limit = { what: 'agendas created', most: 2000, within: TEN_MINUTES };

/** Empty once the client has hung up: Node then knows no address, and nobody reads the answer. */
export const addressOf = ({ getClientAddress }: RequestEvent): string =>
	(getClientAddress() as string | undefined) ?? '';

/** @throws Refusal if this address has asked for too many unknown keys */
export async function admit(event: RequestEvent): Promise<void> {
	const wait = await event.locals.limits.wait(KEYS_MISSED, addressOf(event), Date.now());
	if (wait > 0) throw tooOften(wait);
}

/** Counts a request for an unknown key. */
export async function missed(event: RequestEvent): Promise<void> {
	await event.locals.limits.take(KEYS_MISSED, addressOf(event), Date.now());
}

export const tooOften = (seconds: number) =>
	new Refusal(429, `Too many requests from this address. Try again in ${seconds} s.`, seconds);
