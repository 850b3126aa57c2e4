import * as v from 'valibot';
import { deskDoor } from '$lib/server/door';
import { addressOf } from '$lib/server/limits/guessing';
import { readName } from '$lib/server/organizers/organizers';
import { forgetToken, keepToken, tokenOf } from '$lib/server/organizers/signedIn';
import { readJson } from '$lib/server/readJson';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

const MOST_BYTES = 4_000;

const Credentials = v.object({
	name: v.pipe(v.string(), v.maxLength(200)),
	passphrase: v.pipe(v.string(), v.maxLength(200))
});

const WRONG =
	'That name and passphrase don’t match. Use the name your passphrase was made for, and the newest passphrase. Capitals, spaces and dashes don’t matter.';
const elsewhere = (rehearsal: boolean) =>
	rehearsal
		? 'This is a rehearsal: only passphrases made with REHEARSE_AT work here.'
		: 'A passphrase made for a rehearsal works only there.';

export const POST = (event) =>
	deskDoor(event, async () => {
		const body = await readJson(event.request, MOST_BYTES);
		const { success, output } = v.safeParse(Credentials, body);
		if (!success) throw new Refusal(422, 'Send a name and a passphrase.');
		// an unreadable name belongs to nobody; the attempt counts all the same
		const name = readName(output.name) ?? '';
		const signedIn = await event.locals.access.signIn(name, output.passphrase, addressOf(event));
		if (signedIn.kind === 'too many') {
			const minutes = Math.ceil(signedIn.wait / 60);
			throw new Refusal(429, `Too many attempts. Try again in ${minutes} min.`, signedIn.wait);
		}
		if (signedIn.kind === 'refused') {
			throw new Refusal(401, `${WRONG} ${elsewhere(event.locals.live.rehearsal)}`);
		}
		keepToken(event, signedIn.token);
		return { signedIn: true };
	});

export const DELETE = (event) =>
	deskDoor(event, async () => {
		await event.locals.access.signOut(tokenOf(event));
		forgetToken(event);
		return { signedIn: false };
	});
