import { readProposal } from '$lib/server/live/proposal';
import { answer, atDesk, body, organizer } from '$lib/server/organizers/door';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

export const POST = (event) =>
	atDesk(event, async () => {
		const name = await organizer(event);
		const { live } = event.locals;
		const proposal = readProposal(await body(event), live.folder.program);
		if (typeof proposal === 'string') throw new Refusal(422, proposal);
		const outcome = await live.publish(proposal, name);
		if (outcome.kind === 'refused') throw new Refusal(422, outcome.why);
		if (outcome.kind === 'published') return answer({ revision: outcome.revision }, 201);
		const { revision, revisions } = outcome;
		return answer({ error: 'Others have published meanwhile.', revision, revisions }, 409);
	});
