import { answer, atDesk, organizer } from '$lib/server/organizers/door';

export const prerender = false;

/** All that the desk shows: the live day with who published what, and how far it has come. */
export const GET = (event) =>
	atDesk(event, async () => {
		const name = await organizer(event);
		const { live, streams } = event.locals;
		const { revision, deployed, numbering } = live;
		return answer({
			...{ name, revision, deployed, numbering, revisions: live.since(-1) },
			phones: streams.heard('phone')
		});
	});
