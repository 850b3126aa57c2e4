import { nearest } from '../../lib/data/nearest';
import { check } from './check';
import { exporting } from './export';
import { generating } from './generate';
import { importing } from './import';
import { creating } from './new';
import { publish } from './publish';
import { schemas } from './schemas';
import { forTerminal, printLines, Refusal, UsageError, type Command } from './usage';

const commands: Record<string, Command> = {
	check,
	publish,
	new: creating,
	generate: generating,
	import: importing,
	export: exporting,
	schemas
};

const CALL = 'npm run data --';

function overview(): string[] {
	const lines = Object.values(commands).flatMap(({ usage, does }) => [
		`  ${usage}`,
		`      ${does}`
	]);
	const end = [
		`More about one: ${CALL} COMMAND --help`,
		'DATA_DIR names another folder than data/.'
	];
	return [`Usage: ${CALL} COMMAND`, ...lines, ...end];
}

function help({ usage, does, more = [] }: Command): string[] {
	const sentence = `${does.charAt(0).toUpperCase()}${does.slice(1)}.`;
	return [`Usage: ${CALL} ${usage}`, sentence, ...more.map((line) => `  ${line}`)];
}

const isHelp = (word: string) => word === '--help' || word === '-h';

function complain(...lines: string[]): void {
	process.stderr.write(forTerminal(lines));
}

/** A sentence for what cannot be done; anything else is a fault of ours and keeps its stack. */
function report(error: unknown, command: Command): number {
	const code = (error as NodeJS.ErrnoException).code;
	if (error instanceof UsageError) {
		complain(error.message, `Usage: ${CALL} ${command.usage}`);
		return 2;
	}
	if (error instanceof Refusal) complain(error.message);
	else if (typeof code === 'string') complain(`It did not work: ${(error as Error).message}`);
	else throw error;
	return 1;
}

/** Runs `npm run data -- ARGS`. @returns the exit status: 0, 1 for what is refused, 2 for a wrong call */
export async function runCommand([name = '', ...args]: string[]): Promise<number> {
	// `help publish` and `publish --help`
	const asked = name === 'help' || isHelp(name);
	const named = asked ? (args[0] ?? '') : name;
	if (asked && named === '') {
		printLines(overview());
		return 0;
	}
	const command = Object.hasOwn(commands, named) ? commands[named] : undefined;
	if (!command) {
		const near = nearest(named, Object.keys(commands));
		const said = `There is no command "${named}".${near ? ` Did you mean "${near}"?` : ''}`;
		complain(...(named ? [said] : []), ...overview());
		return 2;
	}
	if (asked || args.some(isHelp)) {
		printLines(help(command));
		return 0;
	}
	try {
		return await command.run(args);
	} catch (error) {
		return report(error, command);
	}
}
