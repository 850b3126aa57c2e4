/** `npm run desk -- COMMAND`: who may work at the desk, and speakers' links. */
import { runCommandLine } from './commandLine';
import { inviting, listing, revoking } from './desk/organizers';
import { linking } from './desk/speakers';

process.exitCode = await runCommandLine(
	{
		call: 'npm run desk --',
		commands: { invite: inviting, revoke: revoking, list: listing, speakers: linking },
		note: 'STATE_DIR, DATABASE_URL and REHEARSE_AT mean what they mean for npm start: give the same.'
	},
	process.argv.slice(2)
);
