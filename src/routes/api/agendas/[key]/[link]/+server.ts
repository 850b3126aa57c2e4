/** Ends the present feed or shared page of an agenda, and puts another in its place. Contract: ../../../README.md. */
import { answering, QUIET } from '$lib/server/agendas/door';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

export const DELETE = (event) =>
	answering(event, async () => {
		const { key, link } = event.params;
		if (link !== 'feed' && link !== 'share') {
			throw new Refusal(400, 'An agenda has two links: its feed and its share.');
		}
		return Response.json(await event.locals.agendas.renew(key, link), { headers: QUIET });
	});
