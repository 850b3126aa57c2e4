/**
 * Whether a folder goes on from all that was ever published: by git's history of it, and by what its site
 * shows. Numbers that fall, or mean two things, are kept apart by no phone and no calendar.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../lib/data/folder';
import {
	readGitHistory,
	type Committed,
	type GitHistory
} from '../../lib/data/publications/gitHistory';
import { commitEndingWith, lostPublication, rival } from '../../lib/data/publications/lost';
import type { Instant, ProgramFolder } from '../../lib/program/model';
import { clock, dayIn, dayName, ms } from '../../lib/program/time';
import type { Asked, Deployed } from './site';

export interface Standing {
	/** Why nothing may be published on top of this folder as it is. */
	findings: Finding[];
	/** What could not be compared, and what else to know. */
	notes: string[];
}

interface Known {
	dir: string;
	folder: ProgramFolder;
	/** Null where git knows nothing of the folder. */
	history: GitHistory | null;
}

const UNDO = 'keep your other files as they are, and publish again';

/**
 * @param site its address without a trailing slash, and what it answered; null where nobody was asked
 */
export async function goesOn(
	dir: string,
	folder: ProgramFolder,
	site: { name: string; asked: Asked } | null
): Promise<Standing> {
	const known = { dir, folder, history: await readGitHistory(dir) };
	const { event } = folder.program;
	const deployed = ofThisEvent(site?.asked.deployed ?? null, event.id);
	const lost = known.history && (await lostPublication(folder.ledger, event.id, known.history));
	const parted = site && deployed && (await besideSite(known, site.name, deployed));
	const found = lost ? await rolledBack(known, lost) : parted;
	const notes = deployed?.at ? [] : await undecided(known);
	return { findings: found ? [found] : [], notes: [...notes, ...partly(known)] };
}

/** A site whose address is used again next year shows the event before until this one is there. */
function ofThisEvent(deployed: Deployed | null, event: string): Deployed | null {
	return deployed && (deployed.event === null || deployed.event === event) ? deployed : null;
}

async function rolledBack(known: Known, { number, at, commit, committed }: Committed) {
	const last = known.folder.ledger.at(-1);
	const here = last ? `this folder is at revision ${last.number}` : 'here nothing is published';
	const what = `${here}, but revision ${number} was published before (commit ${commit}, ${date(committed)})`;
	const back = await putBack(known, { number, at });
	const unseen = last ? '' : ' If nobody ever saw it, give the event another id in event.yaml.';
	return finding(
		known,
		what,
		`To undo a publication, put revisions.yaml and published.json back${back}, ${UNDO}.${unseen}`
	);
}

async function besideSite(known: Known, site: string, deployed: Deployed): Promise<Finding | null> {
	const { ledger } = known.folder;
	const { number, at } = deployed;
	const last = ledger.at(-1)?.number ?? 0;
	const here = ledger.find((revision) => revision.number === number);
	if (number <= last && (at === null || here?.at === at)) return null;
	const back = await putBack(known, deployed);
	if (number > last) {
		const mend = back
			? `Put revisions.yaml and published.json back${back}, ${UNDO}.`
			: `Get the newest files first (git pull). If there are none, take revisions.yaml and published.json from whoever published revision ${number}, ${UNDO}.`;
		const what = `${site} shows revision ${number}, and this folder ends with revision ${last}`;
		return finding(known, what, mend);
	}
	const mine = here ? ` (“${here.note}”, ${moment(here.at)})` : '';
	const what = `revision ${number} of this folder${mine} isn't the revision ${number} that ${site} shows (${moment(at!)}): two people published at the same time`;
	const take = `Take revisions.yaml and published.json as that other publication left them${back}`;
	return finding(known, what, `${take}, ${UNDO}.`);
}

/** Two revisions of one number, while no site tells which of them people have seen. */
async function undecided({ dir, folder, history }: Known): Promise<string[]> {
	const { ledger, program } = folder;
	const other = history && (await rival(ledger, program.event.id, history));
	if (!other) return [];
	const { number, at } = ledger.at(-1)!;
	return [
		`Two people published revision ${number}: ${dir}/ has that of ${moment(at)}, and commit ${other.commit} that of ${moment(other.at)}. ` +
			'If the site shows the other one, see “Undo a publication” in data/README.md.'
	];
}

function partly({ dir, folder, history }: Known): string[] {
	if (!history?.shallow || folder.ledger.length === 0) return [];
	return [
		`Git has only the newest commits here (a shallow clone), so ${dir}/ was compared with those alone. To get all: git fetch --unshallow (in a workflow, fetch-depth: 0).`
	];
}

/** In parentheses, the command that puts both files back; '' where git has no commit for it. */
async function putBack(
	{ dir, history }: Known,
	revision: { number: number; at: Instant | null }
): Promise<string> {
	const commit = history && (await commitEndingWith(revision, history));
	if (!commit) return '';
	const named = /^[\w./-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", String.raw`'\''`)}'`;
	return ` (git -C ${named} checkout ${commit} -- revisions.yaml published.json)`;
}

function finding({ dir }: Known, what: string, mend: string): Finding {
	const file = join(dir, 'revisions.yaml');
	return { file, line: lastEntry(file), where: '', what, mend, severity: 'error' };
}

/** The line of the ledger's last entry. */
function lastEntry(file: string): number {
	try {
		const lines = readFileSync(file, 'utf8').split('\n');
		return Math.max(1, lines.findLastIndex((line) => /^\s*-\s*\{?\s*revision:/.test(line)) + 1);
	} catch {
		return 1;
	}
}

/** `3 August 2026` */
const date = (at: Instant) => dayName(dayIn(ms(at), 'UTC'), 'long').replace(/^\w+ /, '');

const moment = (at: Instant) => `${date(at)}, ${clock(ms(at), 'UTC')} UTC`;
