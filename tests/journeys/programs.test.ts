/**
 * Any program builds, and each of its pages opens without an error in the console and without a fault for
 * axe, and no link leads nowhere. One at random, or as many as `npm run test:programs` asks for; the seed is
 * in the test's name.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { ProgramFile } from '../../src/lib/program/programFile';
import { folderOf } from '../programs/folder';
import { faults } from './axe';
import { build, data } from './builds';
import { expect, hostFolder, test, watch } from './site';

const COUNT = Number(process.env.PROGRAMS ?? 1);
/** From playwright.config.ts. */
const FIRST = Number(process.env.SEED);

/** Pages that are looked at beside each other. */
const LANES = 3;

for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
	test(`a program at random: SEED=${seed}`, async ({ context }) => {
		test.setTimeout(300_000);
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

/** Every page, some of them at more than one moment; what is wrong, in words. */
async function visitAll(context: BrowserContext, url: string, folder: string): Promise<string[]> {
	const paths = [...pagesIn(folder), ...momentsOf(folder)];
	const wrong: string[] = [];
	const lane = async () => {
		const page = await context.newPage();
		const problems: string[] = [];
		watch(page, problems);
		for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
			wrong.push(...(await visit(page, url, path, folder)).map((what) => `${path}: ${what}`));
			wrong.push(...problems.splice(0).map((what) => `${path}: ${what}`));
		}
		await page.close();
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	return wrong;
}

/** Addresses of the pages in a static build. */
function pagesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /(^|\/)index\.html$/.test(name))
		.map((name) => `/${name.replace(/index\.html$/, '')}`)
		.sort();
}

/** While the first session is on, and after the last day. */
function momentsOf(folder: string): string[] {
	const { event, sessions } = JSON.parse(
		readFileSync(join(folder, 'program.json'), 'utf8')
	) as ProgramFile;
	const start = sessions.find(({ slot }) => slot)?.slot?.start;
	const after = `?at=${event.days.at(-1)}T23:59`;
	const during = start ? `?at=${start.replace(':00Z', ':30Z')}` : after;
	return [`/${during}`, `/${after}`, `/board/${during}`, `/schedule/${during}&view=grid`];
}

async function visit(page: Page, url: string, path: string, folder: string): Promise<string[]> {
	await page.goto(url + path);
	// it listens by now, and has drawn what it draws by script
	await page.waitForFunction(() => (window as { appListens?: true }).appListens);
	await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
	const links = await page.evaluate(() =>
		[...document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>('a[href], link[href]')]
			.map(({ href }) => href)
			.filter((href) => href.startsWith(location.origin))
			.map((href) => new URL(href).pathname)
	);
	const lost = [...new Set(links)].filter((link) => !isThere(folder, decodeURIComponent(link)));
	return [...lost.map((link) => `the link to ${link} leads nowhere`), ...(await faults(page))];
}

const isThere = (folder: string, path: string) =>
	existsSync(join(folder, path.endsWith('/') ? `${path}index.html` : path));
