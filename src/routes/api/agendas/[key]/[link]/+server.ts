/** Replaces an agenda's feed or shared page by one with another address. Contract: ../../../README.md. */
import { agendaDoor } from '$lib/server/door';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

export const DELETE = (event) =>
	agendaDoor(event, async () => {
		const { key, link } = event.params;
		if (link !== 'feed' && link !== 'share') {
			throw new Refusal(400, 'An agenda has two links: its feed and its share.');
		}
		return event.locals.agendas.renew(key, link);
	});
