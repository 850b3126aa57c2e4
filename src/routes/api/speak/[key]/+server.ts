/** What a speaker's own page shows, and what it reports. Contract: ../../README.md. */
import type { RequestEvent } from '@sveltejs/kit';
import { partsOf, presenters } from '$lib/program/schedule/parts';
import { speakerDoor } from '$lib/server/door';
import { readJson } from '$lib/server/readJson';
import { Refusal } from '$lib/server/refusal';
import { readUpdate } from '$lib/server/speakers/readUpdate';

export const prerender = false;

/** Many times what one speaker's sessions need. */
const MOST_BYTES = 8_000;
const UNKNOWN = 'No speaker has this link. Copy the whole link, or ask the organizers for yours.';
const VOID = 'This link no longer works. Ask the organizers for your new one.';

/** @throws Refusal */
async function holder({ locals, params }: RequestEvent) {
	const held = await locals.speakers.whose(params.key ?? '');
	if (!held) throw new Refusal(404, UNKNOWN);
	if (!held.valid) throw new Refusal(410, VOID);
	return held;
}

export const GET = (event) =>
	speakerDoor(event, async () => {
		const { person, state } = await holder(event);
		const { seen, here } = state;
		const { folder } = event.locals.live;
		const known = presenters(folder.program).find(({ id }) => id === person);
		const parts = partsOf(folder, person, seen);
		const { revision } = folder.program;
		return { person, name: known?.name ?? person, seen, here, parts, revision };
	});

export const POST = (event) =>
	speakerDoor(event, async () => {
		const { request, locals } = event;
		const { person } = await holder(event);
		const own = partsOf(locals.live.folder, person, 0).map(({ session }) => session.id);
		const update = readUpdate(await readJson(request, MOST_BYTES), new Set(own));
		const { seen, here } = await locals.speakers.tell(person, update, Date.now());
		return { seen, here };
	});
