import { basename, relative, resolve, sep } from 'node:path';
import * as v from 'valibot';
import { formatFinding } from '../../lib/data/folder';
import { REPORT, type Taken } from '../../lib/data/incoming/record';
import { takeIn, type Import } from '../../lib/data/incoming/take';
import { nearest } from '../../lib/data/nearest';
import { oneLine } from '../../lib/data/unfit';
import { day, link, zone } from '../../lib/data/values';
import { Unreadable, type Format, type Given, type SourceFile } from '../../lib/formats/format';
import { formats } from '../../lib/formats/formats';
import { recognize } from '../../lib/formats/recognize';
import type { Draft, Remark } from '../../lib/program/draft';
import { counts } from './check';
import { readSourceFile } from './source';
import { readTime } from './time';
import { counted, printLines, readArguments, Refusal, UsageError, type Command } from './usage';

const options = {
	to: { type: 'string' },
	format: { type: 'string' },
	'time-zone': { type: 'string' },
	date: { type: 'string' },
	'base-url': { type: 'string' },
	at: { type: 'string' }
} as const;

/** How many places of the same remark are named; the report file has all of them. */
const PLACES = 3;

function formatNamed(name: string): Format {
	const found = formats.find((format) => format.name === name);
	if (found) return found;
	const names = formats.map((format) => format.name);
	const near = nearest(name, names);
	throw new UsageError(
		`There is no format "${name}". ${near ? `Did you mean "${near}"?` : `Known are ${names.join(', ')}.`}`
	);
}

/** A flag's value, held to the model of what it stands for. */
function held(
	flag: string,
	value: string | undefined,
	model: v.GenericSchema<string>
): string | null {
	if (value === undefined) return null;
	const result = v.safeParse(model, value);
	if (result.success) return value;
	throw new UsageError(`--${flag} "${value}" ${result.issues[0].message.replace('\n', '. ')}`);
}

/** What the files look like, where that is another format than somebody named; else ''. */
function looksLike(files: SourceFile[], format: Format): string {
	try {
		const other = recognize(files);
		return other === format ? '' : ` It looks like ${other.name}: leave --format out.`;
	} catch {
		return '';
	}
}

/** What a reader cannot read is a sentence; anything else that it throws is a fault of ours. */
function read(format: Format, files: SourceFile[], given: Given): Draft {
	try {
		return format.read(files, given);
	} catch (error) {
		if (error instanceof Unreadable) {
			throw new Refusal(`${error.message}${looksLike(files, format)} Nothing was written.`);
		}
		if (!(error instanceof RangeError)) throw error;
		const names = files.map(({ name }) => name).join(', ');
		throw new Refusal(`${names}: it is nested too deeply to be a program. Nothing was written.`);
	}
}

function recognized(files: SourceFile[], name: string | undefined): Format {
	if (name !== undefined) return formatNamed(name);
	try {
		return recognize(files);
	} catch (error) {
		if (error instanceof Unreadable) throw new Refusal(`${error.message} Nothing was written.`);
		throw error;
	}
}

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

function tell(taken: Taken, dir: string, what: Import): number {
	if (taken.kind === 'no zone') {
		const { zone } = what.draft.event;
		const why = zone
			? `The file names the time zone "${zone}", which is none.`
			: 'The file does not say in which time zone its times are.';
		throw new Refusal(`${why} Add --time-zone, as --time-zone Europe/Berlin. Nothing was written.`);
	}
	if (taken.kind === 'no day') {
		throw new Refusal(
			'The file does not say on which day anything takes place. Add --date, as --date 2030-05-02. Nothing was written.'
		);
	}
	if (taken.kind === 'refused') {
		printLines(taken.findings.map(formatFinding));
		throw new Refusal(`${taken.why} ${dir} is as it was.`);
	}
	printLines(summary(taken.remarks));
	printLines(outcome(taken, dir, what.format));
	return 0;
}

type Settled = Extract<Taken, { kind: 'taken' | 'unchanged' }>;

function outcome(
	{ kind, folder, revision, drafts }: Settled,
	dir: string,
	format: string
): string[] {
	const number = folder.program.revision;
	const edits = counted(drafts, 'change');
	const draft = `${edits} made by hand in ${dir} ${drafts === 1 ? 'is' : 'are'} not published yet, as before.`;
	const next = `DATA_DIR=${dir} npm run data -- publish -m "why"`;
	const open = drafts > 0 ? [`${draft} To publish: ${next}`] : [];
	if (kind === 'unchanged') {
		return [`Nothing has changed since revision ${number}: ${dir} is as it was.`, ...open];
	}
	const changes = counted(revision?.changes.length ?? 0, 'change');
	const said = number === 1 ? 'the whole program' : changes;
	const made = revision ? `Revision ${number}: ${said}` : `No new revision: this is as published`;
	return [
		`Read as ${format}. ${made}. Every remark with its place: ${dir}/${REPORT}`,
		`${dir}: ${counts(folder)}`,
		...(drafts > 0 ? open : [`To see it: DATA_DIR=${dir} npm start`])
	];
}

/** As it can be typed again. */
const shown = (dir: string) => {
	const path = relative(process.cwd(), resolve(dir)) || '.';
	return path.startsWith(`..${sep}..`) ? resolve(dir) : path;
};

export const importing: Command = {
	usage: 'import FILE… --to DIR [--format F] [--time-zone Z] [--date D] [--base-url U] [--at TIME]',
	does: "reads another system's file into a program folder, or again into the same one",
	more: [
		'--to DIR        the program folder: a new one, or the one that was imported into before',
		'--format F      what the file is, where that is not recognized',
		'--time-zone Z   where its times are, as Europe/Berlin, if the file does not say',
		'--date D        the day, as 2030-05-02, if the file does not say',
		'--base-url U    what relative links in it are relative to',
		'--at TIME       when this program was made, if not now, as 2017-08-02T04:38:41Z',
		'The formats:',
		...formats.map(({ name, what }) => `  ${name}: ${what}`)
	],
	async run(args) {
		const { values, positionals } = readArguments({ args, options, allowPositionals: true });
		if (positionals.length === 0 || positionals.includes(''))
			throw new UsageError('Name the file to import.');
		if (!values.to) throw new UsageError('Say where the program folder is, or shall be: --to DIR.');
		const base = held('base-url', values['base-url'], link);
		const given: Given = {
			zone: held('time-zone', values['time-zone'], zone),
			date: held('date', values.date, day),
			base: base && !base.endsWith('/') ? `${base}/` : base
		};
		const at = values.at === undefined ? null : readTime(values.at);
		const files = positionals.map(readSourceFile);
		const format = recognized(files, values.format);
		const draft = read(format, files, given);
		if (draft.sessions.length === 0) {
			const other = looksLike(files, format);
			throw new Refusal(
				`${positionals.join(', ')}: no session was found in it.${other} Nothing was written.`
			);
		}
		const dir = shown(values.to);
		const names = positionals.map((name) => basename(name)).join(', ');
		const what: Import = {
			...{ draft, format: format.name, zone: given.zone, date: given.date, base, at },
			note: oneLine(`The program as ${names} has it.`),
			now: Date.now()
		};
		return tell(await takeIn(dir, what), dir, what);
	}
};
