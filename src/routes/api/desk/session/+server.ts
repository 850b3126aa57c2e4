import * as v from 'valibot';
import { addressOf } from '$lib/server/limits/guessing';
import * as door from '$lib/server/organizers/door';
import { readName } from '$lib/server/organizers/organizers';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

const Credentials = v.object({
	name: v.pipe(v.string(), v.maxLength(200)),
	passphrase: v.pipe(v.string(), v.maxLength(200))
});

const WRONG =
	'The name or the passphrase is not right. Capitals, spaces and dashes of the passphrase do not matter.';
const elsewhere = (rehearsal: boolean) =>
	rehearsal
		? 'This is a rehearsal: it takes only passphrases made with REHEARSE_AT.'
		: 'One made for a rehearsal works only there.';

export const POST = (event) =>
	door.atDesk(event, async () => {
		const { success, output } = v.safeParse(Credentials, await door.body(event));
		if (!success) throw new Refusal(422, 'Send a name and a passphrase.');
		// what is no name is nobody's, and is counted as such
		const name = readName(output.name) ?? '';
		const address = addressOf(event);
		const signedIn = await event.locals.access.signIn(name, output.passphrase, address);
		if (signedIn.kind === 'too many') {
			const minutes = Math.ceil(signedIn.wait / 60);
			throw new Refusal(429, `Too many attempts. Try again in ${minutes} min.`, signedIn.wait);
		}
		if (signedIn.kind === 'refused') {
			throw new Refusal(401, `${WRONG} ${elsewhere(event.locals.live.rehearsal)}`);
		}
		door.keep(event, signedIn.token);
		return door.answer({ signedIn: true });
	});

export const DELETE = (event) =>
	door.atDesk(event, async () => {
		await event.locals.access.signOut(door.tokenOf(event));
		door.forget(event);
		return door.answer({ signedIn: false });
	});
