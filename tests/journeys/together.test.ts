/**
 * 9:36 in C4.3, and the next talk will begin late: the desk says so, and two phones, the board in the foyer,
 * the speaker's clock, calendars and other programs show the same day, one revision, within moments.
 */
import type { Page } from '@playwright/test';
import { organized } from './organizer';
import { startServer } from './server';
import { expect, saved, test } from './site';

const AT = '?at=2017-08-10T09:36';
/** ms after the organizer's tap, at most. */
const SOON = { timeout: 2000 };
const SCREEN = { viewport: { width: 1280, height: 800 } };
const TALK = 'input-resampling';
const POSTERS = 'coffee-posters-am';
const MAGENTA = 'generative-models-magenta';

const row = (page: Page, id: string) => page.locator(`[data-session="${id}"]`).first();
const start = (page: Page, id: string) => row(page, id).locator('time').first();

/** What a phone or a board shows of the three that a delay of the talk may touch. */
async function shows(page: Page, talk: string, posters: string): Promise<void> {
	await expect(start(page, TALK)).toHaveText(talk, SOON);
	await expect(start(page, POSTERS)).toHaveText(posters, SOON);
	await expect(start(page, MAGENTA)).toHaveText('10:30', SOON);
}

test(
	'late 10 from the next talk on is the same day for everybody, and undo gives all of it back',
	{ tag: '@long' },
	async ({ device, request }) => {
		test.setTimeout(120_000);
		const { state, passphrases } = organized();
		const server = await startServer({ STATE_DIR: state });
		const open = async (path: string, options = {}) => {
			const page = await device(options);
			await page.goto(server.url + path);
			return page;
		};
		try {
			const phone = await open(`/schedule/${AT}`);
			const away = await open(`/schedule/${AT}`, { installs: true });
			await saved(away);
			const board = await open(`/board/${AT}`, SCREEN);
			const stage = await open(`/stage/c4-3/${AT}`, SCREEN);
			const desk = await open(`/desk/${AT}`);
			await desk.getByLabel('Name').fill('Ana');
			await desk.getByLabel('Passphrase').fill(passphrases.Ana);
			await desk.getByRole('button', { name: 'Sign in' }).click();
			await expect(desk.locator('[data-room="c4-3"]')).toContainText('on now, 4 min left');

			for (const page of [phone, away, board]) await shows(page, '9:40', '10:00');
			const asPrinted = await times(phone);
			expect(Object.keys(asPrinted)).toHaveLength(18);
			for (const page of [phone, away]) await expect(page.locator('footer')).toContainText('Live.');
			await away.context().setOffline(true);

			await desk.getByRole('button', { name: '10 minutes', exact: true }).click();
			await desk.getByRole('button', { name: /^Publish/ }).click();
			await Promise.all([
				shows(phone, '9:50', '10:10'),
				shows(board, '9:50', '10:10'),
				expect(stage.locator('.next time')).toHaveText('9:50', SOON),
				expect(desk.getByText('Published as revision 9.')).toBeVisible(SOON)
			]);
			await expect(row(phone, POSTERS).locator('.end')).toHaveText('10:30');
			await expect(row(phone, MAGENTA).locator('s')).toHaveCount(0);

			// whose time it is has not changed
			expect((await times(phone)).smoothgrad).toEqual(asPrinted.smoothgrad);
			await expect(board.locator('[data-on="smoothgrad"]')).toContainText(/[34] min left/);
			await expect(stage.getByRole('timer')).toHaveText(/^[1-3]:\d\d$/);
			await expect(stage.locator('[data-session="smoothgrad"]')).toContainText('SmoothGrad');
			const now = await open(`/${AT}`);
			await expect(now.locator('main')).toContainText('4 min left');

			// at the same revision, for calendars and other programs
			const program = (await (await request.get(`${server.url}/program.json`)).json()) as {
				revision: number;
				sessions: { id: string; slot: { start: string } }[];
			};
			expect(program.revision).toBe(9);
			const talk = program.sessions.find(({ id }) => id === TALK);
			expect(talk?.slot.start).toBe('2017-08-09T23:50:00Z');
			const feed = await (await request.get(`${server.url}/feeds/program.ics`)).text();
			expect(feed).toMatch(
				/UID:vdl-2017-input-resampling@[\s\S]*?DTSTART;TZID=[^:]+:20170810T095000/
			);

			// who was away shows what it knew, and catches up
			await shows(away, '9:40', '10:00');
			await away.context().setOffline(false);
			await expect(start(away, TALK)).toHaveText('9:50', { timeout: 10_000 });
			await shows(away, '9:50', '10:10');

			await desk.getByRole('link', { name: 'Undo revision 9' }).click();
			await desk.getByRole('button', { name: /^Publish/ }).click();
			await Promise.all([phone, away, board].map((page) => shows(page, '9:40', '10:00')));
			await expect(stage.locator('.next time')).toHaveText('9:40', SOON);
			for (const page of [phone, away]) expect(await times(page)).toEqual(asPrinted);
			const after = (await (await request.get(`${server.url}/program.json`)).json()) as object;
			expect(after).toMatchObject({ revision: 10 });
		} finally {
			await server.kill();
		}
	}
);

/** All times that a schedule shows, by session. */
function times(page: Page): Promise<Record<string, string[]>> {
	return page.evaluate(() =>
		Object.fromEntries(
			[...document.querySelectorAll<HTMLElement>('.rows [data-session]')].map((row) => [
				row.dataset.session ?? '',
				[...row.querySelectorAll('time')].map((time) => time.dateTime)
			])
		)
	);
}
