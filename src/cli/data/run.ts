import { runCommandLine } from '../commandLine';
import { check } from './check';
import { exporting } from './export';
import { generating } from './generate';
import { importing } from './import';
import { creating } from './new';
import { publish } from './publish';
import { pull } from './pull';
import { schemas } from './schemas';
import { status } from './status';
import type { Command } from './usage';

const commands: Record<string, Command> = {
	check,
	status,
	publish,
	pull,
	new: creating,
	generate: generating,
	import: importing,
	export: exporting,
	schemas
};

/** Runs `npm run data -- ARGS`. @returns the exit status: 0, 1 for what is refused, 2 for a wrong call */
export function runCommand(args: string[]): Promise<number> {
	const note = 'DATA_DIR names another folder than data/.';
	return runCommandLine({ call: 'npm run data --', commands, note }, args);
}
