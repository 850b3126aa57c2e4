#!/usr/bin/env node
/**
 * `npx runsheet COMMAND`: Runsheet as a package of an organizer's own folder. Paths are those of the
 * folder it is called in, which is the program folder where it holds event.yaml; else that is `data/`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const USAGE = `Usage: npx runsheet COMMAND
  new DIR               makes a program folder; "." is this one
  check [DIR]           finds mistakes in a program folder
  status [DIR]          lists what was edited since the last publication
  publish -m "why"      publishes what was edited
  dev                   shows the program while you edit it, on PORT, otherwise 3000
  build [--static]      builds the server, or with --static a site for any host; --published builds
                        what was published last, even if the folder holds later edits
  start                 builds if anything has changed, and serves on PORT, otherwise 3000
  import, export        reads and writes files of other systems
  pull URL              copies the changes made at the desk into the folder
  generate, schemas     makes an invented program; updates what editors know of the files
  desk COMMAND          organizers' passphrases and speakers' links
More about one: npx runsheet COMMAND --help
The program folder is this one if it holds event.yaml; otherwise DATA_DIR, otherwise data/.`;

process.env.RUNSHEET_HOME = process.cwd();
if (!process.env.DATA_DIR && existsSync('event.yaml')) process.env.DATA_DIR = '.';
// they read what has just been set
const { root } = await import('./places.js');
const { command, install, run, Stop } = await import('./setup.js');
const { typed } = await import('./typed.js');

/** @type {Record<string, (args: string[]) => Promise<unknown>>} */
const commands = {
	dev: (args) => ours('dev.js', args),
	start: (args) => ours('start.js', args),
	build: (args) => ours('build.js', kindOf(args)),
	desk: (args) => inTypeScript('desk.ts', args)
};

await command(async () => {
	const [name = '', ...args] = process.argv.slice(2);
	const help = name === 'help' || name === '--help' || name === '-h';
	if (help) return console.log(USAGE);
	if (name === '') throw new Stop(USAGE, 2);
	await install();
	const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
	// all others are done to the program folder
	const status = await (found ? found(args) : inTypeScript('data.ts', [name, ...args]));
	if (status) process.exit(Number(status));
});

/** @param {string[]} args */
function kindOf(args) {
	const others = args.filter((flag) => flag !== '--static');
	if (others.every((flag) => flag === '--published')) {
		return [others.length < args.length ? 'static' : 'server', ...others];
	}
	throw new Stop('Usage: npx runsheet build [--static] [--published]', 2);
}

/**
 * One of our commands in this process, so that signals reach it first-hand.
 * @param {string} file
 * @param {string[]} args
 */
async function ours(file, args) {
	const path = join(root, 'src/cli', file);
	process.argv = [process.execPath, path, ...args];
	await import(pathToFileURL(path).href);
}

/**
 * One of our commands in TypeScript, in the folder that this was called in.
 * @param {string} file
 * @param {string[]} args
 */
function inTypeScript(file, args) {
	return run(process.execPath, [...typed(join('src/cli', file)), ...args]);
}
