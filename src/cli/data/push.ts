/** `publish --push`: a publication is committed by itself, on top of edits that are in git already. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MEMORY } from '../../lib/data/incoming/memory';
import type { Revision } from '../../lib/program/model';
import { counted, printLines, CommandError } from './usage';

/** What a publication writes; imported.json only in a folder that was imported. */
const filesIn = (dir: string) =>
	['revisions.yaml', 'published.json', MEMORY].filter((name) => existsSync(join(dir, name)));

/** What git prints; throws a CommandError that begins with `complaint` and ends with git's own words. */
async function git(dir: string, args: string[], complaint: string): Promise<string> {
	try {
		return (await promisify(execFile)('git', ['-C', dir, ...args])).stdout;
	} catch (error) {
		const words = String((error as { stderr?: string }).stderr || (error as Error).message);
		throw new CommandError(`${complaint}\n${words.trim()}`);
	}
}

/** Refuses where the folder holds anything that git does not: the publication would tell of it. */
export async function requireCommitted(dir: string): Promise<void> {
	const asked = ['status', '--porcelain', '--untracked-files=all', '--', '.'];
	const said = await git(
		dir,
		asked,
		`Nothing was published: git cannot tell the state of ${dir}/.`
	);
	const files = said.split('\n').filter(Boolean);
	if (files.length === 0) return;
	throw new CommandError(
		`Nothing was published: ${dir}/ has ${counted(files.length, 'file')} that git does not have as it is ` +
			`(${files[0]!.slice(3)}). Commit first, then publish with --push.`
	);
}

/** Commits the files that a publication has written, and nothing else, and pushes the branch. */
export async function push(dir: string, { number, note }: Revision): Promise<void> {
	const lost = `Revision ${number} could not be committed.`;
	const files = filesIn(dir);
	await git(dir, ['add', '--', ...files], lost);
	const message = `Publish revision ${number}: ${note}`;
	await git(dir, ['commit', '--quiet', '-m', message, '--', ...files], lost);
	await git(
		dir,
		['push', '--quiet'],
		`Revision ${number} was not published: it could not be pushed. On GitHub, run Publish again: somebody may have ` +
			'changed the program in the meantime. If it says so again, this branch may be protected ' +
			'(src/DEPLOY.md of Runsheet, “GitHub”). On your own machine: git pull, then git push. Git said:'
	);
	printLines([`Committed and pushed: ${message}`]);
}
