/** `new DIR --from OLD`: next year's folder from this year's. */
import { join } from 'node:path';
import { shellWord } from '../../lib/data/commandOn.js';
import { readFolder } from '../../lib/data/folder';
import type { Beginning } from '../../lib/data/begin/newFolder';
import { nextFolder, type NextEdition } from '../../lib/data/begin/nextFolder';
import { suggestId } from '../../lib/data/model/values';
import { printLines, CommandError, UsageError } from './usage';
import { addWorkflows } from './workflows';

export const inTheWay = (dir: string) =>
	`${dir} already exists and is not empty; nothing was written.`;

/** Names of events mostly hold the year. */
const inYear = (text: string, was: string, is: string) =>
	text.replaceAll(was.slice(0, 4), is.slice(0, 4));

/** @returns the exit status */
export async function continued(
	dir: string,
	from: string,
	given: Partial<Beginning>
): Promise<number> {
	for (const field of ['city', 'zone'] as const) {
		if (given[field] === undefined) continue;
		throw new UsageError(`With --from the ${field} is that of ${from}; change it in event.yaml.`);
	}
	if (!given.day) throw new UsageError('Say when it begins, for example --day 2030-05-02.');
	const { folder } = readFolder(from);
	if (!folder)
		throw new CommandError(
			`${from}/ has errors. See them with: npm run data -- check ${shellWord(from)}`
		);
	const { event } = folder.program;
	const edition = editionOf(event, { ...given, day: given.day });
	if (edition.id === event.id) {
		throw new UsageError(
			`The id must be another than "${event.id}", or calendars take its sessions for the old ones. ` +
				'Say one with --id.'
		);
	}
	if (!(await nextFolder(dir, from, folder.program, edition)))
		throw new CommandError(inTheWay(dir));
	addWorkflows(dir);
	printLines([
		`A program folder is in ${dir}: ${edition.name}, from ${edition.day}, with what stays from ${from}.`,
		`Go through ${join(dir, 'event.yaml')}, people.yaml and pages/ first: they still contain the text of ${event.name}.`,
		`Then: npm run data -- check ${shellWord(dir)}`
	]);
	return 0;
}

function editionOf(
	event: { id: string; name: string; days: readonly string[] },
	{ id, name, day }: Partial<Beginning> & { day: string }
): NextEdition {
	const was = event.days[0] ?? day;
	const named = name ?? inYear(event.name, was, day);
	const meant = inYear(event.id, was, day);
	return { name: named, id: id ?? (meant === event.id ? suggestId(named) : meant), day };
}
