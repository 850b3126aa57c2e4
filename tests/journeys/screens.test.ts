/** The foyer's board and the clock on stage: nobody touches them, and they show no error. */
import { faults } from './axe';
import { expect, saved, test } from './site';

test.use({ viewport: { width: 1280, height: 800 } });

for (const [name, path, sees] of [
	['the board', '/board/?at=2017-08-10T09:36', '4 min left'],
	['the stage clock', '/stage/c4-3/?at=2017-08-10T09:36', 'Questions']
] as const) {
	test(`${name} tells what is on, fits its screen and has nothing that axe minds`, async ({
		page,
		site,
		problems
	}) => {
		await page.goto(site.url + path);
		await expect(page.getByText(sees)).toBeVisible();
		await expect(page.getByText('SmoothGrad').first()).toBeVisible();
		const sideways = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(sideways).toBe(0);
		expect(await faults(page)).toEqual([]);
		expect(problems).toEqual([]);
	});

	test(`${name} goes on after a reload without a network`, async ({ page, site, context }) => {
		await page.goto(`${site.url}/`);
		await saved(page);
		await context.setOffline(true);
		await page.goto(site.url + path);
		await expect(page.getByText(sees)).toBeVisible();
		await page.reload();
		await expect(page.getByText(sees)).toBeVisible();
	});
}

test('the stage clock runs down', async ({ page, site }) => {
	await page.goto(`${site.url}/stage/c4-3/?at=2017-08-10T09:36`);
	const timer = page.getByRole('timer');
	await expect(timer).toHaveText(/^3:5\d$/);
	const before = await timer.textContent();
	await expect(timer).not.toHaveText(before ?? '');
});
