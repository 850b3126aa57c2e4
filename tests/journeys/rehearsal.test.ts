/** A rehearsal on the real address: phones follow it, and nothing of it is left when the real server is back. */
import type { Page } from '@playwright/test';
import type { Action } from '../../src/lib/program/live/live';
import { freePort } from '../server/postgres';
import { desk, organized, Organizer } from './organizer';
import { startServer } from './server';
import { expect, test } from './site';

const REHEARSE_AT = '2017-08-10T09:36';
const KEY = 'abcdefghijklmnopqrstuvwxyz234567';

const late: Action = { kind: 'delay', room: 'c4-3', from: 'input-resampling', minutes: 10 };
const notice = (text: string): Action => ({
	...{ kind: 'notice', severity: 'important', text, until: null }
});

const row = (page: Page, id: string) => page.locator(`[data-session="${id}"]`);
const bars = (page: Page) => page.locator('.bars');
const standing = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

test(
	'a rehearsal is followed, said to be one, and gone when the real server is back',
	{ tag: '@long' },
	async ({ page, playwright, request, problems }) => {
		const { state, passphrases } = organized();
		const port = String(await freePort());
		const serve = (settings: Record<string, string> = {}) =>
			startServer({ STATE_DIR: state, PORT: port, ...settings });
		const organizers: Organizer[] = [];
		const signedIn = async (url: string) => {
			const organizer = new Organizer(await playwright.request.newContext(), url);
			await organizer.signIn('Ana', passphrases.Ana);
			organizers.push(organizer);
			return organizer;
		};

		// a phone whose agenda the real server carries
		const before = await serve();
		const agenda = `${before.url}/api/agendas/${KEY}`;
		const made = await request.put(agenda, {
			headers: { 'if-none-match': '*' },
			data: { wishes: { smoothgrad: true } }
		});
		expect(made.status()).toBe(201);
		const feed = async (url: string) => (await request.get(`${url}/feeds/program.ics`)).text();
		const printed = await feed(before.url);
		await before.kill();

		const rehearsal = await serve({ REHEARSE_AT });
		expect(rehearsal.said()).toContain(`as a rehearsal that began at ${REHEARSE_AT}`);
		await page.goto(`${rehearsal.url}/schedule/`);
		await page.evaluate(
			(key) => (localStorage['runsheet-vdl-2017-link'] = JSON.stringify({ key, made: true })),
			KEY
		);
		await page.reload();
		await expect(page.locator('footer')).toContainText('Live.');
		await expect(bars(page)).toContainText('Rehearsal: nothing here is real.');
		await expect(page.locator('footer')).not.toContainText('clock is');
		await row(page, 'input-resampling').locator('[data-keep]').click();
		const rehearser = await signedIn(rehearsal.url);
		await rehearser.publish(late);
		await rehearser.publish(notice('Rehearsed: leave by the north exit.'));
		await expect(row(page, 'input-resampling').locator('.start')).toHaveText('9:50');
		await bars(page).locator('.notice button').click();
		await expect(bars(page).locator('.notice')).toHaveCount(0);
		expect(await feed(rehearsal.url)).toBe(printed);
		await page.getByRole('link', { name: 'Agenda', exact: true }).click();
		await expect(standing(page, 'The organizers are rehearsing.')).toBeVisible();
		await expect(row(page, 'input-resampling')).toContainText('10 min late');
		await page.getByRole('button', { name: 'Seen' }).click();
		const tab = await page.context().newPage();
		await tab.goto(`${rehearsal.url}/desk/`);
		await expect(
			tab.getByText(/REHEARSE_AT=… DATA_DIR=\S+ npm run desk -- invite NAME/)
		).toBeVisible();
		await tab.getByLabel('Name').fill('Ana');
		await tab.getByLabel('Passphrase').fill('of-the-real-event');
		await tab.getByRole('button', { name: 'Sign in' }).click();
		await expect(tab.getByRole('alert')).toContainText(
			'only passphrases made with REHEARSE_AT work'
		);
		await tab.close();
		await rehearsal.kill();

		const real = await serve();
		// the open page drops it all by itself
		await expect(row(page, 'input-resampling').locator('.start')).toHaveText('9:40', {
			timeout: 30_000
		});
		await expect(bars(page)).not.toContainText('Rehearsal');
		const organizer = await signedIn(real.url);
		await organizer.publish({ kind: 'retitle', session: 'input-resampling', title: 'For real' });
		await organizer.publish(notice('Lunch is on the second floor.'));
		// after an outage a phone may ask now and then before its stream is back
		await expect(row(page, 'input-resampling')).toContainText('For real', { timeout: 60_000 });
		await expect(row(page, 'input-resampling')).not.toContainText('late');
		// revision 10 of the rehearsal was put away, revision 10 of the day was not
		await page.goto(`${real.url}/agenda/?at=${REHEARSE_AT}`);
		await expect(bars(page).locator('.notice')).toContainText('second floor');
		await expect(page.getByRole('region', { name: 'Changed in my agenda' })).toContainText(
			'For real'
		);
		await expect(row(page, 'input-resampling').locator('s')).toHaveCount(0);

		// and its agenda is carried on, with what was kept meanwhile
		await expect(standing(page, 'Your other devices are up to date.')).toBeVisible({
			timeout: 60_000
		});
		const carried = (await (await request.get(agenda)).json()) as {
			agenda: { wishes: Record<string, { keep: boolean }> };
		};
		expect(Object.keys(carried.agenda.wishes).sort()).toEqual(['input-resampling', 'smoothgrad']);
		expect(problems.filter((text) => !/ERR_|Failed to load|404/.test(text))).toEqual([]);
		await real.kill();
	}
);

test(
	'the command knows the rehearsal’s organizers apart from the real ones',
	{ tag: '@long' },
	async () => {
		const { state } = organized();
		const rehearsed = await desk(state, ['invite', 'Carl'], { REHEARSE_AT });
		expect(rehearsed).toContain('Passphrase of Carl: ');
		const again = await desk(state, ['invite', 'Carl'], { REHEARSE_AT });
		expect(again).toContain('The old one stops working now');
		expect(await desk(state, ['list'], { REHEARSE_AT })).toMatch(
			/^Ana .*\nBea .*\nCarl {2}since \w+/
		);
		expect(await desk(state, ['list'])).not.toContain('Carl');
	}
);
