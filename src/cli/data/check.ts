import { formatFinding, readFolder } from '../../lib/data/folder';
import type { ProgramFolder } from '../../lib/program/model';
import { goesOn } from './goesOn';
import { askSite, siteToAsk } from './site';
import {
	complain,
	counted,
	dataFolder,
	printLines,
	readArguments,
	UsageError,
	type Command
} from './usage';

/** How long a site may take to say what it shows, in ms. */
const PATIENCE = 2000;

const options = { site: { type: 'string' }, offline: { type: 'boolean' } } as const;

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
async function compared(
	dir: string,
	folder: ProgramFolder,
	asking: { site?: string; offline?: boolean }
): Promise<boolean> {
	// a draft has no site yet
	const name = folder.ledger.length > 0 ? siteToAsk(folder, asking) : null;
	const site = name === null ? null : { name, asked: await askSite(`${name}/`, PATIENCE) };
	const { findings, notes } = await goesOn(dir, folder, site);
	if (site?.asked.kind === 'silent') {
		notes.push(`${site.name} could not be reached, so what it shows was not compared (--offline).`);
	}
	complain(...notes);
	printLines(findings.map(formatFinding));
	return findings.length === 0;
}

export const check: Command = {
	usage: 'check [DIR]',
	does: 'tells everything that is wrong in a program folder, or counts what is in it',
	more: [
		'It also compares the folder with what git has of it, and with what its site shows.',
		'--site URL  the site to compare with; else ORIGIN, else "site" of event.yaml',
		'--offline   asks no site (or OFFLINE=1 in the environment)'
	],
	async run(args) {
		const { values, positionals } = readArguments({ args, options, allowPositionals: true });
		if (positionals.length > 1) throw new UsageError('Check takes one folder.');
		const dir = positionals[0] ?? dataFolder();
		const { folder, findings } = readFolder(dir);
		printLines(findings.map(formatFinding));
		if (!folder || !(await compared(dir, folder, values))) return 1;
		printLines([counts(folder)]);
		return 0;
	}
};
