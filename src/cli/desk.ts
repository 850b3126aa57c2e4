/** `npm run desk -- COMMAND`: who may work at the desk, and speakers' links. */
import { runCommandLine } from './commandLine';

process.exitCode = await runCommandLine(
	{
		call: 'npm run desk --',
		commands: {
			invite: async () => (await import('./desk/organizers')).inviting,
			revoke: async () => (await import('./desk/organizers')).revoking,
			list: async () => (await import('./desk/organizers')).listing,
			speakers: async () => (await import('./desk/speakers')).linking
		},
		note: 'STATE_DIR, DATABASE_URL and REHEARSE_AT mean what they mean for npm start: give the same.'
	},
	process.argv.slice(2)
);
