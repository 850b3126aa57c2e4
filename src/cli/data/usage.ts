/** What the commands on a program folder share: how they end, and how they are called. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { asCalled } from '../asCalled.js';

/** The command was called wrongly: a sentence, then how to call it. Exit 2. */
export class UsageError extends Error {}

/** The command cannot do what it was asked for; the sentence says why. Exit 1. */
export class CommandError extends Error {}

export interface Command {
	/** One line, after `npm run data -- `. */
	usage: string;
	/** One line for the overview. */
	does: string;
	/** What its flags mean, for `COMMAND --help`. */
	more?: string[];
	/** @returns the exit status */
	run(args: string[]): Promise<number>;
}

/** Flags and positions; what is not known becomes a UsageError. */
export function readArguments<T extends ParseArgsConfig>(config: T) {
	try {
		return parseArgs(config);
	} catch (error) {
		const [sentence = ''] = (error as Error).message.split('. To specify');
		throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
	}
}

/** The program folder of a command that names none. */
export function dataFolder(): string {
	return process.env['DATA_DIR'] || 'data';
}

/** `1 room`, `2 rooms`; irregular ones give their plural. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
	return `${count} ${count === 1 ? noun : plural}`;
}

/** Lines may quote files of anybody; what would steer a terminal stays out. */
export function forTerminal(lines: string[]): string {
	return (
		lines
			.map(asCalled)
			// eslint-disable-next-line no-control-regex
			.map((line) => `${line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')}\n`)
			.join('')
	);
}

/** Prints lines, if there are any. */
export function printLines(lines: string[]): void {
	if (lines.length > 0) process.stdout.write(forTerminal(lines));
}

/** Says lines beside what a command answers, if there are any. */
export function complain(...lines: string[]): void {
	if (lines.length > 0) process.stderr.write(forTerminal(lines));
}
