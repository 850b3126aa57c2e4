/** A deploy while phones are in use: offered, fetched sparingly, never forced; and a network that hangs. */
import type { Page } from '@playwright/test';
import { expect, hostFiles, saved, test } from './site';

test.use({ installs: true });

const offer = 'A newer version of this program is ready.';

/** What makes a page ask at once in real life: the network came back. */
const comeOnline = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

test('a new version is offered, fetches only what changed, and is loaded when asked for', async ({
	page
}) => {
	const site = await hostFiles('static');
	await page.goto(`${site.url}/about/`);
	await saved(page);
	site.asked();
	site.deploy('next');
	await comeOnline(page);
	await expect(page.getByText(offer)).toBeVisible();

	const asked = site.asked();
	expect(asked).toContain('/program/details.json');
	expect(asked.filter((path) => /^\/icons\/|manifest\.webmanifest/.test(path))).toEqual([]);
	await page.getByRole('link', { name: 'Schedule', exact: true }).click();
	await expect(page.locator('[data-session="activis"] time').first()).toHaveText('16:20');

	await page.getByRole('button', { name: 'Load it' }).click();
	await expect(page.locator('[data-session="activis"] time').first()).toHaveText('16:25');
	await expect(page.getByText(offer)).toBeHidden();
	await expect(page.getByRole('link', { name: 'Revision 9' })).toBeVisible();
	await site.kill();
});

test(
	'one that is still coming when a page starts is offered there too',
	{ tag: '@long' },
	async ({ context, page }) => {
		const site = await hostFiles('static');
		await page.goto(`${site.url}/about/`);
		await saved(page);
		site.deploy('next');
		const letGo = site.hold('/program/details.json');
		await comeOnline(page);
		await expect.poll(() => site.asked()).toContain('/program/details.json');
		const other = await context.newPage();
		await other.goto(`${site.url}/schedule/`);
		await expect(other.getByText('Checked just now')).toBeVisible();
		await expect(other.getByText(offer)).toBeHidden();
		letGo();
		await expect(other.getByText(offer)).toBeVisible();
		await other.getByRole('button', { name: 'Load it' }).click();
		await expect(other.locator('[data-session="activis"] time').first()).toHaveText('16:25');
		await site.kill();
	}
);

test(
	'where another tab has taken it already, “Load it” loads it all the same',
	{ tag: '@long' },
	async ({ context, page }) => {
		const site = await hostFiles('static');
		await page.goto(`${site.url}/schedule/`);
		await saved(page);
		const other = await context.newPage();
		await other.goto(`${site.url}/about/`);
		await saved(other);
		site.deploy('next');
		await comeOnline(page);
		for (const tab of [page, other]) await expect(tab.getByText(offer)).toBeVisible();
		await other.getByRole('button', { name: 'Load it' }).click();
		await expect(other.getByRole('link', { name: 'Revision 9' })).toBeVisible();
		await expect(page.locator('[data-session="activis"] time').first()).toHaveText('16:20');
		await page.getByRole('button', { name: 'Load it' }).click();
		await expect(page.locator('[data-session="activis"] time').first()).toHaveText('16:25');
		await site.kill();
	}
);

test(
	'a network that stops to answer is told as none, after a moment',
	{ tag: '@long' },
	async ({ page }) => {
		const site = await hostFiles('static');
		await page.goto(`${site.url}/about/`);
		await expect(page.getByText('Checked just now')).toBeVisible();
		site.hang();
		await comeOnline(page);
		await expect(page.getByText('You are offline.')).toBeVisible({ timeout: 15_000 });
		await site.kill();
	}
);

test(
	'it is taken at the next cold start at the latest',
	{ tag: '@long' },
	async ({ context, page }) => {
		const site = await hostFiles('static');
		await page.goto(`${site.url}/`);
		await saved(page);
		site.deploy('next');
		await comeOnline(page);
		await expect(page.getByText(offer)).toBeVisible();
		await page.close();
		await site.kill();
		const cold = await context.newPage();
		await cold.goto(`${site.url}/sessions/deepresolve/`);
		await expect(cold.getByText('The authors bring a demonstration.')).toBeVisible();
	}
);

test(
	'what changed in my agenda stands on Now after the update, old and new',
	{ tag: '@long' },
	async ({ page }) => {
		const site = await hostFiles('static');
		await page.goto(`${site.url}/schedule/`);
		await saved(page);
		await page.getByRole('button', { name: /^In my agenda: ActiVis/ }).click();
		site.deploy('next');
		await comeOnline(page);
		await page.getByRole('button', { name: 'Load it' }).click();
		await expect(page.getByRole('link', { name: 'Revision 9' })).toBeVisible();
		await page.goto(`${site.url}/agenda/`);
		const changed = page.getByRole('region', { name: 'Changed in my agenda' });
		await expect(changed).toContainText('16:25');
		await expect(changed).toContainText('16:20');
		await changed.getByRole('button', { name: 'Seen' }).click();
		await expect(changed).toBeHidden();
		await page.reload();
		await expect(page.locator('[data-session="activis"]')).toBeVisible();
		await expect(changed).toBeHidden();
		await site.kill();
	}
);

test('a network that takes connections and answers nothing delays no page on the device', async ({
	page
}) => {
	const site = await hostFiles('static');
	await page.goto(`${site.url}/`);
	await saved(page);
	site.hang();
	await page.goto(`${site.url}/sessions/activis/`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('ActiVis');
	await page.goto(`${site.url}/schedule/`);
	await expect(page.locator('[data-session]')).toHaveCount(18);
	await site.kill();
});

test('feeds and exports never come from this device’s store', async ({ page }) => {
	const site = await hostFiles('static');
	await page.goto(`${site.url}/`);
	await saved(page);
	const answers = () =>
		page.evaluate(
			(url) =>
				Promise.all(
					['feeds/program.ics', 'export/schedule.xml', 'export/program.csv', 'program.json'].map(
						(name) =>
							fetch(`${url}/${name}`).then(
								(r) => r.status,
								() => 'gone'
							)
					)
				),
			site.url
		);
	expect(await answers()).toEqual([200, 200, 200, 200]);
	await site.kill();
	expect(await answers()).toEqual(['gone', 'gone', 'gone', 'gone']);
});

test('offline, the page says since when', async ({ page }) => {
	const site = await hostFiles('static');
	await page.goto(`${site.url}/`);
	await saved(page);
	await site.kill();
	await page.reload();
	await expect(
		page.getByText(/You are offline\. This is the program as of .*\d:\d\d\./)
	).toBeVisible();
});
