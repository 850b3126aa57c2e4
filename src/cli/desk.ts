/** `npm run desk -- COMMAND`: who may work at the desk. */
import { runCommandLine } from './commandLine';
import { inviting, revoking } from './desk/organizers';

process.exitCode = await runCommandLine(
	{
		call: 'npm run desk --',
		commands: { invite: inviting, revoke: revoking },
		note: 'STATE_DIR or DATABASE_URL say where the server keeps its state, as for npm start.'
	},
	process.argv.slice(2)
);
