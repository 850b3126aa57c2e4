/** An agenda that this server carries. Contract: ../../README.md. */
import { answering, CREATED, QUIET } from '$lib/server/agendas/door';
import { addressOf, tooOften } from '$lib/server/limits/guessing';
import type { AgendaAnswer } from '$lib/server/agendas/agendas';
import { readWishes } from '$lib/server/agendas/wishes';
import { Refusal } from '$lib/server/refusal';
import { readJson } from '$lib/server/readJson';

export const prerender = false;

const MOST_BYTES = 256_000;
/** s */
const LONGEST_WAIT = 30;

const etag = ({ version }: AgendaAnswer) => `"${version}"`;
const answer = (told: AgendaAnswer, status = 200) =>
	Response.json(told, {
		status,
		headers: { ...QUIET, 'cache-control': 'private, no-cache', etag: etag(told) }
	});

export const PUT = (event) =>
	answering(event, async () => {
		const { request, params, locals } = event;
		if (request.headers.get('if-none-match')?.trim() !== '*') {
			throw new Refusal(428, 'A new agenda must be sent with “If-None-Match: *”.');
		}
		const wishes = readWishes(await readJson(request, MOST_BYTES));
		const wait = await locals.limits.take(CREATED, addressOf(event), Date.now());
		if (wait > 0) throw tooOften(wait);
		return answer(await locals.agendas.create(params.key, wishes), 201);
	});

export const PATCH = (event) =>
	answering(event, async () => {
		const wishes = readWishes(await readJson(event.request, MOST_BYTES));
		return answer(await event.locals.agendas.change(event.params.key, wishes));
	});

/** With `Prefer: wait=S` (RFC 7240) and what it has, a device hears of a change as soon as it comes. */
export const GET = (event) =>
	answering(event, async () => {
		const { request, params, locals } = event;
		const had = request.headers.get('if-none-match');
		const seconds = Number(/\bwait=(\d+)/.exec(request.headers.get('prefer') ?? '')?.[1] ?? 0);
		const version = Number(/^"(\d+)"$/.exec(had ?? '')?.[1] ?? 0);
		const told =
			version > 0 && seconds > 0
				? await locals.agendas.follow(params.key, version, Math.min(seconds, LONGEST_WAIT) * 1000)
				: await locals.agendas.read(params.key);
		if (had !== etag(told)) return answer(told);
		return new Response(null, { status: 304, headers: { ...QUIET, etag: etag(told) } });
	});

export const DELETE = (event) =>
	answering(event, async () => {
		await event.locals.agendas.forget(event.params.key);
		return Response.json({ erased: true }, { headers: QUIET });
	});
