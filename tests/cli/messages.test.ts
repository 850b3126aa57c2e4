/** What commands print can be typed as it is: on the folder that it is about, in any shell. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/commandLine';
import { inviting, listing } from '../../src/cli/desk/organizers';
import { linking } from '../../src/cli/desk/speakers';
import { commandOn } from '../../src/lib/data/commandOn.js';
import { edited, folderOf, smallFolder } from '../data/folders';
import { data } from '../data/ran';

afterEach(() => void vi.unstubAllEnvs());

/** What `npm run desk -- ARGS` prints, in this process. */
async function desk(dir: string, ...args: string[]): Promise<string> {
	vi.stubEnv('DATA_DIR', dir);
	vi.stubEnv('STATE_DIR', folderOf({}));
	const commands = { invite: inviting, list: listing, speakers: linking };
	const loading = Object.entries(commands).map(([name, it]) => [name, async () => it] as const);
	const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
	const line = { call: 'npm run desk --', commands: Object.fromEntries(loading), note: '' };
	await runCommandLine(line, args);
	const said = out.mock.calls.map(([text]) => String(text)).join('');
	out.mockRestore();
	return said;
}

describe('a command in a message', () => {
	test('names the folder it is about, unless commands take that one anyway', () => {
		expect(commandOn('../my-event', 'npm start')).toBe('DATA_DIR=../my-event npm start');
		for (const usual of ['data', './data', 'data/', join(process.cwd(), 'data')]) {
			expect(commandOn(usual, 'npm start')).toBe('npm start');
		}
		expect(commandOn('.', 'npm start')).toBe('DATA_DIR=. npm start');
		vi.stubEnv('RUNSHEET_HOME', '/home/kari/maps');
		expect(commandOn('.', 'npx runsheet start')).toBe('npx runsheet start');
		expect(commandOn('/home/kari/maps/data', 'npx runsheet start')).toBe('npx runsheet start');
	});

	test.each(['../my event', "../kari's", '../a$HOME`b`', '~/it'])(
		'a shell reads %s back',
		(dir) => {
			const typed = commandOn(dir, `sh -c 'printf %s "$DATA_DIR"'`);
			expect(execFileSync('sh', ['-c', typed], { encoding: 'utf8' })).toBe(dir);
		}
	);

	test('is made by commandOn wherever it depends on the folder', () => {
		const rooms = ['src/cli', 'src/lib/data', 'src/lib/server', 'src/server'];
		const files = rooms.flatMap((room) =>
			readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => join(room, name))
		);
		expect(['vite.config.ts', ...files].flatMap(withoutFolder)).toEqual([]);
	});
});

/** Lines that are not comments and name such a command without its folder. */
function withoutFolder(file: string): string[] {
	if (!/\.(ts|js)$/.test(file) || /asCalled|workflows/.test(file)) return [];
	const lines = readFileSync(file, 'utf8').split('\n');
	return lines
		.filter((line) => /npm (start|run (dev|build|desk|data))/.test(line))
		.filter((line) => !/^\s*(\/?\*|\/\/|# )|Usage|call: |(of|by) npm start/.test(line))
		.filter(
			(line) =>
				!/(commandOn|onOurFolder|onOurs)\(|-- (new DIR|check (DIR|\$\{))|npm run \w+\b\.'/.test(
					line
				)
		)
		.map((line) => `${file}: ${line.trim()}`);
}

describe('npm run desk', () => {
	test('invites to the desk of an event that it names, and lists on the same folder', async () => {
		const dir = smallFolder();
		const invite = `To make one: DATA_DIR=${dir} npm run desk -- invite NAME\n`;
		expect(await desk(dir, 'list')).toContain(invite);
		const said = await desk(dir, 'invite', 'Kari');
		expect(said).toMatch(/^Passphrase of Kari: \S+\n/);
		expect(said).toContain(`the desk (/desk/) of A tiny workshop (${dir})`);
	});

	test.each(['invite', 'list', 'speakers'])('explains %s with the folder', async (name) => {
		expect(await desk('/nowhere', name, '--help')).toContain('DATA_DIR');
	});

	test('tells speakers the day where there are several', async () => {
		const closing = edited('sessions.yaml', "'17:30'", "'17:30'\n  speakers: [been-kim]");
		const dir = smallFolder(closing);
		const file = join(dir, 'links.csv');
		await desk(dir, 'speakers', '--csv', file);
		const day = 'Thu 10 Aug 9:20 SmoothGrad; Fri 11 Aug 17:30 Closing';
		expect(readFileSync(file, 'utf8')).toContain(day);
		const one = smallFolder({
			...edited('event.yaml', ", '2017-08-11'", ''),
			...edited('sessions.yaml', "day: '2017-08-11'", "day: '2017-08-10'")
		});
		await desk(one, 'speakers', '--csv', file);
		expect(readFileSync(file, 'utf8')).toContain(',9:20 SmoothGrad');
	});
});

test('an address for examples is not asked, and that is said', async () => {
	const { status, err } = await data(smallFolder(), 'pull', 'https://fjordmaps.example');
	expect([status, err]).toEqual([1, expect.stringContaining('is an address for examples')]);
});
