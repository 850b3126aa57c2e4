import { generateFolder } from '../../lib/data/invented/folder';
import { publishFolder } from '../../lib/data/publish/publish';
import { ms } from '../../lib/program/time/instant';
import {
	counted,
	printLines,
	readArguments,
	CommandError,
	UsageError,
	type Command
} from './usage';

/** When its revision 1 was made: always the same, and earlier than any that is published after it. */
const ANNOUNCED = '2026-01-05T09:00:00Z';

const options = {
	sessions: { type: 'string' },
	seed: { type: 'string' },
	'right-to-left': { type: 'boolean' },
	'past-midnight': { type: 'boolean' }
} as const;

/** More would be no event any more. */
const MOST = 100_000;

function readCount(text: string | undefined): number {
	const count = Number(text);
	if (text === undefined) throw new UsageError('Say how many sessions: --sessions 1000.');
	if (!Number.isInteger(count) || count < 1 || count > MOST) {
		throw new UsageError(`--sessions takes a whole number from 1 to ${MOST}, not "${text}".`);
	}
	return count;
}

export const generating: Command = {
	usage: 'generate DIR --sessions N [--seed S] [--right-to-left] [--past-midnight]',
	does: 'makes and publishes an invented program of N sessions, to try things out',
	more: [
		'--sessions N      how many, from 1 to 100000',
		'--seed S          any word; the same seed gives the same program',
		'--right-to-left   a program in Arabic, with guests in Hebrew and English',
		'--past-midnight   three nights, from the evening into the morning'
	],
	async run(args) {
		const { values, positionals } = readArguments({ args, options, allowPositionals: true });
		const [dir, ...more] = positionals;
		if (!dir || more.length > 0) throw new UsageError('Name the folder to make.');
		const sessions = readCount(values.sessions);
		const made = await generateFolder(dir, {
			sessions,
			seed: values.seed ?? '1',
			direction: values['right-to-left'] ? 'right to left' : 'left to right',
			hours: values['past-midnight'] ? 'nights' : 'days'
		});
		if (!made)
			throw new CommandError(`${dir} already exists and is not empty; nothing was written.`);
		const { kind } = publishFolder(dir, { note: 'The program is out.', now: ms(ANNOUNCED) });
		if (kind !== 'published') throw new Error(`The invented program is ${kind}.`);
		const what = `An invented program of ${counted(sessions, 'session')} is in ${dir}`;
		printLines([`${what}, published as revision 1.`]);
		return 0;
	}
};
