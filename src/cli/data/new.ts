import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { shellWord } from '../../lib/data/commandOn.js';
import { zoneOfCity } from '../../lib/data/time/zoneOfCity';
import { newFolder, type Beginning } from '../../lib/data/begin/newFolder';
import { id, day, suggestId, text, zone } from '../../lib/data/model/values';
import { continued, inTheWay } from './continued';
import { printLines, readArguments, CommandError, UsageError, type Command } from './usage';
import { addWorkflows } from './workflows';

const options = {
	id: { type: 'string' },
	name: { type: 'string' },
	zone: { type: 'string' },
	day: { type: 'string' },
	city: { type: 'string' },
	from: { type: 'string' }
} as const;

type Answers = Partial<Record<keyof Beginning, string>>;

const models = { id, name: text, zone, day, city: text };

const questions: Record<keyof Beginning, string> = {
	name: 'What is the event called?',
	id: 'Its id (never changes once published)',
	city: 'In which city? (Empty: online, or not known yet)',
	zone: 'In which time zone?',
	day: 'On which day?'
};

/** Why a value is none; null where it is fine. */
function problem(field: keyof Beginning, value: string): string | null {
	if (field === 'city' && value === '') return null;
	const result = v.safeParse(models[field], value);
	if (result.success) return null;
	return `The ${field} "${value}" ${result.issues[0].message.replace('\n', '. ')}`;
}

/** What to offer where nothing is said; each may build on the answers before. Null: nothing but an answer will do. */
function guess(field: keyof Beginning, dir: string, answers: Answers): string | null {
	const name = basename(resolve(dir));
	if (field === 'name') return name;
	if (field === 'id') return suggestId(answers.name ?? name) || 'event';
	// a zone is named after one city of many: Hamburg has Berlin's
	if (field === 'city') return '';
	// never the machine's own: a server's is UTC, and every time would be hours off
	if (field === 'zone') return zoneOfCity(answers.city ?? '');
	return new Date().toISOString().slice(0, 10);
}

async function ask(dir: string, given: Answers): Promise<Answers> {
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answers: Answers = { ...given };
	try {
		for (const field of Object.keys(questions) as (keyof Beginning)[]) {
			while (answers[field] === undefined) {
				const offer = guess(field, dir, answers);
				const hint = offer === null ? '(for example Europe/Berlin)' : offer && `[${offer}]`;
				const said = (await terminal.question(`${questions[field]} ${hint} `)).trim();
				const answer = said || (offer ?? '');
				const wrong = problem(field, answer);
				if (wrong) printLines([wrong]);
				else answers[field] = answer;
			}
		}
	} finally {
		terminal.close();
	}
	return answers;
}

/** The same where nobody answers. */
function complete(dir: string, given: Answers): Answers {
	const answers: Answers = { ...given };
	for (const field of Object.keys(questions) as (keyof Beginning)[]) {
		const offer = answers[field] ?? guess(field, dir, answers);
		if (offer !== null) answers[field] = offer;
	}
	if (answers.zone) return answers;
	const why = answers.city ? `No time zone was found for ${answers.city}. ` : '';
	throw new UsageError(
		`${why}Say in which time zone the event is, for example --zone Europe/Berlin.`
	);
}

/** Where it says what the files may hold; who puts another program into data/ need not keep it. */
function manual(): string[] {
	const file = fileURLToPath(new URL('../../../data/README.md', import.meta.url));
	return existsSync(file) ? [`The manual: ${relative('', file)}`] : [];
}

export const creating: Command = {
	usage: 'new DIR [--name NAME] [--id ID] [--city CITY] [--zone ZONE] [--day DAY] [--from OLD]',
	does: 'makes a small program folder of your own, and asks for what the flags leave out',
	more: [
		'--name NAME   what the event is called; otherwise the name of the folder',
		'--id ID       its id, which never changes once published; otherwise made from the name',
		'--city CITY   where it is, or Online',
		'--zone ZONE   the time zone there, for example Europe/Berlin; otherwise the city’s, if a zone is named after it',
		'--day DAY     when it is, for example 2030-05-02; otherwise today',
		'--from OLD    takes the venue, rooms, tracks, organizers, committee, pages and links from the folder OLD, but no sessions'
	],
	async run(args) {
		const { values, positionals } = readArguments({ args, options, allowPositionals: true });
		const [dir, ...more] = positionals;
		if (!dir || more.length > 0) throw new UsageError('Name the folder to make.');
		const { from, ...given } = values;
		for (const field of Object.keys(given) as (keyof Beginning)[]) {
			const wrong = problem(field, given[field] ?? '');
			if (wrong) throw new UsageError(wrong);
		}
		if (from !== undefined) return continued(dir, from, given);
		const answers: Answers = process.stdin.isTTY ? await ask(dir, given) : complete(dir, given);
		const made = await newFolder(dir, answers as Beginning);
		if (!made) throw new CommandError(inTheWay(dir));
		addWorkflows(dir);
		const { day: on, zone: where } = answers as Beginning;
		printLines([
			`A program folder is in ${dir}: one session on ${on}, times in ${where}.`,
			`Edit ${join(dir, 'event.yaml')} first, then: npm run data -- check ${shellWord(dir)}`,
			...manual()
		]);
		return 0;
	}
};
