/** `npm run desk -- COMMAND`: who may work at the desk, and speakers' links. */
import { runCommandLine } from './commandLine';
import { AS_SERVER } from './desk/store';

process.exitCode = await runCommandLine(
	{
		call: 'npm run desk --',
		commands: {
			invite: async () => (await import('./desk/organizers')).inviting,
			revoke: async () => (await import('./desk/organizers')).revoking,
			list: async () => (await import('./desk/organizers')).listing,
			speakers: async () => (await import('./desk/speakers')).linking
		},
		note: AS_SERVER
	},
	process.argv.slice(2)
);
