/**
 * From nothing to a site, by the commands of the README: a folder of one's own, and an imported calendar, which
 * is then shown in a page of another site.
 */
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { faults } from './axe';
import { root } from '../../src/cli/places.js';
import { data } from './builds';
import { startServer } from './server';
import { expect, test, type Site } from './site';

const settings = { BASE_PATH: '', OFFLINE: '1' };
const start = (folder: string) =>
	startServer({ ...settings, DATA_DIR: folder }, join(root, 'src/cli/start.js'));

/** In a folder that is gone when the journey is over. */
async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
	const dir = mkdtempSync(join(tmpdir(), 'runsheet-begin-'));
	try {
		await work(join(dir, 'my-event'));
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}

async function visited(folder: string, visit: (site: Site) => Promise<void>): Promise<void> {
	const site = await start(folder);
	try {
		await visit(site);
	} finally {
		await site.kill();
	}
}

/** A page of the organizers' own, on another site, with the frame that src/DEPLOY.md gives. */
async function framing(frame: () => string): Promise<{ port: string; close(): void }> {
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end(
			`<!doctype html><title>Ours</title><iframe src="${frame()}" title="Program"></iframe>`
		);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const close = () => {
		server.close();
		server.closeAllConnections();
	};
	return { port: String((server.address() as AddressInfo).port), close };
}

const places = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link');
/** A name that nobody has, and no placeholder. */
const SITE = ['--base-url', 'https://walks.example.net'];
const PLACES = ['Now', 'Schedule', 'Agenda', 'About'];

test.describe.configure({ timeout: 240_000 });

test('a new folder is a draft: every page says so, and offers nothing that must last', ({ page }) =>
	withFolder(async (folder) => {
		await data(['new', folder, '--city', 'Oslo', '--day', '2030-05-02']);
		await visited(folder, async ({ url }) => {
			const pages = ['/', '/schedule/', '/agenda/', '/about/', '/changes/', '/people/'];
			const all = [...pages, '/sessions/opening/', '/desk/', '/board/', '/stage/main/', '/nobody/'];
			for (const path of all) {
				const response = await page.goto(url + path);
				expect(response?.headers()['x-robots-tag']).toBe('noindex');
				await expect(page.locator('meta[name=robots]').first()).toHaveAttribute(
					'content',
					'noindex'
				);
				await expect(page.getByText('Draft').locator('visible=true').first()).toBeVisible();
				await expect(page.getByText(/Subscribe/)).toHaveCount(0);
				await expect(page.locator('[href*="/feeds/"], [href*="webcal:"]')).toHaveCount(0);
			}
			for (const [path, status, words] of [
				['/feeds/program.ics', 404, /draft/],
				['/feeds/changes.atom', 404, /draft/],
				['/agendas/anything.ics', 404, /draft/],
				['/sitemap.xml', 404, /draft/],
				['/api/push', 409, /draft/],
				['/people/ada/', 404, /Nobody is named in this program yet/],
				['/stage/attic/', 404, /No room of this program has that address/]
			] as const) {
				const answer = await page.request.get(url + path, { failOnStatusCode: false });
				expect([path, answer.status()]).toEqual([path, status]);
				expect(await answer.text()).toMatch(words);
			}
			await page.goto(`${url}/schedule/`);
			await expect(places(page)).toHaveText(PLACES);
			expect(await faults(page)).toEqual([]);
			const keep = page.getByRole('button', { name: 'In my agenda: Opening' });
			await keep.focus();
			await page.keyboard.press('Enter');
			await expect(keep).toHaveAttribute('aria-pressed', 'true');
			await page.goto(`${url}/agenda/`);
			await expect(page.locator('[data-session=opening]')).toBeVisible();
			await expect(page.getByRole('button', { name: 'Calendar file' })).toHaveCount(0);
		});
	}));

test(
	'an imported calendar without people or rooms, once published, has all but those',
	{ tag: '@long' },
	({ page, problems }) =>
		withFolder(async (folder) => {
			let embedded = '';
			const ours = await framing(() => embedded);
			await data(['import', 'tests/fixtures/calendars/walks.ics', '--to', folder, ...SITE]);
			appendFileSync(join(folder, 'event.yaml'), `embed: ['http://localhost:${ours.port}']\n`);
			if (!existsSync(join(folder, 'published.json'))) {
				await data(['publish', '-m', 'First program'], { DATA_DIR: folder });
			}
			await visited(folder, async ({ url }) => {
				await page.goto(`${url}/schedule/?at=2031-09-06T10:30`);
				await expect(places(page)).toHaveText(PLACES);
				await expect(page.getByText('Draft')).toHaveCount(0);
				await expect(page.locator('[data-session]')).toHaveCount(2);
				await expect(page.getByRole('button', { name: 'Grid' })).toHaveCount(0);
				await page.getByRole('link', { name: 'Along the river' }).click();
				await expect(page.getByText(/No (room|place) yet/)).toHaveCount(0);
				expect(await faults(page)).toEqual([]);
				for (const path of ['/', '/board/', '/people/', '/about/']) {
					await page.goto(`${url}${path}?at=2031-09-06T10:30`);
					await expect(page.getByText(/Elsewhere|No room yet/)).toHaveCount(0);
				}
				await expect(
					page.getByRole('heading', { name: 'Subscribe in your calendar' })
				).toBeVisible();
				expect(await (await page.request.get(`${url}/feeds/program.ics`)).text()).toContain(
					'SUMMARY:Up the hill'
				);
				expect(problems).toEqual([]);
				await page.goto(`${url}/stage/attic/`);
				await expect(page.getByText('This program names no rooms yet')).toBeVisible();
				// of that page, which is a 404
				problems.length = 0;

				// shown in a page of the site that event.yaml names, and in no other
				embedded = `${url}/embed/?theme=dark`;
				await page.goto(`http://localhost:${ours.port}`);
				const frame = page.frameLocator('iframe');
				await expect(frame.getByRole('listitem')).toHaveCount(2);
				await expect(frame.locator('.where')).toHaveCount(0);
				await expect(frame.locator('html')).toHaveCSS('color-scheme', 'dark');
				const opened = page.waitForEvent('popup');
				await frame.getByRole('link', { name: 'Along the river' }).click();
				const tab = await opened;
				await expect(tab.getByRole('heading', { name: 'Along the river', level: 1 })).toBeVisible();
				expect(new URL(tab.url()).origin).toBe(new URL(url).origin);
				expect(problems).toEqual([]);
				await page.goto(`http://127.0.0.1:${ours.port}`);
				await expect.poll(() => problems.join()).toContain('frame-ancestors');
				await expect(frame.getByRole('listitem')).toHaveCount(0);
				embedded = `${url}/schedule/`;
				problems.length = 0;
				await page.goto(`http://localhost:${ours.port}`);
				await expect.poll(() => problems.join()).toContain("frame-ancestors 'none'");
				ours.close();
			});
		})
);
