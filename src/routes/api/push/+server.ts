/** Pushes: a device says what it keeps and wants to know. Contract: ../README.md. */
import { json, type RequestEvent } from '@sveltejs/kit';
import { draft } from 'virtual:event';
import { isOurs } from '$lib/server/foreign';
import type { RegistrationResult } from '$lib/server/push/pushes';
import { orRefused, Refusal, refused } from '$lib/server/refusal';
import { readJson } from '$lib/server/readJson';

const QUIET = { 'cache-control': 'no-store' };
/** Bytes: 5000 sessions kept, with the longest ids. */
const MOST = 400_000;

const OVER = new Refusal(410, 'This event is over: nothing is left to remind you of.');
const DRAFT = new Refusal(409, 'This program is a draft: pushes begin when it is published.');
const refusals: Record<Exclude<RegistrationResult, 'taken'>, Refusal> = {
	unknown: new Refusal(404, 'Nothing is known of the address that this one replaces.'),
	over: OVER,
	full: new Refusal(503, 'This server holds as many devices as it can.')
};

/** Does the work, and answers with a sentence where it is refused. */
function answering({ request, url }: RequestEvent, work: (body: unknown) => Promise<boolean>) {
	return orRefused(
		async () => {
			if (!isOurs(request, url)) {
				throw new Refusal(403, 'Only pages of this site may ask for this.');
			}
			if (!request.headers.get('content-type')?.startsWith('application/json')) {
				throw new Refusal(422, 'The request must be JSON, and say so.');
			}
			const registered = await work(await readJson(request, MOST));
			return json({ registered }, { headers: QUIET });
		},
		(refusal) => refused(refusal, QUIET)
	);
}

export function GET({ locals }) {
	if (draft) return refused(DRAFT, QUIET);
	const { publicKey } = locals.pushes;
	return publicKey === null ? refused(OVER, QUIET) : json({ publicKey }, { headers: QUIET });
}

export const POST = (event) =>
	answering(event, async (body) => {
		if (draft) throw DRAFT;
		const taken = await event.locals.pushes.take(body);
		if (taken !== 'taken') throw refusals[taken];
		return true;
	});

export const DELETE = (event) =>
	answering(event, async (body) => {
		const endpoint = (body as { endpoint?: unknown } | null)?.endpoint;
		if (typeof endpoint !== 'string') throw new Refusal(422, 'Say which "endpoint" to forget.');
		await event.locals.pushes.forget(endpoint);
		return false;
	});
