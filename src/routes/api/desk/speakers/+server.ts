import * as v from 'valibot';
import { deskDoor } from '$lib/server/door';
import { organizer } from '$lib/server/organizers/signedIn';
import { readJson } from '$lib/server/readJson';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

const MOST_BYTES = 4_000;

const Renewal = v.object({ person: v.string(), how: v.picklist(['reissue', 'revoke']) });

/** Every speaker's link, what they have seen, and which of their sessions they have arrived for. */
export const GET = (event) =>
	deskDoor(event, async () => {
		await organizer(event);
		return { speakers: await event.locals.speakers.all() };
	});

export const POST = (event) =>
	deskDoor(event, async () => {
		await organizer(event);
		const { speakers } = event.locals;
		const body = await readJson(event.request, MOST_BYTES);
		const { success, output } = v.safeParse(Renewal, body);
		const known = success && (await speakers.all()).some(({ person }) => person === output.person);
		if (!known) throw new Refusal(422, 'Name a speaker, and "reissue" or "revoke".');
		await speakers.renew(output.person, output.how);
		return { speakers: await speakers.all() };
	});
