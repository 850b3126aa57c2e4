import { runCommandLine, type Commands } from '../commandLine';

/** Loaded when one is asked for: all importers and exporters together take a second to start. */
const commands: Commands = {
	check: async () => (await import('./check')).check,
	status: async () => (await import('./status')).status,
	publish: async () => (await import('./publish')).publish,
	pull: async () => (await import('./pull')).pull,
	new: async () => (await import('./new')).creating,
	generate: async () => (await import('./generate')).generating,
	import: async () => (await import('./import')).importing,
	export: async () => (await import('./export')).exporting,
	schemas: async () => (await import('./schemas')).schemas
};

/** Runs `npm run data -- ARGS`. @returns the exit status: 0, 1 for what is refused, 2 for a wrong call */
export function runCommand(args: string[]): Promise<number> {
	const note = 'DATA_DIR names another folder than data/.';
	return runCommandLine({ call: 'npm run data --', commands, note }, args);
}
