import * as v from 'valibot';
import { answer, atDesk, body, organizer } from '$lib/server/organizers/door';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

const Renewal = v.object({ person: v.string(), how: v.picklist(['reissue', 'revoke']) });

/** Every speaker's link, what they have seen, and for which sessions they are here. */
export const GET = (event) =>
	atDesk(event, async () => {
		await organizer(event);
		return answer({ speakers: await event.locals.speakers.all() });
	});

export const POST = (event) =>
	atDesk(event, async () => {
		await organizer(event);
		const { speakers } = event.locals;
		const { success, output } = v.safeParse(Renewal, await body(event));
		const known = success && (await speakers.all()).some(({ person }) => person === output.person);
		if (!known) throw new Refusal(422, 'Name a speaker, and "reissue" or "revoke".');
		await speakers.renew(output.person, output.how);
		return answer({ speakers: await speakers.all() });
	});
