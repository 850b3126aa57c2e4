/** Pushes: a device says where it is reached and what it wants to hear of. Contract: ../README.md. */
import { draft } from 'virtual:event';
import { pushDoor } from '$lib/server/door';
import type { RegistrationResult } from '$lib/server/push/pushes';
import { readJson } from '$lib/server/readJson';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

/** 5000 sessions with the longest ids. */
const MOST_BYTES = 400_000;

const OVER = new Refusal(410, 'This event is over: nothing is left to remind you of.');
const DRAFT = new Refusal(409, 'This program is a draft: pushes begin when it is published.');
const refusals: Record<Exclude<RegistrationResult, 'taken'>, Refusal> = {
	unknown: new Refusal(404, 'Nothing is known of the address that this one replaces.'),
	over: OVER,
	full: new Refusal(503, 'This server holds as many devices as it can.')
};

/** @throws Refusal */
function read(request: Request): Promise<unknown> {
	if (!request.headers.get('content-type')?.startsWith('application/json')) {
		throw new Refusal(422, 'The request must have “Content-Type: application/json”.');
	}
	return readJson(request, MOST_BYTES);
}

export const GET = (event) =>
	pushDoor(event, async () => {
		if (draft) throw DRAFT;
		const { publicKey } = event.locals.pushes;
		if (publicKey === null) throw OVER;
		return { publicKey };
	});

export const POST = (event) =>
	pushDoor(event, async () => {
		const body = await read(event.request);
		if (draft) throw DRAFT;
		const taken = await event.locals.pushes.take(body);
		if (taken !== 'taken') throw refusals[taken];
		return { registered: true };
	});

export const DELETE = (event) =>
	pushDoor(event, async () => {
		const body = await read(event.request);
		const endpoint = (body as { endpoint?: unknown } | null)?.endpoint;
		if (typeof endpoint !== 'string') throw new Refusal(422, 'Say which "endpoint" to forget.');
		await event.locals.pushes.forget(endpoint);
		return { registered: false };
	});
