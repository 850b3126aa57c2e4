/** Every page, both themes: axe finds nothing, no sideways scroll at 320 px, a quiet console, one origin. */
import { faults } from './axe';
import { expect, hostFiles, skippedContainers, test } from './site';

const pages = [
	'/',
	'/?at=2017-08-10T09:32',
	'/?at=2017-08-01T09:00',
	'/schedule/',
	'/schedule/?at=2017-08-10T09:32',
	'/schedule/?q=viegas',
	'/sessions/deepresolve/',
	'/sessions/input-resampling/?at=2017-08-10T09:45',
	'/people/',
	'/people/been-kim/',
	'/people/phillip-isola/',
	'/agenda/',
	'/changes/',
	'/about/',
	'/no-such-page/'
];

for (const path of pages) {
	test(`${path} has no fault that axe can find, and never scrolls sideways`, async ({
		page,
		site,
		problems
	}) => {
		await page.goto(site.url + path);
		await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
		expect(await faults(page)).toEqual([]);
		expect(await skippedContainers(page)).toEqual([]);
		const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await wide()).toBe(320);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		expect(await wide()).toBe(320);
		await page.setViewportSize({ width: 390, height: 844 });
		expect(await wide()).toBe(390);
		const expected = path === '/no-such-page/' ? [/404/] : [];
		expect(problems.filter((problem) => !expected.some((one) => one.test(problem)))).toEqual([]);
	});
}

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('every page can be read', async ({ page, site }) => {
		for (const path of [
			'/',
			'/schedule/',
			'/sessions/deepresolve/',
			'/people/',
			'/people/been-kim/',
			'/about/',
			'/changes/'
		]) {
			await page.goto(site.url + path);
			await expect(page).toHaveURL(site.url + path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
		}
	});
	test('an unknown address says so and leads to the schedule, on a static host too', async ({
		page,
		site
	}) => {
		const host = await hostFiles('static');
		for (const url of [site.url, host.url]) {
			expect((await page.goto(`${url}/no-such-page/`))?.status()).toBe(404);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is here');
			await page.getByRole('link', { name: 'The schedule' }).click();
			await expect(page.locator('[data-session]')).toHaveCount(18);
		}
		await host.kill();
	});
	test('the schedule holds all 18 sessions with their times', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/`);
		await expect(page.locator('[data-session]')).toHaveCount(18);
		await expect(page.locator('[data-session="closing-remarks"] time')).toHaveAttribute(
			'datetime',
			'2017-08-10T07:30:00Z'
		);
	});
});
