/** The foyer's board and the clock on stage: nobody touches them, and they show no error. */
import { faults } from './axe';
import { expect, saved, test as base } from './site';
import { openTabs, type Tabs } from './tabs';

declare global {
	interface Window {
		locks?: WakeLockSentinel[];
	}
}

const test = base.extend<{ tabs: Tabs }>({
	tabs: async ({ launchOptions }, use) => {
		const tabs = await openTabs(launchOptions.args ?? []);
		await use(tabs);
		await tabs.close();
	}
});

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

	test(`${name} goes on after a reload without a network`, async ({ site, device }) => {
		const page = await device({ installs: true });
		await page.goto(`${site.url}/`);
		await saved(page);
		await page.context().setOffline(true);
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

test(
	'a screen is kept awake while it is in front, with one lock, again when it comes back, and no longer than it is there',
	{ tag: '@long' },
	async ({ tabs, site }) => {
		const page = await tabs.context.newPage();
		// what the browser really gives is remembered, to be looked at, and comes late
		await page.addInitScript(() => {
			const given: WakeLockSentinel[] = (window.locks = []);
			const request = navigator.wakeLock.request.bind(navigator.wakeLock);
			const tapped = new Promise((done) => addEventListener('fullscreenchange', done));
			navigator.wakeLock.request = async (type) => {
				await tapped;
				const lock = await request(type);
				given.push(lock);
				return lock;
			};
		});
		const released = () => page.evaluate(() => window.locks?.map((lock) => lock.released));

		await page.goto(`${site.url}/`);
		await saved(page);
		await page.goto(`${site.url}/stage/c4-3/?at=2017-08-10T09:36`);
		await page.getByRole('button', { name: 'Full screen' }).click();
		await page.getByRole('button', { name: 'Leave full screen' }).click();
		await expect.poll(released).toEqual([false]);

		const other = await tabs.context.newPage();
		await other.bringToFront();
		await expect.poll(released).toEqual([true]);
		await page.bringToFront();
		await expect.poll(released).toEqual([true, false]);

		// a way within the app keeps the document, and what nobody gives back
		await page.evaluate(() => {
			const link = document.createElement('a');
			link.href = '/about/';
			document.querySelector('.screen')?.append(link);
			link.click();
		});
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect.poll(released).toEqual([true, true]);
	}
);

for (const path of ['/board/', '/stage/c4-3/']) {
	test(`${path} fills the screen by its button or a tap anywhere, and gives it back`, async ({
		page,
		site,
		problems
	}) => {
		await page.goto(`${site.url + path}?at=2017-08-10T09:36`);
		const fills = () => page.evaluate(() => document.fullscreenElement !== null);
		await page.getByRole('button', { name: 'Full screen', exact: true }).click();
		await expect.poll(fills).toBe(true);
		// a tap beside it keeps what is there
		await page.getByText('SmoothGrad').first().click();
		await page.getByRole('button', { name: 'Leave full screen' }).click();
		await expect.poll(fills).toBe(false);
		await expect(page.getByRole('button', { name: 'Full screen', exact: true })).toBeVisible();
		await page.getByText('SmoothGrad').first().click();
		await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
		expect(await fills()).toBe(true);
		expect(problems).toEqual([]);
	});
}
