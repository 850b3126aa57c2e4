import { basename, relative, resolve, sep } from 'node:path';
import * as v from 'valibot';
import { takeIn, type Import } from '../../lib/data/incoming/take';
import { nearest } from '../../lib/data/model/nearest';
import { oneLine } from '../../lib/data/text/unfit';
import { day, id, link, text, zone } from '../../lib/data/model/values';
import { Unreadable, type Format, type Given, type SourceFile } from '../../lib/formats/format';
import { formats } from '../../lib/formats/formats';
import { recognize } from '../../lib/formats/recognize';
import { strangerIn } from '../../lib/formats/strangers';
import { table } from '../../lib/formats/table/reader';
import type { Draft } from '../../lib/program/exchange/draft';
import { tell } from './imported';
import { readSourceFile } from './source';
import { readTime } from './time';
import { readArguments, CommandError, UsageError, type Command } from './usage';

const options = {
	to: { type: 'string' },
	format: { type: 'string' },
	'time-zone': { type: 'string' },
	date: { type: 'string' },
	'base-url': { type: 'string' },
	id: { type: 'string' },
	name: { type: 'string' },
	city: { type: 'string' },
	venue: { type: 'string' },
	unscheduled: { type: 'boolean' },
	publish: { type: 'boolean' },
	at: { type: 'string' }
} as const;

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

/** Begins as no table does. */
const MARKUP = /^[\s\uFEFF]*[[{<]/;

/**
 * Why a format finds nothing in the files.
 * @param said what its reader says
 * @returns the same, with the format that the files have; or what they are, where that is no program
 */
function explained(said: string, files: SourceFile[], format: Format): string {
	try {
		const other = recognize(files);
		return other === format ? said : `${said} It looks like ${other.name}: leave --format out.`;
	} catch (error) {
		const known = files.some(
			(file) => strangerIn(file) !== null || (format === table && MARKUP.test(file.text))
		);
		return known && error instanceof Unreadable ? error.message : said;
	}
}

/** What a reader cannot read is a sentence; anything else that it throws is a fault of ours. */
function read(format: Format, files: SourceFile[], given: Given): Draft {
	try {
		return format.read(files, given);
	} catch (error) {
		if (error instanceof Unreadable) {
			throw new CommandError(`${explained(error.message, files, format)} Nothing was written.`);
		}
		if (!(error instanceof RangeError)) throw error;
		const names = files.map(({ name }) => name).join(', ');
		throw new CommandError(
			`${names}: it is nested too deeply to be a program. Nothing was written.`
		);
	}
}

function recognized(files: SourceFile[], name: string | undefined): Format {
	if (name !== undefined) return formatNamed(name);
	try {
		return recognize(files);
	} catch (error) {
		if (error instanceof Unreadable)
			throw new CommandError(`${error.message} Nothing was written.`);
		throw error;
	}
}

/** As it can be typed again. */
const shown = (dir: string) => {
	const path = relative(process.cwd(), resolve(dir)) || '.';
	return path.startsWith(`..${sep}..`) ? resolve(dir) : path;
};

export const importing: Command = {
	usage:
		'import FILE… --to DIR [--format F] [--time-zone Z] [--date D] [--base-url U] [--id ID] [--name NAME] [--city CITY] [--venue VENUE] [--unscheduled] [--publish [--at TIME]]',
	does: "reads another system's file into a program folder, new or imported before; it is a draft until you publish",
	more: [
		'--to DIR        the program folder: a new one, or the one you imported into before',
		'--format F      what the file is, if it is not recognized',
		'--time-zone Z   the time zone of its times, for example Europe/Berlin, if the file does not say',
		'--date D        the day, or the first day, for example 2030-05-02, if the file does not say',
		'--base-url U    the public address, which also completes relative links',
		'--id ID         the id of the event, which never changes once it is published',
		'--name NAME     what the event is called, if the file does not say or you want another name',
		'--city CITY     where it is',
		'--venue VENUE   what the building is called',
		'--unscheduled   the file has no times yet, and that is right',
		'--publish       also publishes what it brings; otherwise the folder is a draft for you to review',
		'--at TIME       when that was published, if not now, for example 2030-05-02T04:38:41Z',
		'The formats:',
		...formats.map(({ name, what }) => `  ${name}: ${what}`)
	],
	async run(args) {
		const { values, positionals } = readArguments({ args, options, allowPositionals: true });
		if (positionals.length === 0 || positionals.includes(''))
			throw new UsageError('Name the file to import.');
		if (!values.to)
			throw new UsageError(
				'Say which folder to import into: --to DIR. It is made if it does not exist.'
			);
		const base = held('base-url', values['base-url'], link);
		const given: Given = {
			zone: held('time-zone', values['time-zone'], zone),
			date: held('date', values.date, day),
			base: base && !base.endsWith('/') ? `${base}/` : base
		};
		const at = values.at === undefined ? null : readTime(values.at);
		const toPublish = values.publish ?? false;
		if (at !== null && !toPublish) {
			throw new UsageError('--at says when a revision was made: use it with --publish.');
		}
		const files = positionals.map(readSourceFile);
		const format = recognized(files, values.format);
		const draft = read(format, files, given);
		if (draft.sessions.length === 0) {
			const said = `${positionals.join(', ')}: no session was found in it.`;
			throw new CommandError(`${explained(said, files, format)} Nothing was written.`);
		}
		const dir = shown(values.to);
		const names = positionals.map((name) => basename(name)).join(', ');
		const what: Import = {
			...{ draft, format: format.name, zone: given.zone, date: given.date, at },
			told: {
				id: held('id', values.id, id),
				name: held('name', values.name, text),
				city: held('city', values.city, text),
				venue: held('venue', values.venue, text),
				site: base && base.replace(/\/+$/, '')
			},
			unscheduled: values.unscheduled ?? false,
			note: oneLine(`The program as ${names} has it.`),
			now: Date.now(),
			publish: toPublish
		};
		return tell(await takeIn(dir, what), dir, what);
	}
};
