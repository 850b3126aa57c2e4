import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readFolder } from '../../lib/data/folder';
import { readPublished } from '../../lib/data/publish/publishedFolder';
import type { ProgramFolder } from '../../lib/program/model';
import { programFolders } from '../programs.js';
import { printFindings } from './github';
import { goesOn } from './goesOn';
import { askSite, reserved, siteToAsk } from './site';
import {
	complain,
	counted,
	dataFolder,
	printLines,
	readArguments,
	CommandError,
	UsageError,
	type Command
} from './usage';

/** How long a site may take to say what it shows, in ms. */
const PATIENCE = 2000;

const options = {
	all: { type: 'boolean' },
	site: { type: 'string' },
	offline: { type: 'boolean' },
	published: { type: 'boolean' }
} as const;

interface Asking {
	site?: string;
	offline?: boolean;
	/** Not what the files hold by now, but what was published last. */
	published?: boolean;
}

/** `18 sessions, 42 people, 1 room, 1 day, revision 8.` */
export function counts({ program }: ProgramFolder): string {
	const { sessions, people, rooms, event, revision } = program;
	return [
		counted(sessions.length, 'session'),
		counted(people.length, 'person', 'people'),
		counted(rooms.length, 'room'),
		counted(event.days.length, 'day'),
		`revision ${revision}.`
	].join(', ');
}

/**
 * Compares a folder with git's history of it and with its site; prints what it finds.
 * @returns whether all is well
 */
async function compared(dir: string, folder: ProgramFolder, asking: Asking): Promise<boolean> {
	const name = siteToAsk(folder, asking);
	const site = name === null ? null : { name, asked: await askSite(`${name}/`, PATIENCE) };
	const { findings, notes } = await goesOn(dir, folder, site);
	// a draft may have no site yet
	if (site?.asked.kind === 'silent' && folder.ledger.length > 0) {
		notes.push(`${site.name} could not be reached, so what it shows was not compared (--offline).`);
	}
	if (site?.asked.kind === 'example' && folder.ledger.length > 0) notes.push(reserved(site.name));
	complain(...notes);
	printFindings(findings);
	return findings.length === 0;
}

/** The program folder that a file or folder belongs to: `data` for `data/sessions.yaml`, `data/people/ada.md`. */
function programFolder(path: string): string {
	const isProgram = (dir: string) => existsSync(join(dir, 'event.yaml'));
	const above = [dirname(path), dirname(dirname(path))];
	if (!existsSync(path) || isProgram(path)) return path;
	return above.find(isProgram) ?? path;
}

/**
 * Prints what is wrong in one folder, or counts what is in it.
 * @param named what its line of counts begins with
 * @returns whether it has no errors
 */
async function checkOne(dir: string, asking: Asking, named = ''): Promise<boolean> {
	const { folder, findings, unread } = (asking.published ? readPublished : readFolder)(dir);
	printFindings(findings);
	const corrected = unread.map((file) => `More may follow once ${file} is corrected.`);
	printLines(corrected);
	if (!folder || !(await compared(dir, folder, asking))) return false;
	printLines([`${named}${counts(folder)}`]);
	return true;
}

/** Every program folder below this place, and the one of DATA_DIR, wherever that is. */
async function checkAll(asking: Asking): Promise<boolean> {
	const [dirs, named] = [programFolders('.'), process.env['DATA_DIR']];
	if (named && !dirs.some((dir) => resolve(dir) === resolve(named))) dirs.push(named);
	if (dirs.length === 0) {
		throw new CommandError('There is no program folder here. Make one: npm run data -- new DIR');
	}
	let fine = true;
	for (const dir of dirs) fine = (await checkOne(dir, asking, `${dir}/: `)) && fine;
	return fine;
}

export const check: Command = {
	usage: 'check [DIR | --all] [--published]',
	does: 'lists the mistakes in a program folder, or counts what is in it',
	more: [
		'It also compares the folder with its git history and with what its site shows.',
		'--all        checks every folder below this one that has an event.yaml',
		'--published  checks what was published last, not later edits',
		'--site URL   the site to compare with; otherwise ORIGIN, otherwise "site" of event.yaml',
		'--offline    asks no site (or OFFLINE=1 in the environment)'
	],
	async run(args) {
		const { values, positionals } = readArguments({ args, options, allowPositionals: true });
		const { all, ...asking } = values;
		if (positionals.length > (all ? 0 : 1)) {
			throw new UsageError('Check takes one folder, or --all.');
		}
		const [path] = positionals;
		const dir = path === undefined ? dataFolder() : programFolder(path);
		const fine = all ? checkAll(asking) : checkOne(dir, asking);
		return (await fine) ? 0 : 1;
	}
};
