/** Pushes: a device says what it keeps and wants to know. Contract: ../README.md. */
import { json } from '@sveltejs/kit';
import { isForeign } from '$lib/server/foreign';
import { Unreadable } from '$lib/server/push/asked';
import type { Taken } from '$lib/server/push/pushes';

const refuse = (status: number, error: string) =>
	json({ error }, { status, headers: { 'cache-control': 'no-store' } });

const OVER = 'This event is over: nothing is left to remind you of.';
const answers: Record<Exclude<Taken, 'taken'>, [number, string]> = {
	unknown: [404, 'Nothing is known of the address that this one replaces.'],
	over: [410, OVER],
	full: [503, 'This server holds as many devices as it can.']
};
const done = () => new Response(null, { status: 204 });

async function body(request: Request): Promise<unknown> {
	if (!request.headers.get('content-type')?.startsWith('application/json')) {
		throw new Unreadable('The request must be JSON, and say so.');
	}
	return request.json().catch(() => {
		throw new Unreadable('The request is not JSON.');
	});
}

/** Who says nothing of where it comes from is no browser, and there is no key here that would count. */
const isStrange = (request: Request, url: URL) =>
	!request.headers.has('origin') || isForeign(request, url);
const FOREIGN = 'Only pages of this site may ask for this.';

export function GET({ locals }) {
	const { publicKey } = locals.pushes;
	return publicKey === null
		? refuse(410, OVER)
		: json({ publicKey }, { headers: { 'cache-control': 'no-store' } });
}

export async function POST({ request, url, locals }) {
	if (isStrange(request, url)) return refuse(403, FOREIGN);
	try {
		const taken = await locals.pushes.take(await body(request));
		return taken === 'taken' ? done() : refuse(...answers[taken]);
	} catch (error) {
		if (error instanceof Unreadable) return refuse(400, error.message);
		throw error;
	}
}

export async function DELETE({ request, url, locals }) {
	if (isStrange(request, url)) return refuse(403, FOREIGN);
	try {
		const endpoint = ((await body(request)) as { endpoint?: unknown } | null)?.endpoint;
		if (typeof endpoint !== 'string') return refuse(400, 'Say which "endpoint" to forget.');
		await locals.pushes.forget(endpoint);
		return done();
	} catch (error) {
		if (error instanceof Unreadable) return refuse(400, error.message);
		throw error;
	}
}
