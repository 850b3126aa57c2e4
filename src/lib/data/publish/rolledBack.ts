/**
 * A folder whose ledger has lost publications, as a finding with the way out. Nothing may be published on top
 * of it, and no build of it may reach anybody: numbers that fall are kept apart by no phone and no calendar.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant, ProgramFolder } from '../../program/model';
import { dayIn, dayName, ms } from '../../program/time/instant';
import { shellWord } from '../commandOn.js';
import type { Finding } from '../finding';
import { forgotten } from './history';
import { MEMORY } from '../incoming/memory';
import type { Committed, GitHistory } from './gitHistory';
import { commitEndingWith, lostPublication } from './lost';

export interface Known {
	/** As its user names it. */
	dir: string;
	folder: ProgramFolder;
	/** Null where git knows nothing of the folder. */
	history: GitHistory | null;
}

export const UNDO = 'keep your other files as they are, and publish again';

/** By git's history, and by what the folder itself remembers. Null where nothing is lost. */
export async function rolledBack(known: Known): Promise<Finding | null> {
	const { folder, history } = known;
	const lost = history && (await lostPublication(folder.ledger, folder.program.event.id, history));
	return lost ? inGit(known, lost) : deleted(known);
}

async function inGit(known: Known, { number, at, commit, committed }: Committed): Promise<Finding> {
	const last = known.folder.ledger.at(-1);
	const here = last ? `this folder is at revision ${last.number}` : 'here nothing is published';
	const what = `${here}, but revision ${number} was published before (commit ${commit}, ${date(committed)})`;
	const back = await putBack(known, { number, at });
	const unseen = last ? '' : ' If nobody ever saw it, give the event another id in event.yaml.';
	return ledgerFinding(
		known.dir,
		what,
		`To undo a publication, put revisions.yaml and published.json back${back}, ${UNDO}.${unseen}`
	);
}

function deleted({ dir }: Known): Finding | null {
	const revision = forgotten(dir);
	if (revision === null) return null;
	return {
		file: join(dir, MEMORY),
		line: 1,
		where: '',
		what: `revision ${revision} was published from this folder, but revisions.yaml and published.json are missing`,
		mend: `Restore both, from git or a copy. If nobody has seen its site yet, or this is to be another event, delete ${MEMORY} too: then it begins again at revision 1.`,
		severity: 'error'
	};
}

/** In parentheses, the command that puts both files back; '' where git has no commit for it. */
export async function putBack(
	{ dir, history }: Known,
	revision: { number: number; at: Instant | null }
): Promise<string> {
	const commit = history && (await commitEndingWith(revision, history));
	if (!commit) return '';
	return ` (git -C ${shellWord(dir)} checkout ${commit} -- revisions.yaml published.json)`;
}

/** At the last entry of the ledger. */
export function ledgerFinding(dir: string, what: string, mend: string): Finding {
	const file = join(dir, 'revisions.yaml');
	return { file, line: lastEntry(file), where: '', what, mend, severity: 'error' };
}

function lastEntry(file: string): number {
	try {
		const lines = readFileSync(file, 'utf8').split('\n');
		return Math.max(1, lines.findLastIndex((line) => /^\s*-\s*\{?\s*revision:/.test(line)) + 1);
	} catch {
		return 1;
	}
}

/** `3 August 2026` */
export const date = (at: Instant) => dayName(dayIn(ms(at), 'UTC'), 'long').replace(/^\w+ /, '');
