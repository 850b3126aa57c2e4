/** Inviting organizers and taking it back, beside a running server or without one. */
import { readFolder } from '../../lib/data/folder';
import { ConfigError, readConfig } from '../../lib/server/config';
import { invite, Organizers, readName, revoke } from '../../lib/server/organizers/organizers';
import { StoreError } from '../../lib/server/store/error';
import { openStore, type Store } from '../../lib/server/store/store';
import {
	dataFolder,
	printLines,
	readArguments,
	Refusal,
	UsageError,
	type Command
} from '../data/usage';

/** The server's store, for as long as the work takes. */
async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
	const dir = dataFolder();
	const { folder } = readFolder(dir);
	if (!folder) throw new Refusal(`${dir}/ has errors. See them with: npm run data -- check`);
	try {
		const { stateDir, databaseUrl } = readConfig(process.env);
		const event = folder.program.event.id;
		const store = await openStore({ stateDir, databaseUrl, event, role: 'command' });
		return await work(store).finally(() => store.close());
	} catch (error) {
		const ours = error instanceof StoreError || error instanceof ConfigError;
		throw ours ? new Refusal(error.message) : error;
	}
}

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
