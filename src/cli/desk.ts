/** `npm run desk -- COMMAND`: who may work at the desk, and speakers' links. */
import { runCommandLine } from './commandLine';
import { inviting, revoking } from './desk/organizers';
import { linking } from './desk/speakers';

process.exitCode = await runCommandLine(
	{
		call: 'npm run desk --',
		commands: { invite: inviting, revoke: revoking, speakers: linking },
		note: 'STATE_DIR or DATABASE_URL say where the server keeps its state, as for npm start.'
	},
	process.argv.slice(2)
);
