/** Venue time first, any zone by choice, and the clock that can be rehearsed. */
import type { Locator } from '@playwright/test';
import { expect, test } from './site';

const times = { name: 'Times in' };
const row = (id: string) => `[data-session="${id}"]`;

test.describe('a browser in Los Angeles', () => {
	test.use({ timezoneId: 'America/Los_Angeles' });

	test('shows venue time first, and on "mine" the other day by name', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/`);
		const opening = page.locator(row('opening-remarks'));
		await expect(opening.locator('time').first()).toHaveText('8:30');
		await page.getByRole('radiogroup', times).getByRole('radio', { name: /Mine/ }).click();
		await expect(opening.locator('time').first()).toHaveText('15:30');
		await expect(opening).toContainText('Wed, Los Angeles');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thursday 10 August');
	});

	test('remembers the zone on the session page and in the agenda', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/`);
		await page.getByRole('radiogroup', times).getByRole('radio', { name: /Mine/ }).click();
		await expect(page.locator(row('opening-remarks')).locator('time').first()).toHaveText('15:30');
		await page.goto(`${site.url}/sessions/opening-remarks/`);
		await expect(page.getByText('15:30–15:45 Wed, Los Angeles')).toBeVisible();
		await expect(page.locator('.big time').first()).toHaveText('8:30');
		await page.goto(`${site.url}/agenda/`);
		await expect(page.getByRole('radio', { name: /Mine/ })).toBeChecked();
	});

	test('tells all of Now in the zone that was chosen', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/`);
		await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
		await page.getByRole('radiogroup', times).getByRole('radio', { name: /Mine/ }).click();
		await page.goto(`${site.url}/?at=2017-08-10T09:32`);
		await expect(page.getByText('Wed 9 Aug, 16:32 in Los Angeles')).toBeVisible();
		await expect(page.locator('[data-on="smoothgrad"]')).toContainText(
			'16:20–16:40 Wed, Los Angeles'
		);
		await expect(page.locator(row('input-resampling'))).toContainText('16:40');
	});
});

test.describe('a browser in Kathmandu', () => {
	test.use({ timezoneId: 'Asia/Kathmandu' });

	test('shows 4:15 for the opening at 8:30', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/`);
		await page.getByRole('radio', { name: /Mine/ }).click();
		const opening = page.locator(row('opening-remarks'));
		await expect(opening.locator('time').first()).toHaveText('4:15');
		await expect(opening).toContainText('Kathmandu');
	});
});

test('another zone is found by typing the beginning of a city, or its name', async ({
	page,
	site
}) => {
	for (const [typed, city, time] of [
		['utc', 'UTC', '22:30'],
		['kathm', 'Kathmandu', '4:15'],
		['kyiv', 'Kyiv', '1:30'],
		['berl', 'Berlin', '0:30']
	] as const) {
		await page.goto(`${site.url}/schedule/`);
		await page.getByRole('radio', { name: /Another/ }).click();
		await page.getByRole('textbox', { name: 'City or zone' }).fill(typed);
		await page
			.getByRole('button', { name: new RegExp(`^${city} `) })
			.first()
			.click();
		const opening = page.locator(row('opening-remarks'));
		await expect(opening.locator('time').first()).toHaveText(time);
		await expect(opening).toContainText(city);
		await page.evaluate(() => localStorage.clear());
	}
});

test('another zone is offered with the time it is there now, rehearsed or real', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/schedule/?at=2017-08-10T14:05`);
	await page.getByRole('radio', { name: /Another/ }).click();
	await page.getByRole('textbox', { name: 'City or zone' }).fill('utc');
	await expect(page.getByRole('button', { name: 'UTC UTC · now 4:05' })).toBeVisible();
	await page.getByRole('button', { name: 'End', exact: true }).click();
	const real = new Date().toISOString().slice(11, 13).replace(/^0/, '');
	await expect(page.getByRole('button', { name: `UTC UTC · now ${real}:` })).toBeVisible();
});

test('the rehearsal clock at 9:32 shows what is on, what is left and what is next', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/?at=2017-08-10T09:32`);
	const hero = page.locator('[data-on="smoothgrad"]');
	await expect(hero).toContainText('SmoothGrad');
	await expect(hero).toContainText('8 min left');
	await expect(page.locator('[data-next="input-resampling"] [data-session]').first()).toContainText(
		'Input Resampling'
	);
	await expect(page.getByText('Rehearsing Thu 10 Aug, 9:32 in Sydney')).toBeVisible();

	await page.getByRole('link', { name: 'Schedule', exact: true }).click();
	await expect(page.locator(row('smoothgrad'))).toContainText('On now');
	await expect(
		page.locator(`.past ${row('opening-remarks')}, .past${row('opening-remarks')}`)
	).toBeVisible();
	await expect(page.getByText('Rehearsing Thu 10 Aug')).toBeVisible();
	await page.getByRole('button', { name: 'End', exact: true }).click();
	await expect(page.getByText('Rehearsing')).toBeHidden();
	await expect(page.locator(row('smoothgrad')).getByText('On now')).toBeHidden();
});

test('what is on now and lies under the tabs is not seen yet: a tap leads to it', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/schedule/?at=2017-08-10T16:40`);
	const jump = page.getByRole('button', { name: 'Jump to now' });
	await expect(jump).toBeVisible();
	const now = page.locator(row('activis'));
	const top = async (of: Locator) => (await of.boundingBox())?.y ?? NaN;
	const tabs = page.getByRole('navigation').getByRole('link').first();
	/** @param below px under the upper edge of the tabs */
	const put = async (below: number) => {
		await page.mouse.wheel(0, (await top(now)) - (await top(tabs)) - below);
		await expect.poll(async () => (await top(now)) - (await top(tabs))).toBeCloseTo(below, -1);
	};
	await page.mouse.move(200, 400);
	await put(-200);
	await expect(jump).toBeHidden();
	await put(10);
	await expect(jump).toBeVisible();
	await jump.click();
	await expect(now).toBeInViewport();
	await expect(jump).toBeHidden();
});

test('a rehearsed time with an offset is that instant; ?at=now ends it', async ({ page, site }) => {
	await page.goto(`${site.url}/?at=2017-08-09T23:32Z`);
	await expect(page.locator('[data-on="smoothgrad"]')).toContainText('8 min left');
	await page.goto(`${site.url}/?at=now`);
	await expect(page.getByText('is over')).toBeVisible();
});

test('before, in the lunch break, at the end without an end, and after', async ({ page, site }) => {
	await page.goto(`${site.url}/?at=2017-08-07T08:30`);
	await expect(page.getByText('3 days')).toBeVisible();
	await page.goto(`${site.url}/?at=2017-08-10T12:30`);
	await expect(page.locator('[data-on="lunch"]')).toContainText('90 min left');
	await page.goto(`${site.url}/?at=2017-08-10T17:35`);
	await expect(page.locator('[data-on="closing-remarks"]')).toContainText('No end time yet');
	await page.goto(`${site.url}/?at=2017-08-10T18:00`);
	await expect(page.getByText('is over')).toBeVisible();
});

test('a device clock that is off by an hour is put right by the server, and said so', async ({
	page,
	site
}) => {
	await page.clock.install({ time: Date.now() + 3_600_000 });
	await page.goto(`${site.url}/about/`);
	await expect(page.getByText('clock is 1 h fast; times here are corrected')).toBeVisible();
});
