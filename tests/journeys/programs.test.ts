/**
 * Any program builds, and each of its pages opens without an error in the console and without a fault for
 * axe, and no link leads nowhere. One at random, or as many as `npm run test:programs` asks for; the seed is
 * in the test's name.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { folderOf } from '../programs/folder';
import { visitAll } from '../programs/visit';
import { build, data } from './builds';
import { expect, hostFolder, test } from './site';

const COUNT = Number(process.env.PROGRAMS ?? 1);
/** From playwright.config.ts. */
const FIRST = Number(process.env.SEED);

for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
	test(`a program at random: SEED=${seed}`, async ({ context }) => {
		test.setTimeout(600_000);
		const dir = mkdtempSync(join(tmpdir(), 'runsheet-program-'));
		try {
			await writeProgram(dir, seed);
			await build('static', join(dir, 'build-static'), { DATA_DIR: dir, BASE_PATH: '' });
			const site = await hostFolder(join(dir, 'build-static'));
			try {
				expect(await visitAll(context, site.url, join(dir, 'build-static'))).toEqual([]);
			} finally {
				await site.kill();
			}
		} finally {
			rmSync(dir, { recursive: true, force: true });
		}
	});
}

/** The folder of a seed, checked, and published as often as it says: the second time with a change. */
async function writeProgram(dir: string, seed: number): Promise<void> {
	const { files, publications } = folderOf(seed);
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(dir, name)), { recursive: true });
		writeFileSync(join(dir, name), text);
	}
	await data(['check', dir]);
	if (publications > 0) await data(['publish', '-m', 'First program'], { DATA_DIR: dir });
	const sessions = JSON.parse(files['sessions.yaml']!) as Record<string, unknown>[];
	if (publications < 2 || sessions.length === 0) return;
	const [first] = sessions;
	const status = first!['status'] === 'cancelled' ? 'scheduled' : 'cancelled';
	const changed = [{ ...first, title: 'Another title', status }, ...sessions.slice(1)];
	writeFileSync(join(dir, 'sessions.yaml'), JSON.stringify(changed));
	await data(['publish', '-m', 'Another title'], { DATA_DIR: dir });
}
