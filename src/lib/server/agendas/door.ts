/** What every request for an agenda passes, whichever key it brings: where it comes from, and how often. */
import type { RequestEvent } from '@sveltejs/kit';
import { isForeign } from '../foreign';
import { Refusal, refused } from '../refusal';
import type { Limit } from '../store/limits';

const TEN_MINUTES = 600_000;
/** A whole hall may stand behind one address. */
export const CREATED: Limit = { what: 'agendas created', most: 2000, within: TEN_MINUTES };
/** Keys that open nothing. Guessing is hopeless by their length, and limited all the same. */
export const MISSED: Limit = { what: 'agendas missed', most: 300, within: TEN_MINUTES };

export const QUIET = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };

/** Does the work, and answers with a sentence where it is refused. */
export async function answering(
	event: RequestEvent,
	work: () => Promise<Response>,
	say: (refusal: Refusal) => Response = inJson
): Promise<Response> {
	const { request, url, locals } = event;
	try {
		if (isForeign(request, url) && !['GET', 'HEAD'].includes(request.method)) {
			throw new Refusal(403, 'A page of another site may not change an agenda.');
		}
		await admit(event);
		return await work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		if (error.status === 404)
			await locals.limits.take(MISSED, event.getClientAddress(), Date.now());
		return say(error);
	}
}

/** @throws Refusal where this address has asked for too many keys that open nothing */
async function admit({ locals, getClientAddress }: RequestEvent): Promise<void> {
	const wait = await locals.limits.wait(MISSED, getClientAddress(), Date.now());
	if (wait > 0) throw tooOften(wait);
}

export const tooOften = (seconds: number) =>
	new Refusal(429, `Too many requests from this address. Try again in ${seconds} s.`, seconds);

const inJson = (refusal: Refusal): Response => refused(refusal, QUIET);
