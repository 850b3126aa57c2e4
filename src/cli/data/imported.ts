/** What the import says when it is done: what it read, what to look at, and how to go on. */
import { commandOn, shellWord } from '../../lib/data/commandOn.js';
import { formatFinding, type Finding } from '../../lib/data/folder';
import { isUnready, REPORT, type Taken } from '../../lib/data/incoming/record';
import { lists } from '../../lib/data/incoming/memory';
import type { Import } from '../../lib/data/incoming/take';
import type { Remark } from '../../lib/program/exchange/draft';
import type { ProgramFolder } from '../../lib/program/model';
import { counts } from './check';
import { counted, printLines, CommandError } from './usage';

/** How many places of the same remark are named, and how many ids of a list; the report has all of them. */
const PLACES = 3;
const IDS = 5;

const titles: [Remark['sort'], string][] = [
	['read', 'Read'],
	['inferred', 'Inferred'],
	['changed', 'Changed'],
	['left out', 'Left out']
];

/** The same words once, with how often and the first places. */
function grouped(remarks: Remark[], sort: Remark['sort']): string[] {
	const places = new Map<string, string[]>();
	for (const { at, what } of remarks.filter((remark) => remark.sort === sort)) {
		const same = places.get(what);
		if (same) same.push(at);
		else places.set(what, [at]);
	}
	return [...places].map(([what, at]) => {
		const named = at.slice(0, PLACES).join(', ');
		const more = at.length > PLACES ? ` and ${at.length - PLACES} more` : '';
		return `  ${at.length > 1 ? `${at.length} × ` : ''}${what} (${named}${more})`;
	});
}

function summary(remarks: Remark[]): string[] {
	return titles.flatMap(([sort, title]) => {
		const lines = grouped(remarks, sort);
		return lines.length > 0 ? [`${title}:`, ...lines] : [];
	});
}

/** `  sessions: opening, rivers and 12 more`, a line for each list that has any. */
function idLines({ program }: ProgramFolder): string[] {
	const of = (list: (typeof lists)[number]) => program[list].map(({ id }) => id);
	const lines = lists
		.filter((list) => of(list).length > 0)
		.map((list) => {
			const ids = of(list);
			const more = ids.length > IDS ? ` and ${ids.length - IDS} more` : '';
			return `  ${list}: ${ids.slice(0, IDS).join(', ')}${more}`;
		});
	return [`  event: ${program.event.id}`, ...lines];
}

type Settled = Extract<Taken, { kind: 'taken' | 'unchanged' }>;

const publishing = (dir: string, note: string) =>
	commandOn(dir, `npm run data -- publish -m "${note}"`);

/** What must be filled in before it is published, in full; of the warnings how many. */
function findingLines(findings: Finding[], dir: string): string[] {
	const warnings = findings.filter(({ severity }) => severity === 'warning').length;
	const check = `${counted(warnings, 'warning')}. To see them: npm run data -- check ${shellWord(dir)}`;
	return [...findings.filter(isUnready).map(formatFinding), ...(warnings > 0 ? [check] : [])];
}

/** Of a folder that was never published. */
function draftLines({ kind, folder, findings }: Settled, dir: string): string[] {
	const same = kind === 'unchanged' ? [`Nothing has changed: ${dir} is as it was.`] : [];
	return [
		...same,
		`${dir} is a draft: ${counts(folder)}`,
		`Look at these ids: they become addresses, and stay once published. Until then, change them in the files:`,
		...idLines(folder),
		...findingLines(findings, dir),
		`To see it: ${commandOn(dir, 'npm run dev')}`,
		`To publish it: ${publishing(dir, 'The program is out')}`
	];
}

function waitingLines(waiting: number, dir: string): string[] {
	if (waiting === 0) return [];
	const are = waiting === 1 ? 'is' : 'are';
	return [
		`${counted(waiting, 'change')} in ${dir} ${are} not published yet. To publish: ${publishing(dir, 'why')}`
	];
}

/** Of a folder that was published, now or before. */
function publishedLines(taken: Settled, dir: string): string[] {
	const { kind, folder, revision, waiting, findings } = taken;
	const number = folder.program.revision;
	const open = waitingLines(waiting, dir);
	if (kind === 'unchanged') {
		const since = waiting > 0 ? '' : ` since revision ${number}`;
		return [`Nothing has changed${since}: ${dir} is as it was.`, ...open];
	}
	const changes = counted(revision?.changes.length ?? 0, 'change');
	const whole = number === 1 ? 'the whole program' : changes;
	return [
		...(revision ? [`Revision ${number}: ${whole}`] : []),
		`${dir}: ${counts(folder)}`,
		...findingLines(findings, dir),
		...(open.length > 0 ? open : [`To see it: ${commandOn(dir, 'npm start')}`])
	];
}

function outcome(taken: Settled, dir: string, format: string): string[] {
	const read = `Read as ${format}. Every remark with its place: ${dir}/${REPORT}`;
	const draft = taken.folder.program.revision === 0;
	const lines = draft ? draftLines(taken, dir) : publishedLines(taken, dir);
	return taken.kind === 'unchanged' ? lines : [read, ...lines];
}

/** Prints what was taken. @returns the exit status. @throws CommandError where nothing was written */
export function tell(taken: Taken, dir: string, { draft, format }: Import): number {
	if (taken.kind === 'no zone') {
		const { zone } = draft.event;
		const why = zone
			? `The file names the time zone "${zone}", which doesn't exist.`
			: 'The file does not say in which time zone its times are.';
		throw new CommandError(
			`${why} Add it, for example --time-zone Europe/Berlin. Nothing was written.`
		);
	}
	if (taken.kind === 'no day') {
		throw new CommandError(
			'The file does not say on which day anything takes place. Add it, for example --date 2030-05-02. Nothing was written.'
		);
	}
	if (taken.kind === 'refused') {
		printLines(taken.findings.map(formatFinding));
		throw new CommandError(`${taken.why} ${dir} is as it was.`);
	}
	printLines(summary(taken.remarks));
	printLines(outcome(taken, dir, format));
	if (!taken.stopped) return 0;
	throw new CommandError(
		`Nothing was published: see the lines above that say "before you publish". Then: ${publishing(dir, 'The program is out')}`
	);
}
