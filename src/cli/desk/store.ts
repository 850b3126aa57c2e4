/** The server's store, opened for a command, beside a running server or without one. */
import { commandOn } from '../../lib/data/commandOn.js';
import { readFolder } from '../../lib/data/folder';
import type { Program } from '../../lib/program/model';
import { ConfigError, readConfig } from '../../lib/server/config';
import { StoreError } from '../../lib/server/store/storeError';
import { openStore, type Store } from '../../lib/server/store/store';
import { complain, dataFolder, CommandError } from '../data/usage';

/** For the help of each command. */
export const AS_SERVER =
	'Set DATA_DIR, STATE_DIR, DATABASE_URL and REHEARSE_AT as for the server, for example DATA_DIR=../my-event before the command.';

/** For as long as the work takes. @throws CommandError with a sentence where the folder or the store cannot be read */
export async function withStore<T>(
	work: (store: Store, program: Program) => Promise<T>
): Promise<T> {
	const dir = dataFolder();
	const { folder } = readFolder(dir);
	if (!folder) {
		const check = commandOn(dir, 'npm run data -- check');
		throw new CommandError(`${dir}/ has errors. See them with: ${check}`);
	}
	try {
		const { stateDir, databaseUrl, rehearseAt } = readConfig(process.env);
		const event = folder.program.event.id;
		const rehearsal = rehearseAt !== null;
		if (rehearsal) complain('For the rehearsal only (REHEARSE_AT is set).');
		const store = await openStore({ stateDir, databaseUrl, event, role: 'command', rehearsal });
		return await work(store, folder.program).finally(() => store.close());
	} catch (error) {
		const ours = error instanceof StoreError || error instanceof ConfigError;
		throw ours ? new CommandError(error.message) : error;
	}
}
