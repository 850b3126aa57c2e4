import { deskDoor } from '$lib/server/door';
import { readProposal } from '$lib/server/live/proposal';
import { organizer } from '$lib/server/organizers/signedIn';
import { readJson } from '$lib/server/readJson';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

/** The longest notice with the longest reason takes a tenth of it. */
const MOST_BYTES = 32_000;

export const POST = (event) =>
	deskDoor(event, async () => {
		const name = await organizer(event);
		const { live } = event.locals;
		const body = await readJson(event.request, MOST_BYTES);
		const proposal = readProposal(body, live.folder.program);
		if (typeof proposal === 'string') throw new Refusal(422, proposal);
		const outcome = await live.publish(proposal, name);
		if (outcome.kind === 'refused') throw new Refusal(422, outcome.why);
		if (outcome.kind === 'published') {
			return Response.json({ revision: outcome.revision }, { status: 201 });
		}
		const { revision, revisions } = outcome;
		const error = 'Somebody else has published in the meantime.';
		return Response.json({ error, revision, revisions }, { status: 409 });
	});
