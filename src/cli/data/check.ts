import { formatFinding, readFolder } from '../../lib/data/folder';
import type { ProgramFolder } from '../../lib/program/model';
import { counted, dataFolder, printLines, readArguments, UsageError, type Command } from './usage';

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

export const check: Command = {
	usage: 'check [DIR]',
	does: 'tells everything that is wrong in a program folder, or counts what is in it',
	async run(args) {
		const { positionals } = readArguments({ args, allowPositionals: true });
		if (positionals.length > 1) throw new UsageError('Check takes one folder.');
		const { folder, findings } = readFolder(positionals[0] ?? dataFolder());
		printLines(findings.map(formatFinding));
		if (!folder) return 1;
		printLines([counts(folder)]);
		return 0;
	}
};
