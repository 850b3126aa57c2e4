/** What every request for an agenda passes, whichever key it brings: where it comes from, and how often. */
import type { RequestEvent } from '@sveltejs/kit';
import { isForeign } from '../foreign';
import { admit, missed, TEN_MINUTES } from '../limits/guessing';
import { orRefused, Refusal, refused } from '../refusal';
import type { Limit } from '../limits/limits';

/** A whole hall may stand behind one address. */
export const CREATED: Limit = { what: 'agendas created', most: 2000, within: TEN_MINUTES };

export const QUIET = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };

/** Does the work, and answers with a sentence where it is refused. */
export function answering(
	event: RequestEvent,
	work: () => Promise<Response>,
	say: (refusal: Refusal) => Response = inJson
): Promise<Response> {
	const { request, url } = event;
	return orRefused(
		async () => {
			if (isForeign(request, url) && !['GET', 'HEAD'].includes(request.method)) {
				throw new Refusal(403, 'A page of another site may not change an agenda.');
			}
			await admit(event);
			return work();
		},
		async (refusal) => {
			if (refusal.status === 404) await missed(event);
			return say(refusal);
		}
	);
}

const inJson = (refusal: Refusal): Response => refused(refusal, QUIET);
