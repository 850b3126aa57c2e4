/**
 * What git knows of a folder's ledger: every revision that was ever committed on this branch, and where.
 * Where there is no git, no repository or no commit, it knows nothing, and that is no error.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { instant } from '../../program/time/instant';
import type { Instant } from '../../program/model';
import { BASELINE } from './baseline';

const LEDGER = 'revisions.yaml';

/** Of all questions together, in ms: a check must stay quick in a repository of any size. */
const PATIENCE = 4000;
/** Bytes of one answer. */
const MOST = 64 * 1024 * 1024;

/** A revision by what tells it from another of the same number. */
export interface Numbered {
	number: number;
	at: Instant;
}

export interface Committed extends Numbered {
	/** Its abbreviated hash. */
	commit: string;
	/** When it was committed. */
	committed: Instant;
}

export interface GitHistory {
	/** The newest commit first. A revision is there twice where it was taken out and put back. */
	revisions: Committed[];
	/** Commits that touch the ledger or published.json, the newest first. */
	commits: string[];
	/** True for a clone that has the newest commits alone. */
	shallow: boolean;
	/** A file of the folder as it was in a commit; null where it was not there. */
	file(commit: string, name: string): Promise<string | null>;
}

/** Answers what git prints; null where it fails or takes too long. */
type Git = (...args: string[]) => Promise<string | null>;

/** A hook sets variables that name another repository or folder than the one we ask about. */
const environment = () =>
	Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));

function gitIn(dir: string): Git {
	const end = performance.now() + PATIENCE;
	return async (...args) => {
		const timeout = Math.max(1, Math.round(end - performance.now()));
		const options = { timeout, maxBuffer: MOST, env: { ...environment(), LC_ALL: 'C' } };
		try {
			return (await promisify(execFile)('git', ['-C', dir, ...args], options)).stdout;
		} catch {
			return null;
		}
	};
}

const LOG = ['log', '--full-history', '--no-color', '--no-show-signature', '--format=%x00%h %cI'];
/** A merge shows only what none of its parents had. */
const ADDED = ['--cc', '-U0', '--no-ext-diff', '--no-textconv'];

/** @returns null where git knows nothing of the folder, or took too long */
export async function readGitHistory(dir: string): Promise<GitHistory | null> {
	const git = gitIn(dir);
	const [where, log, touching] = await Promise.all([
		git('rev-parse', '--is-shallow-repository', '--show-prefix'),
		git(...LOG, ...ADDED, '--', LEDGER),
		git(...LOG, '--', LEDGER, BASELINE)
	]);
	if (where === null || log === null || touching === null) return null;
	const [shallow = '', prefix = ''] = where.split('\n');
	return {
		revisions: log.split('\0').flatMap(addedIn),
		commits: touching.split('\0').flatMap((entry) => /^\S+/.exec(entry)?.[0] ?? []),
		shallow: shallow === 'true',
		file: (commit, name) => git('show', `${commit}:${prefix}${name}`)
	};
}

/** Revisions whose lines a commit has added. */
function addedIn(entry: string): Committed[] {
	const [head = '', ...lines] = entry.split('\n');
	const [commit = '', committed = ''] = head.split(' ');
	const added = lines.flatMap((line) => /^\+{1,2}(?!\+)(.*)/.exec(line)?.[1] ?? []);
	return ledgerLines(added).map((revision) => ({
		...revision,
		commit,
		committed: instant(Date.parse(committed))
	}));
}

/** Numbers and times in lines of a ledger, also in one that is damaged elsewhere. */
export function ledgerLines(lines: string[]): Numbered[] {
	const found: Numbered[] = [];
	let number: number | null = null;
	for (const line of lines) {
		const begins = /^\s*-\s*\{?\s*revision:\s*(\d+)/.exec(line)?.[1];
		if (begins) number = Number(begins);
		const at = Date.parse(/\bat:\s*['"]?(\d[\dT:.Z+-]+)/.exec(line)?.[1] ?? '');
		if (number === null || Number.isNaN(at)) continue;
		found.push({ number, at: instant(at) });
		number = null;
	}
	return found;
}
