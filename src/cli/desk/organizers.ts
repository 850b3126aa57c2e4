/** Inviting organizers and taking it back, beside a running server or without one. */
import { invite, Organizers, readName, revoke } from '../../lib/server/organizers/organizers';
import { printLines, readArguments, Refusal, UsageError, type Command } from '../data/usage';
import { withStore } from './store';

/** Several words are one name: nobody needs quotes. */
function nameIn(args: string[]): string {
	const { positionals } = readArguments({ args, allowPositionals: true });
	const name = readName(positionals.join(' '));
	if (name === null) throw new UsageError('Give the name of one organizer, of 80 letters at most.');
	return name;
}

export const inviting: Command = {
	usage: 'invite NAME',
	does: 'makes a passphrase for an organizer and shows it this once',
	more: ['Somebody who has one gets another; the former ends at once.'],
	async run(args) {
		const name = nameIn(args);
		const passphrase = await withStore((store) => invite(store, name));
		printLines([
			`Passphrase of ${name}: ${passphrase}`,
			'It is shown this once, and works at /desk/ at once. Hand it on in person.'
		]);
		return 0;
	}
};

export const revoking: Command = {
	usage: 'revoke NAME',
	does: 'takes the desk from an organizer: signed out everywhere at the next tap',
	async run(args) {
		const name = nameIn(args);
		await withStore(async (store) => {
			if (await revoke(store, name)) return;
			const names = await new Organizers(store.db).names();
			const known =
				names.length > 0 ? `Organizers are: ${names.join(', ')}.` : 'There is none yet.';
			throw new Refusal(`No organizer is called ${name}. ${known}`);
		});
		printLines([`${name} can no longer work at the desk.`]);
		return 0;
	}
};
