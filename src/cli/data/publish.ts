import { existsSync } from 'node:fs';
import { commandOn } from '../../lib/data/commandOn.js';
import { readFolder, type Finding } from '../../lib/data/folder';
import {
	adoptFolder,
	preparePublication,
	publishFolder,
	type Outcome,
	type Reason
} from '../../lib/data/publish/publish';
import { standing } from '../../lib/data/pull/history';
import type { LiveRevision } from '../../lib/program/live/live';
import type { ProgramFolder, Revision } from '../../lib/program/model';
import { printFindings, summarize } from './github';
import { goesOn } from './goesOn';
import { changesInWords } from './inWords';
import { oldFolder, parted } from './pull';
import { push, requireCommitted } from './push';
import { askSite, reserved, siteToAsk, type Asked } from './site';
import { readTime } from './time';
import {
	counted,
	dataFolder,
	printLines,
	readArguments,
	CommandError,
	UsageError,
	type Command
} from './usage';

/** How long a site may take to say whether it is ahead, in ms. */
const PATIENCE = 3000;

const options = {
	message: { type: 'string', short: 'm' },
	'dry-run': { type: 'boolean' },
	adopt: { type: 'boolean' },
	push: { type: 'boolean' },
	site: { type: 'string' },
	offline: { type: 'boolean' },
	// for importers, who know from their file when a revision was made
	at: { type: 'string' }
} as const;

function refused(findings: Finding[], dir: string): never {
	printFindings(findings);
	throw new CommandError(`Nothing was published: ${dir}/ has errors, see above.`);
}

/** The changes of a revision in words, one a line. */
function inWords({ number, at, note, changes }: Revision, { program }: ProgramFolder): string[] {
	const lines = changesInWords(changes, program).map((line) => `  ${line}`);
	const whole = `  The whole program: ${counted(program.sessions.length, 'session')}.`;
	return [`Revision ${number}, ${at}: ${note}`, ...(lines.length > 0 ? lines : [whole])];
}

function adopt(dir: string): number {
	const problem = adoptFolder(dir);
	if (Array.isArray(problem)) refused(problem, dir);
	if (problem === 'no ledger') {
		throw new CommandError(
			`There is no ledger in ${dir}/ to adopt. Run: ${commandOn(dir, 'npm run data -- publish -m "why"')}`
		);
	}
	if (problem === 'has baseline') {
		throw new CommandError(`${dir}/published.json exists already, so there is nothing to adopt.`);
	}
	printLines([
		`${dir}/published.json now holds the program as the last revision of the ledger left it.`
	]);
	return 0;
}

function tell(outcome: Outcome, dir: string): number {
	if (outcome.kind === 'refused') refused(outcome.findings, dir);
	if (outcome.kind === 'unready') {
		printFindings(outcome.findings);
		throw new CommandError(
			`Nothing was published: first change the lines above that say "before you publish".`
		);
	}
	if (outcome.kind === 'unadopted') throw new CommandError(unadopted(dir, outcome.revision));
	if (outcome.kind === 'lost') throw new CommandError(outcome.why);
	if (outcome.kind === 'too early') {
		throw new CommandError(
			`--at must be later than the last revision, which was made at ${outcome.last}.`
		);
	}
	if (outcome.kind === 'unchanged') {
		const sentence = `Nothing has changed since revision ${outcome.revision}: nothing to publish.`;
		printLines([sentence]);
		summarize('Nothing to publish', [sentence]);
		return 0;
	}
	printLines(inWords(outcome.revision, outcome.folder));
	if (outcome.kind === 'published') {
		const { number, note } = outcome.revision;
		summarize(
			`Revision ${number} is published`,
			[`“${note}”`],
			inWords(outcome.revision, outcome.folder)
		);
	}
	const written = `Written to ${dir}/revisions.yaml and ${dir}/published.json.`;
	printLines([outcome.kind === 'ready' ? 'Nothing was written.' : written]);
	return 0;
}

/** What a publication needs before anybody can see it. A workflow does it by itself. */
function next(dir: string): string[] {
	if (process.env['CI']) return [];
	const build = commandOn(dir, 'npm run build:static');
	const start = commandOn(dir, 'npm start');
	return [
		`Next: commit ${dir}/ to git and push. GitHub Pages, if you use it, then builds the site.`,
		`Elsewhere: ${build}, and upload what it has built; or stop the server and run ${start} again.`
	];
}

const unadopted = (dir: string, revision: number) =>
	`${dir}/revisions.yaml holds ${counted(revision, 'revision')}, but ${dir}/published.json, with which ` +
	`to compare, is missing. Restore it; or, if the program as it stands is that of revision ` +
	`${revision}, run: ${commandOn(dir, 'npm run data -- publish --adopt')}`;

/**
 * Refuses to publish on top of a ledger that has lost something, or while organizers have gone on at the site.
 * @returns the site's live revisions
 */
async function compared(
	dir: string,
	folder: ProgramFolder,
	name: string | null
): Promise<LiveRevision[]> {
	const asked = name === null ? null : await askSite(`${name}/`, PATIENCE);
	const site = name !== null && asked && { name, asked };
	const { findings, notes } = await goesOn(dir, folder, site || null);
	printLines(notes);
	if (findings.length > 0) {
		printFindings(findings);
		throw new CommandError('Nothing was published, see above.');
	}
	return site ? liveAt(site, dir, folder) : [];
}

/** Where the site has gone on since, its revisions come first. A folder never published has no site yet. */
function liveAt(
	{ name: site, asked }: { name: string; asked: Asked },
	dir: string,
	{ ledger, program }: ProgramFolder
): LiveRevision[] {
	if (ledger.length === 0) return [];
	const other = asked.deployed?.event ?? program.event.id;
	if (other !== program.event.id) {
		printLines([`${site} shows another event (“${other}”), so there was nothing to compare with.`]);
		return [];
	}
	if (asked.kind !== 'live') {
		printLines([WITHOUT[asked.kind](site)]);
		return [];
	}
	const where = standing(ledger, asked.history);
	if (where.kind === 'ahead') {
		const { number } = where.fresh.at(-1)!;
		throw new CommandError(
			`${site} is at revision ${number}, ahead of ${dir}/. Bring that in first: ${commandOn(dir, `npm run data -- pull ${site}`)}`
		);
	}
	if (where.kind === 'old folder') {
		throw new CommandError(oldFolder(dir, site, where.deployed, where.last));
	}
	if (where.kind === 'parted') {
		throw new CommandError(parted(dir, site, where.number, where.note, where.since));
	}
	return asked.history.revisions;
}

/** What to know where the site has no live day to compare with. */
const WITHOUT: Record<Exclude<Asked['kind'], 'live'>, (site: string) => string> = {
	silent: (site) => `${site} could not be reached, so desk changes could not be checked.`,
	example: reserved,
	still: (site) => `${site} has no unpulled desk changes.`,
	rehearsal: (site) => `${site} is in a rehearsal, so there are no desk changes to pull.`
};

/** Why there is a word too many: a folder, or a message without its quotes or without -m. */
function misread([word = '', ...more]: string[], message: string | undefined): string {
	if (more.length === 0 && existsSync(word)) {
		const quoted = message && /^[^"$`\\!]*$/.test(message) ? message : 'why';
		const command = commandOn(word, `npm run data -- publish -m "${quoted}"`);
		return `Publish takes no folder. DATA_DIR names it: ${command}`;
	}
	return message === undefined ? 'Say -m before the message.' : 'Put the message in quotes.';
}

export const publish: Command = {
	usage: 'publish -m "why" [--dry-run | --push] | publish --adopt',
	does: 'records what has changed as a new revision',
	more: [
		'-m "why"    a note for attendees, who read it on the page Changes',
		'--dry-run   shows what would be recorded, and writes nothing',
		'--push      also commits the two files it writes, and nothing else, and pushes',
		'--site URL  the site to compare with; otherwise ORIGIN, otherwise "site" of event.yaml',
		'--offline   asks no site (or OFFLINE=1 in the environment)',
		'--at TIME   when the revision was made, if not now, for example 2030-05-02T04:38:41Z',
		'--adopt     makes published.json for a revisions.yaml that was written by hand',
		'To publish another folder than data/, put DATA_DIR=my-event before the command.'
	],
	async run(args) {
		const { values, positionals } = readArguments({ args, options, allowPositionals: true });
		const dir = dataFolder();
		if (positionals.length > 0) throw new UsageError(misread(positionals, values.message));
		if (values.adopt) return adopt(dir);
		const note = values.message?.trim();
		if (!note) throw new UsageError('Add a note for the change log: -m "why".');
		const at = values.at === undefined ? {} : { at: readTime(values.at) };
		const reason: Reason = { note, now: Date.now(), ...at };
		if (values['dry-run'] && values.push)
			throw new UsageError('Take --dry-run or --push, not both.');
		if (values.push) await requireCommitted(dir);
		const { folder } = readFolder(dir);
		if (folder) reason.live = await compared(dir, folder, siteToAsk(folder, values));
		const outcome = (values['dry-run'] ? preparePublication : publishFolder)(dir, reason);
		const status = tell(outcome, dir);
		if (outcome.kind !== 'published') return status;
		if (values.push) await push(dir, outcome.revision);
		else printLines(next(dir));
		return status;
	}
};
