/** Publications that were taken back in git, or made twice: found, and mended by what the sentence says. */
import { execFileSync, execSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { programModule } from '../../src/lib/data/plugin';
import { folderOf, read, small, smallFolder, writeFiles } from './folders';
import { edit, text } from './publications';
import { data } from './ran';

vi.setConfig({ testTimeout: 60_000 });

const IDENTITY = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org'];

/** A program folder in a repository of its own; what it published is committed. */
class Repository {
	readonly dir: string;

	/** @param dir one that is a repository already */
	constructor(dir = smallFolder()) {
		this.dir = dir;
		if (existsSync(join(dir, '.git'))) return;
		this.git('init', '-q', '-b', 'main');
		this.git('config', 'core.hooksPath', '/dev/null');
	}

	git(...args: string[]): string {
		const given = [...IDENTITY, '-C', this.dir, ...args];
		return execFileSync('git', given, { encoding: 'utf8', stdio: 'pipe' });
	}

	commit(message = 'More'): void {
		this.git('add', '-A');
		this.git('commit', '-q', '-m', message);
	}

	/** Renames a room, publishes and commits. */
	async publish(from: string, to: string, at: string): Promise<void> {
		edit(this.dir, 'rooms.yaml', from, to);
		await data(this.dir, 'publish', '-m', to, '--at', at);
		this.commit(to);
	}
}

/** The one of which every test gets a copy: making it takes six processes. */
const prepared = mkdtempSync(join(tmpdir(), 'runsheet-twice-'));
beforeAll(prepare);
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

/** The small folder, twice published: `Annex` became `Hall` with the second. */
function twice(): Repository {
	const dir = folderOf({});
	cpSync(prepared, dir, { recursive: true });
	return new Repository(dir);
}

async function prepare(): Promise<void> {
	writeFiles(prepared, small);
	const one = new Repository(prepared);
	await data(one.dir, 'publish', '-m', 'The program is out', '--at', '2017-08-01T00:00:00Z');
	one.commit('The program is out');
	await one.publish('name: Annex', 'name: Hall', '2017-08-02T00:00:00Z');
}

/** A host of plain files that serves what a build writes into /program/revision.json. */
async function siteOf(revision: object | null): Promise<string> {
	const server = createServer((request, response) => {
		const found = revision && request.url === '/program/revision.json';
		response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
		response.end(JSON.stringify(found ? revision : {}));
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	onTestFinished(() => void server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const shown = (dir: string) => {
	const { program, ledger } = read(dir);
	return { revision: program.revision, at: ledger.at(-1)?.at ?? null, event: program.event.id };
};

async function online(dir: string, ...args: string[]) {
	vi.stubEnv('OFFLINE', '');
	return data(dir, ...args);
}

/** Does what a sentence names in parentheses. */
function obey(dir: string, said: string): void {
	const command = /\((git -C [^)]+)\)/.exec(said)?.[1] ?? `exit 1 # ${said}`;
	execSync(command.replace('DIR', dir), { stdio: 'pipe' });
}

/** What a build does with a folder before it makes anything. */
async function built(dir: string): Promise<void> {
	const plugin = programModule(dir) as Plugin & {
		configResolved(config: object): void;
		buildStart(this: object): Promise<void>;
	};
	plugin.configResolved({ command: 'build' });
	await plugin.buildStart.call({ environment: { name: 'client' } });
}

const numbers = (dir: string) => read(dir).ledger.map(({ number }) => number);

describe('a publication that was reverted', () => {
	it('is found by git; the way out that is named undoes it by a revision of its own', async () => {
		const one = twice();
		const { dir } = one;
		one.git('revert', '--no-edit', 'HEAD');
		const { status, out, err } = await data(dir, 'check');
		expect({ status, err }).toEqual({ status: 1, err: '' });
		expect(out).toMatch(
			/^DIR\/revisions\.yaml:4: this folder is at revision 1, but revision 2 was published before \(commit [0-9a-f]{7,}, \d+ \w+ \d{4}\)\. To undo a publication, put revisions\.yaml and published\.json back \(git -C DIR checkout [0-9a-f]{7,} -- revisions\.yaml published\.json\), keep your other files as they are, and publish again\.\n$/
		);
		const refused = await data(dir, 'publish', '-m', 'Undone');
		expect(refused).toEqual({ status: 1, out, err: 'Nothing was published, see above.\n' });
		obey(dir, out);
		expect((await data(dir, 'publish', '-m', 'Undone')).status).toBe(0);
		expect(numbers(dir)).toEqual([1, 2, 3]);
		expect(read(dir).ledger.at(-1)?.changes).toMatchObject([{ old: 'Hall', new: 'Annex' }]);
		expect(text(dir, 'rooms.yaml')).toContain('Annex');
		expect((await data(dir, 'check')).status).toBe(0);
	});

	it('is found on the branch it was merged into, and in a merge that took it out', async () => {
		const one = twice();
		one.git('checkout', '-q', '-b', 'other', 'HEAD~1');
		edit(one.dir, 'people.yaml', 'Google', 'DeepMind');
		one.commit();
		one.git('merge', '-q', '-s', 'ours', '--no-edit', 'main');
		expect((await data(one.dir, 'check')).out).toContain('but revision 2 was published before');
	});

	it('does not count where another event was published in the same folder', async () => {
		const one = twice();
		one.git('rm', '-q', 'revisions.yaml', 'published.json');
		const kept = await data(one.dir, 'check');
		expect(kept.out).toContain('here nothing is published, but revision 2 was published before');
		expect(kept.out).toContain('give the event another id in event.yaml');
		edit(one.dir, 'event.yaml', 'id: tiny-2017', 'id: tiny-2018');
		one.commit();
		expect((await data(one.dir, 'check')).status).toBe(0);
		expect((await data(one.dir, 'publish', '-m', 'Next year')).status).toBe(0);
	});

	it('may be missed in a shallow clone, which is said', async () => {
		const one = twice();
		const clone = join(smallFolder(), 'clone');
		one.git('clone', '-q', '--depth', '1', `file://${one.dir}`, clone);
		const { status, err } = await data(clone, 'check');
		expect(status).toBe(0);
		expect(err).toContain('(a shallow clone)');
		expect(err).toContain('git fetch --unshallow');
	});

	it('is found by what the site shows, where there is no git', async () => {
		const dir = smallFolder();
		await data(dir, 'publish', '-m', 'The program is out');
		const site = await siteOf({ ...shown(dir), revision: 2, at: '2017-08-02T00:00:00Z' });
		for (const command of [['check'], ['publish', '-m', 'why']]) {
			const { status, out } = await online(dir, ...command, '--site', site);
			expect(status).toBe(1);
			expect(out).toContain(`${site} shows revision 2, and this folder ends with revision 1.`);
			expect(out).toContain('Get the newest files first (git pull).');
		}
		expect((await data(dir, 'check', '--site', site)).status).toBe(0);
	});

	it('is built for nobody, also where the files are broken by now', async () => {
		const one = twice();
		const { dir } = one;
		await built(dir);
		one.git('revert', '--no-edit', 'HEAD');
		const sentence = /^DIR\/revisions\.yaml:4: this folder is at revision 1, but revision 2 was/;
		const why = async () => built(dir).catch((error: Error) => error.message.replace(dir, 'DIR'));
		expect(await why()).toMatch(sentence);
		appendFileSync(join(dir, 'rooms.yaml'), '- : [\n');
		vi.stubEnv('PUBLISHED', '1');
		expect(await why()).toMatch(sentence);
		expect((await data(dir, 'check', '--published')).out).toMatch(sentence);
	});

	it('is found in a folder whose whole history is gone, by what the site shows', async () => {
		const dir = smallFolder();
		await data(dir, 'publish', '-m', 'The program is out');
		const site = await siteOf(shown(dir));
		for (const name of ['revisions.yaml', 'published.json']) rmSync(join(dir, name));
		const { status, out } = await online(dir, 'check', '--site', site);
		expect([status, out]).toEqual([
			1,
			expect.stringContaining(`${site} shows revision 1, and here nothing is published.`)
		]);
	});
});

describe('a revision that two people published on two branches', () => {
	/** Main has a second revision, and so has a branch; the branch is merged, and its files are kept. */
	async function forked(): Promise<Repository> {
		const one = twice();
		one.git('checkout', '-q', '-b', 'mine', 'HEAD~1');
		edit(one.dir, 'people.yaml', 'Google', 'DeepMind');
		await data(one.dir, 'publish', '-m', 'Been moves', '--at', '2017-08-02T09:00:00Z');
		one.commit('Been moves');
		return one;
	}

	it('is a conflict with its own sentence, whether git’s signs are left or both entries are kept', async () => {
		const one = await forked();
		expect(() => one.git('merge', '-q', 'main')).toThrow();
		const sentence = /:\d+: git has left a conflict in this file\. Two people published at the/;
		const said = async () => (await data(one.dir, 'check')).out;
		expect(await said()).toMatch(new RegExp(`^DIR/revisions\\.yaml${sentence.source}`));
		one.git('checkout', '-q', '--ours', 'revisions.yaml');
		expect(await said()).toMatch(new RegExp(`^DIR/published\\.json${sentence.source}`));
		one.git('checkout', '-q', '--ours', 'published.json');
		const theirs = one.git('show', 'main:revisions.yaml').split(/^(?=- revision: 2)/m)[1];
		appendFileSync(join(one.dir, 'revisions.yaml'), `\n${theirs}`);
		expect(await said()).toContain('"2" is there twice, first in line 9. Two people published');
	});

	it('is mended from the one that the site shows, and nothing of either is lost', async () => {
		const one = await forked();
		const theirs = { revision: 2, at: '2017-08-02T00:00:00Z', event: 'tiny-2017' };
		const site = await siteOf(theirs);
		expect(() => one.git('merge', '-q', 'main')).toThrow();
		one.git('checkout', '-q', '--ours', 'revisions.yaml', 'published.json');
		one.commit('Merged, with the wrong files');
		expect((await data(one.dir, 'check')).err).toContain('Two people published revision 2');
		const { status, out } = await online(one.dir, 'check', '--site', site);
		expect(status).toBe(1);
		expect(out).toContain(
			`revision 2 of this folder (“Been moves”, 2 August 2017, 9:00 UTC) isn't the revision 2 that ${site} shows (2 August 2017, 0:00 UTC)`
		);
		obey(one.dir, out);
		const published = await online(one.dir, 'publish', '-m', 'Been moves', '--site', site);
		expect(published).toMatchObject({ status: 0, err: '' });
		expect(read(one.dir).ledger.map(({ note }) => note)).toEqual([
			'The program is out',
			'name: Hall',
			'Been moves'
		]);
		one.commit();
		expect(await online(one.dir, 'check', '--site', site)).toMatchObject({ status: 0, err: '' });
	});
});

describe('what is compared with a site', () => {
	it('is nothing where it shows another event, says nothing, or is an example', async () => {
		const dir = smallFolder();
		await data(dir, 'publish', '-m', 'The program is out');
		const other = await siteOf({ revision: 20, at: '2016-01-01T00:00:00Z', event: 'tiny-2016' });
		const plain = await siteOf(null);
		for (const site of [other, plain]) {
			expect(await online(dir, 'check', '--site', site)).toMatchObject({ status: 0, err: '' });
		}
		const example = 'https://tiny.example.org is an address for examples (RFC 2606)';
		expect(await online(dir, 'check')).toMatchObject({
			status: 0,
			err: expect.stringContaining(example) as string
		});
	});

	it('is left out with a word where nobody answers', async () => {
		const dir = smallFolder();
		await data(dir, 'publish', '-m', 'The program is out');
		const { status, err } = await online(dir, 'check', '--site', 'http://127.0.0.1:1');
		expect(status).toBe(0);
		expect(err).toContain('could not be reached, so what it shows was not compared');
	});
});
