/** Private addresses cannot be guessed, by their length alone; whoever tries all the same is slowed down. */
import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '../refusal';
import type { Limit } from './limits';

export const TEN_MINUTES = 600_000;
/** Keys that open nothing, from one address. A whole hall may stand behind it. */
const MISSED: Limit = { what: 'keys missed', most: 300, within: TEN_MINUTES };

/** Who has hung up has no address any more, nor anybody who reads the answer. */
export const addressOf = ({ getClientAddress }: RequestEvent): string =>
	(getClientAddress() as string | undefined) ?? '';

/** @throws Refusal where this address has asked for too many keys that open nothing */
export async function admit(event: RequestEvent): Promise<void> {
	const wait = await event.locals.limits.wait(MISSED, addressOf(event), Date.now());
	if (wait > 0) throw tooOften(wait);
}

/** Another one that opened nothing. */
export async function missed(event: RequestEvent): Promise<void> {
	await event.locals.limits.take(MISSED, addressOf(event), Date.now());
}

export const tooOften = (seconds: number) =>
	new Refusal(429, `Too many requests from this address. Try again in ${seconds} s.`, seconds);
