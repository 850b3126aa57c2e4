import { deskDoor } from '$lib/server/door';
import { organizer } from '$lib/server/organizers/signedIn';

export const prerender = false;

/** Everything the desk shows: the live revisions with who published them, and how many phones have them. */
export const GET = (event) =>
	deskDoor(event, async () => {
		const name = await organizer(event);
		const { live, streams } = event.locals;
		const { revision, deployed, numbering } = live;
		return {
			name,
			revision,
			deployed,
			numbering,
			revisions: live.since(-1),
			phones: streams.heard('phone')
		};
	});
