/** Every page, both themes: axe finds nothing, no sideways scroll at 320 px, a quiet console, one origin. */
import { faults } from './axe';
import { expect, hostFiles, skippedContainers, test, watch } from './site';

const pages = {
	'the pages of Now and the schedule': [
		'/',
		'/?at=2017-08-10T09:32',
		'/?at=2017-08-01T09:00',
		'/schedule/',
		'/schedule/?at=2017-08-10T09:32',
		'/schedule/?q=viegas',
		'/changes/'
	],
	'the pages of sessions, people, the agenda and the event': [
		'/sessions/deepresolve/',
		'/sessions/input-resampling/?at=2017-08-10T09:45',
		'/people/',
		'/people/been-kim/',
		'/people/phillip-isola/',
		'/agenda/',
		'/about/',
		'/no-such-page/'
	]
};

for (const [name, paths] of Object.entries(pages)) {
	test(`of ${name}, none has a fault that axe can find, and none scrolls sideways`, async ({
		context,
		site
	}) => {
		test.setTimeout(180_000);
		// a rehearsal lasts as long as its tab
		const [real, rehearsing] = [await context.newPage(), await context.newPage()];
		const problems: string[] = [];
		for (const tab of [real, rehearsing]) watch(tab, problems);
		for (const path of paths) {
			const page = path.includes('?at=') ? rehearsing : real;
			await page.goto(site.url + path);
			await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
			expect.soft(await faults(page), path).toEqual([]);
			expect.soft(await skippedContainers(page), path).toEqual([]);
			const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
			await page.setViewportSize({ width: 320, height: 640 });
			expect.soft(await wide(), path).toBe(320);
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			expect.soft(await wide(), `${path} in large letters`).toBe(320);
			await page.setViewportSize({ width: 390, height: 844 });
			expect.soft(await wide(), `${path} in large letters`).toBe(390);
			const expected = path === '/no-such-page/' ? [/404/] : [];
			const others = problems
				.splice(0)
				.filter((problem) => !expected.some((one) => one.test(problem)));
			expect.soft(others, path).toEqual([]);
			await page.evaluate(() => (document.documentElement.style.fontSize = ''));
		}
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
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
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
