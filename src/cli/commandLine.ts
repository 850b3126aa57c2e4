/** What `npm run data` and `npm run desk` share: they find a command, help with it, and end as it says. */
import { nearest } from '../lib/data/model/nearest';
import { annotateRefusal } from './data/github';
import { complain, printLines, CommandError, UsageError, type Command } from './data/usage';

/** By the name that is typed; each loads its command, with all that it needs. */
export type Commands = Record<string, () => Promise<Command>>;

export interface CommandLine {
	/** How it is called: `npm run data --`. */
	call: string;
	commands: Commands;
	/** What the overview ends with. */
	note: string;
}

async function overview({ call, commands, note }: CommandLine): Promise<string[]> {
	const all = await Promise.all(Object.values(commands).map((load) => load()));
	const lines = all.flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`]);
	return [`Usage: ${call} COMMAND`, ...lines, `More about one: ${call} COMMAND --help`, note];
}

function help(call: string, { usage, does, more = [] }: Command): string[] {
	const sentence = `${does.charAt(0).toUpperCase()}${does.slice(1)}.`;
	return [`Usage: ${call} ${usage}`, sentence, ...more.map((line) => `  ${line}`)];
}

const isHelp = (word: string) => word === '--help' || word === '-h';

/** What the system says of a file, in a sentence. What is written first lies beside it, as `.next`. */
function ofSystem({ code = '', path = '', message }: NodeJS.ErrnoException): string {
	const file = path.replace(/\.next$/, '');
	if (file === '') return `It did not work: ${message}`;
	if (code === 'ENOENT') return `${file}: the folder that it should be in does not exist.`;
	if (code === 'EISDIR') return `${file}: this is a folder. Name a file.`;
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
		return `${file}: you are not allowed to write there.`;
	}
	return code === 'ENOSPC' ? `${file}: the disk is full.` : `${file}: it did not work: ${message}`;
}

/** A sentence for what cannot be done; anything else is a fault of ours and keeps its stack. */
function report(error: unknown, call: string, command: Command): number {
	const code = (error as NodeJS.ErrnoException).code;
	if (error instanceof UsageError) {
		complain(error.message, `Usage: ${call} ${command.usage}`);
		return 2;
	}
	if (error instanceof CommandError) {
		complain(error.message);
		annotateRefusal(error.message);
	} else if (typeof code === 'string') complain(ofSystem(error as NodeJS.ErrnoException));
	else throw error;
	return 1;
}

/** Whoever reads only the first lines (`| head`) has what they want. */
function enough(error: NodeJS.ErrnoException): void {
	if (error.code !== 'EPIPE') throw error;
}

/** @returns the exit status: 0, 1 for what is refused, 2 for a wrong call */
export async function runCommandLine(
	line: CommandLine,
	[name = '', ...args]: string[]
): Promise<number> {
	const { call, commands } = line;
	process.stdout.off('error', enough).on('error', enough);
	// `help publish` and `publish --help`
	const asked = name === 'help' || isHelp(name);
	const named = asked ? (args[0] ?? '') : name;
	if (asked && named === '') {
		printLines(await overview(line));
		return 0;
	}
	const load = Object.hasOwn(commands, named) ? commands[named] : undefined;
	if (!load) {
		const near = nearest(named, Object.keys(commands));
		const said = `There is no command "${named}".${near ? ` Did you mean "${near}"?` : ''}`;
		complain(...(named ? [said] : []), ...(await overview(line)));
		return 2;
	}
	const command = await load();
	if (asked || args.some(isHelp)) {
		printLines(help(call, command));
		return 0;
	}
	try {
		return await command.run(args);
	} catch (error) {
		return report(error, call, command);
	}
}
