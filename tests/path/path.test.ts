/**
 * From an empty folder to a site that is kept up to date, by the commands of the README and nothing else: a
 * program written by hand, with its repository on GitHub, and one that comes from a spreadsheet.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { Repository } from '../cli/workflows';
import { faults } from '../journeys/axe';
import { expect, hostFolder, test } from '../journeys/site';
import { installed, type Installed } from '../package/installed';
import { freePort } from '../server/postgres';
import { entries, listed } from './calendar';
import { change, edit, fillIn, NEW } from './fill';

let runsheet: Installed;
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
	runsheet = await installed();
});
test.afterAll(() => runsheet?.remove());

/** `npx runsheet ARGS`, which must end with that status. @returns what it said */
async function said(status: number, ...args: string[]): Promise<string> {
	const ran = await runsheet.runsheet(args);
	expect({ args, ...ran }).toEqual({ args, status, text: expect.any(String) });
	return ran.text;
}

const file = (name: string) => readFileSync(join(runsheet.folder, name), 'utf8');

/** Visits what `npx runsheet start` serves. */
async function started(visit: (url: string) => Promise<void>): Promise<void> {
	const port = await freePort();
	const server = await runsheet.serving(['start'], { PORT: String(port) });
	try {
		expect(server.text()).toContain(`Rivers 2030 on http://localhost:${port}`);
		await visit(`http://localhost:${port}`);
	} finally {
		await server.stop();
	}
}

const fetched = async (page: Page, url: string) => (await page.request.get(url)).text();
const titles = (page: Page) => page.locator('[data-session] h3').allInnerTexts();

const FIRST = [
	'2030-05-02T09:00 opening 0 Opening',
	'2030-05-02T09:15 rivers 0 Rivers that remember: a century of floods',
	'2030-05-02T10:00 coffee 0 Coffee',
	'2030-05-02T10:30 moss 0 A map of moss',
	'2030-05-02T10:30 sensors 0 Build your own water sensor',
	'2030-05-02T22:30 party 0 Boat trip',
	'2030-05-03T09:30 cities 0 What do cities owe their rivers?',
	'2030-05-03T12:00 closing 0 Closing'
];
const SECOND = FIRST.map((line) =>
	line.replace(/T10:30 moss 0/, 'T10:45 moss 1').replace(/cities 0 /, 'cities 1 CANCELLED: ')
).sort();

test('a program written by hand: from new to an upgrade', async ({ page, problems }) => {
	expect(await said(0, 'new', '.', ...NEW)).toContain('npx runsheet check');
	expect(await said(0, 'check')).toContain('before you publish');
	expect(await said(1, 'publish', '-m', 'Out')).toContain('Nothing was published');

	fillIn(runsheet.folder);
	expect(await said(0, 'check')).toBe('9 sessions, 4 people, 3 rooms, 2 days, revision 0.\n');
	await said(0, 'publish', '-m', 'The program is out');
	await started(async (url) => {
		await page.goto(`${url}/schedule/?at=2030-05-02T08:00`);
		await expect(page.locator('[data-session]')).toHaveCount(9);
		await expect(page.getByText('Draft')).toHaveCount(0);
		expect(await titles(page)).toContain('What do cities owe their rivers?');
		await page.getByRole('link', { name: /Rivers that remember/ }).click();
		await expect(page.getByText('a hundred years')).toBeVisible();
		await page.getByRole('link', { name: 'Ada Alder' }).first().click();
		await expect(page.getByText('has walked along every river')).toBeVisible();
		const photo = page.locator('img[src*="ada-alder.svg"]').first();
		expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(96);
		expect(await faults(page)).toEqual([]);
		await page.goto(`${url}/about/`);
		await expect(page.getByText('Two days about rivers')).toBeVisible();
		const feed = await fetched(page, `${url}/feeds/program.ics`);
		expect(entries(feed)).toEqual(FIRST);
		const khal = listed(feed, 'Europe/Oslo', ['2030-05-02', '2d']);
		if (khal) expect(khal[1]).toBe('2030-05-02 09:15 Rivers that remember: a century of floods');
	});

	change(runsheet.folder);
	expect(await said(0, 'status')).toMatch(/ changes are not published/);
	expect(await said(1, 'build')).toContain('npx runsheet publish -m "why it changed"');
	await said(0, 'publish', '-m', 'Moss later, the panel is off');
	await started(async (url) => {
		await page.goto(`${url}/sessions/moss/`);
		await expect(page.getByText('10:45').first()).toBeVisible();
		await expect(page.locator('main')).toContainText('Was 10:30');
		await page.goto(`${url}/changes/`);
		await expect(page.locator('main')).toContainText('Moss later, the panel is off');
		expect(entries(await fetched(page, `${url}/feeds/program.ics`))).toEqual(SECOND);
	});

	const built = await runsheet.runsheet(['build', '--static'], { BASE_PATH: '/rivers' });
	expect(built.text).toContain('for the path /rivers/');
	const site = await hostFolder(join(runsheet.folder, 'build-static'), '/rivers');
	try {
		// the servers before are gone, and the page has said so
		await page.goto('about:blank');
		problems.splice(0);
		await page.goto(`${site.url}/`);
		await page.getByRole('link', { name: 'Schedule' }).first().click();
		await page.getByRole('link', { name: 'A map of moss' }).click();
		await expect(page).toHaveURL(`${site.url}/sessions/moss/`);
		await expect(page.getByRole('heading', { name: 'A map of moss' })).toBeVisible();
		// what lies beside the path, or nowhere
		expect(site.asked()).not.toContain('/404.html');
		expect(problems).toEqual([]);
	} finally {
		await site.kill();
	}

	const feed = file('build-static/feeds/program.ics');
	const files = ['event.yaml', 'sessions.yaml', 'revisions.yaml', 'published.json'].map(file);
	await runsheet.upgrade('0.3.0');
	expect(JSON.parse(file('node_modules/runsheet/package.json'))).toMatchObject({
		version: '0.3.0'
	});
	await said(0, 'check');
	expect(await said(0, 'publish', '-m', 'Upgrade')).toContain('Nothing has changed');
	const again = await runsheet.runsheet(['build', '--static'], { BASE_PATH: '/rivers' });
	expect(again.text).toContain('revision 2');
	expect(file('build-static/feeds/program.ics')).toBe(feed);
	expect(['event.yaml', 'sessions.yaml', 'revisions.yaml', 'published.json'].map(file)).toEqual(
		files
	);
});

test('its repository on GitHub: an edit on the web page waits for the button, and Pages for both', () => {
	const repository = new Repository({
		fill(dir) {
			const made = /^(node_modules|build|build-static|state|\.build.*)$/;
			const filter = (path: string) => !made.test(basename(path));
			cpSync(runsheet.folder, dir, { recursive: true, filter });
		},
		workflows: join(runsheet.folder, '.github/workflows'),
		packages: join(runsheet.folder, 'node_modules')
	});
	try {
		edit(join(repository.edited, 'sessions.yaml'), 'title: A map of moss', 'title: Maps of moss');
		repository.push('Update sessions.yaml');
		const tested = repository.run('ci.yml', ['program']);
		expect([tested.status, tested.said]).toEqual([0, expect.not.stringContaining('::error')]);
		expect(tested.summary).toContain('1 change is not published. The site keeps revision 2');
		expect(tested.summary).toContain('Actions → Publish');

		const pages = () =>
			repository.run('pages.yml', ['build'], { 'steps.pages.outputs.base_path': '/rivers' });
		const revision = ({ dir }: { dir: string }) =>
			JSON.parse(readFileSync(join(dir, 'build-static/program.json'), 'utf8')).revision;
		expect(revision(pages())).toBe(2);

		const published = repository.run('publish.yml', ['publish'], { 'inputs.note': 'More maps' });
		expect([published.status, published.said]).toEqual([0, expect.stringContaining('pushed')]);
		expect(repository.log('-1', '--format=', '--name-only')).toBe('published.json\nrevisions.yaml');
		expect(revision(pages())).toBe(3);

		repository.pull();
		repository.revert();
		const reverted = pages();
		expect([reverted.status, reverted.said]).toEqual([
			1,
			expect.stringContaining('::error file=revisions.yaml,line=')
		]);
		expect(reverted.said).toContain('revision 3 was published before');
		expect(existsSync(join(reverted.dir, 'build-static'))).toBe(false);
	} finally {
		repository.remove();
	}
});

const HEAD = 'Title,Date,Start,End,Room,Speakers,Abstract\n';
const TABLE =
	HEAD +
	'Opening,2031-09-06,9:00,9:15,Hall,,\n' +
	'A very long title about the oldest bridge of the town,2031-09-06,9:15,10:00,Hall,Ada Alder,Bridges.\n' +
	'TBA,2031-09-07,10:00,10:30,Library,TBA,\n';

test('a spreadsheet: imported, reviewed, published, and imported again', async () => {
	runsheet.clear();
	const table = join(runsheet.folder, 'in/program.csv');
	mkdirSync(join(table, '..'));
	writeFileSync(table, TABLE);
	const flags = ['--to', 'bridges', '--name', 'Bridges 2031', '--time-zone', 'Europe/Oslo'];
	const command = ['import', 'in/program.csv', ...flags];
	const draft = await said(0, ...command);
	expect(draft).toContain('bridges is a draft: 3 sessions');
	expect(draft).toMatch(/event\.yaml:\d+: before you publish: .*https:\/\/example\.org/);

	const dir = join(runsheet.folder, 'bridges');
	const long = /- id: (\S*oldest\S*|a-very\S*)/.exec(file('bridges/sessions.yaml'))?.[1] ?? '';
	edit(join(dir, 'sessions.yaml'), `id: ${long}`, 'id: bridge');
	const prose = (id: string) => join(dir, 'sessions', `${id}.md`);
	renameSync(prose(long), prose('bridge'));
	for (const name of ['site', 'domain']) {
		const before = new RegExp(`^${name}: .*$`, 'm').exec(file('bridges/event.yaml'))![0];
		const address = name === 'site' ? 'https://bridges.example.net' : 'bridges.example.net';
		edit(join(dir, 'event.yaml'), before, `${name}: ${address}`);
	}
	const ours = (...args: string[]) => runsheet.runsheet(args, { DATA_DIR: 'bridges' });
	expect(await ours('check')).toMatchObject({ status: 0 });
	expect(await ours('publish', '-m', 'The program is out')).toMatchObject({ status: 0 });

	writeFileSync(
		table,
		TABLE.replace('9:15,10:00,Hall', '9:30,10:15,Hall').replace(
			'TBA,2031-09-07,10:00,10:30,Library,TBA,',
			'New bridges,2031-09-07,10:00,10:30,Library,Bo Birke,'
		)
	);
	expect(await said(0, ...command)).toContain('not published yet');
	expect((await ours('publish', '-m', 'All speakers are known')).text).toContain('Revision 2');
	expect((await ours('publish', '-m', 'Nothing')).text).toContain('Nothing has changed');
	expect(await said(0, ...command)).toContain('Nothing has changed since revision 2');
	expect((await ours('export', 'ics', '--out', 'out.ics')).status).toBe(0);
	expect(entries(file('out.ics'))).toEqual([
		'2031-09-06T09:00 opening 0 Opening',
		'2031-09-06T09:30 bridge 1 A very long title about the oldest bridge of the town',
		// the same one that was to be announced
		'2031-09-07T10:00 other 0 New bridges'
	]);
});
