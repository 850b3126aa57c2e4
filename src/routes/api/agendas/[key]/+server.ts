/** An agenda on several devices. Contract: ../../README.md. */
import type { AgendaAnswer } from '$lib/server/agendas/agendaAnswer';
import { readWishes } from '$lib/server/agendas/wishes';
import { agendaDoor } from '$lib/server/door';
import { addressOf, AGENDAS_CREATED, tooOften } from '$lib/server/limits/guessing';
import { readJson } from '$lib/server/readJson';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

const MOST_BYTES = 256_000;
/** s */
const LONGEST_WAIT = 30;

const etag = ({ version }: AgendaAnswer) => `"${version}"`;
const answer = (agenda: AgendaAnswer, status = 200) =>
	Response.json(agenda, {
		status,
		headers: { 'cache-control': 'private, no-cache', etag: etag(agenda) }
	});

export const PUT = (event) =>
	agendaDoor(event, async () => {
		const { request, params, locals } = event;
		if (request.headers.get('if-none-match')?.trim() !== '*') {
			throw new Refusal(428, 'A new agenda must be sent with “If-None-Match: *”.');
		}
		const wishes = readWishes(await readJson(request, MOST_BYTES));
		const wait = await locals.limits.take(AGENDAS_CREATED, addressOf(event), Date.now());
		if (wait > 0) throw tooOften(wait);
		return answer(await locals.agendas.create(params.key, wishes), 201);
	});

export const PATCH = (event) =>
	agendaDoor(event, async () => {
		const wishes = readWishes(await readJson(event.request, MOST_BYTES));
		return answer(await event.locals.agendas.change(event.params.key, wishes));
	});

/** With `Prefer: wait=S` (RFC 7240) and its ETag, a device learns of a change as soon as there is one. */
export const GET = (event) =>
	agendaDoor(event, async () => {
		const { request, params, locals } = event;
		const had = request.headers.get('if-none-match');
		const seconds = Number(/\bwait=(\d+)/.exec(request.headers.get('prefer') ?? '')?.[1] ?? 0);
		const version = Number(/^"(\d+)"$/.exec(had ?? '')?.[1] ?? 0);
		const agenda =
			version > 0 && seconds > 0
				? await locals.agendas.follow(params.key, version, Math.min(seconds, LONGEST_WAIT) * 1000)
				: await locals.agendas.read(params.key);
		if (had !== etag(agenda)) return answer(agenda);
		return new Response(null, { status: 304, headers: { etag: etag(agenda) } });
	});

export const DELETE = (event) =>
	agendaDoor(event, async () => {
		await event.locals.agendas.forget(event.params.key);
		return { erased: true };
	});
