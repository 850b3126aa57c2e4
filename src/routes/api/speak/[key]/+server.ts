/** What a speaker's own page asks and tells. Contract: ../../README.md. */
import type { RequestEvent } from '@sveltejs/kit';
import { partsOf, presenters } from '$lib/program/schedule/parts';
import { isForeign } from '$lib/server/foreign';
import { admit, missed } from '$lib/server/limits/guessing';
import { orRefused, Refusal, refused } from '$lib/server/refusal';
import { readJson } from '$lib/server/readJson';
import { readUpdate } from '$lib/server/speakers/readUpdate';

export const prerender = false;

/** Bytes: many times what all sessions of one speaker need. */
const MOST = 8_000;
const PRIVATE = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };
const UNKNOWN = 'No speaker has this link. Copy it whole, or ask the organizers for yours.';
const VOID = 'This link is no longer valid. The organizers have a new one for you.';

const answered = (event: RequestEvent, work: () => Promise<object>): Promise<Response> =>
	orRefused(
		async () => {
			await admit(event);
			return Response.json(await work(), { headers: PRIVATE });
		},
		async (refusal) => {
			if (refusal.status === 404) await missed(event);
			return refused(refusal, PRIVATE);
		}
	);

async function holder({ locals, params }: RequestEvent) {
	const held = await locals.speakers.whose(params.key ?? '');
	if (!held) throw new Refusal(404, UNKNOWN);
	if (!held.valid) throw new Refusal(410, VOID);
	return held;
}

export const GET = (event) =>
	answered(event, async () => {
		const { person, state } = await holder(event);
		const { seen, here } = state;
		const { folder } = event.locals.live;
		const known = presenters(folder.program).find(({ id }) => id === person);
		const parts = partsOf(folder, person, seen);
		const { revision } = folder.program;
		return { person, name: known?.name ?? person, seen, here, parts, revision };
	});

export const POST = (event) =>
	answered(event, async () => {
		const { request, url, locals } = event;
		if (isForeign(request, url)) throw new Refusal(403, 'Only pages of this site may tell this.');
		const { person } = await holder(event);
		const own = partsOf(locals.live.folder, person, 0).map(({ session }) => session.id);
		const word = readUpdate(await readJson(request, MOST), new Set(own));
		const { seen, here } = await locals.speakers.tell(person, word, Date.now());
		return { seen, here };
	});
