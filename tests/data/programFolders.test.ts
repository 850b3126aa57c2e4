/** Any folder with an event.yaml is an organizer's: it is checked, and no formatter or linter touches it. */
import { copyFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { programFolders } from '../../src/cli/programs.js';
import { folderOf, small } from './folders';
import { data } from './ran';

const root = resolve(import.meta.dirname, '../..');

/** The small program below each of these paths. */
const programs = (...paths: string[]) =>
	Object.fromEntries(
		paths.flatMap((path) => Object.entries(small).map(([name, text]) => [`${path}/${name}`, text]))
	);

/** A project with our code and configuration, and programs of its own. */
function project(files: Record<string, string>): string {
	const dir = folderOf({ 'package.json': '{ "type": "module" }', ...files });
	for (const name of ['src', 'node_modules', 'tsconfig.json']) {
		symlinkSync(join(root, name), join(dir, name));
	}
	for (const name of ['eslint.config.js', 'prettier.config.js']) {
		copyFileSync(join(root, name), join(dir, name));
	}
	return dir;
}

it('program folders are found wherever they lie, but not among what commands make', () => {
	const made = ['node_modules/x', 'build', 'build-static/y', 'test-results/next', '.hidden'];
	const dir = folderOf(programs('data', 'events/2030 (north)', ...made));
	expect(programFolders(dir)).toEqual(['data', 'events/2030 (north)']);
});

it(
	'neither prettier nor eslint has an opinion about a program folder',
	{ timeout: 60_000 },
	async () => {
		const own = 'events/[2030] north!';
		const dir = project(programs(own, 'data'));
		const untidy: [string, string][] = [
			['event.yaml', 'id:    "x"\r\nname: y\n'],
			['published.json', '{"a":   1}'],
			['tool.js', 'debugger;;']
		];
		for (const [name, text] of untidy) {
			const filepath = join(dir, own, name);
			const config = await resolveConfig(filepath);
			expect(await format(text, { ...config, filepath })).toBe(text);
		}
		const beside = join(dir, 'events/code.js');
		expect(await format('debugger;;', { ...(await resolveConfig(beside)), filepath: beside })).toBe(
			'debugger;\n'
		);
		const eslint = new ESLint({ cwd: dir });
		const ignored = [`${own}/tool.js`, 'data/tool.js', 'events/code.js'].map((path) =>
			eslint.isPathIgnored(join(dir, path))
		);
		expect(await Promise.all(ignored)).toEqual([true, true, false]);
	}
);

it('check --all checks every program folder, names each, and fails for any of them', async () => {
	const here = process.cwd();
	process.chdir(
		folderOf({ ...programs('data', 'events/oslo'), 'events/oslo/rooms.yaml': '- 1\n' })
	);
	try {
		const { status, out } = await data('./data', 'check', '--all');
		expect(status).toBe(1);
		expect(out.match(/^data\/: 4 sessions, .*$/gm)).toHaveLength(1);
		expect(out).toMatch(/^events\/oslo\/rooms\.yaml:1: /m);
	} finally {
		process.chdir(here);
	}
});
