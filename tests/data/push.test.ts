/** `publish --push`: what is pushed is the publication alone, and only of what git has. */
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unpublished } from '../../src/lib/data/publish/publish';
import { folderOf, read, smallFolder } from './folders';
import { data } from './ran';

const git = (dir: string, ...args: string[]) =>
	execFileSync('git', ['-C', dir, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();

/** A small folder in git, and the repository that it is pushed to. */
function repository() {
	const [dir, remote] = [smallFolder(), folderOf({})];
	git(remote, 'init', '--quiet', '--bare', '--initial-branch=main');
	git(dir, 'init', '--quiet', '--initial-branch=main');
	for (const [name, value] of [
		['user.name', 'Vera'],
		['user.email', 'vera@example.org'],
		['commit.gpgsign', 'false']
	]) {
		git(dir, 'config', name!, value!);
	}
	git(dir, 'remote', 'add', 'origin', remote);
	commit(dir, 'Begin');
	git(dir, 'push', '--quiet', '--set-upstream', 'origin', 'main');
	return { dir, remote };
}

function commit(dir: string, message: string): void {
	git(dir, 'add', '--all');
	git(dir, 'commit', '--quiet', '-m', message);
}

it('commits the two files by themselves, and pushes them', async () => {
	const { dir, remote } = repository();
	const { status, err } = await data(dir, 'publish', '-m', 'The program is out', '--push');
	expect([status, err]).toEqual([0, '']);
	expect(git(remote, 'log', '-1', '--format=%s', '--name-only', 'main')).toBe(
		'Publish revision 1: The program is out\n\npublished.json\nrevisions.yaml'
	);
});

it('refuses to publish what git does not have', async () => {
	const { dir } = repository();
	appendFileSync(join(dir, 'sessions/smoothgrad.md'), 'More.\n');
	const { status, err } = await data(dir, 'publish', '-m', 'More', '--push');
	expect([status, err]).toEqual([
		1,
		'Nothing was published: DIR/ has 1 file that git does not have as it is (sessions/smoothgrad.md). ' +
			'Commit first, then publish with --push.\n'
	]);
	expect(read(dir).ledger).toEqual([]);
});

it('says what to do where somebody else was faster', async () => {
	const { dir, remote } = repository();
	const other = join(folderOf({}), 'other');
	git(dir, 'clone', '--quiet', remote, other);
	git(
		other,
		'-c',
		'user.name=O',
		'-c',
		'user.email=o@example.org',
		'commit',
		'--quiet',
		'--allow-empty',
		'-m',
		'Other'
	);
	git(other, 'push', '--quiet');
	const { status, err } = await data(dir, 'publish', '-m', 'The program is out', '--push');
	expect(status).toBe(1);
	expect(err).toMatch(/^Revision 1 was not published: it could not be pushed\. .*\[rejected\]/s);
	expect(git(remote, 'log', '-1', '--format=%s', 'main')).toBe('Other');
	expect(unpublished(dir)).toEqual([]);
});
