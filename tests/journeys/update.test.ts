/** A deploy while phones are in use: offered, fetched sparingly, never forced; and a network that hangs. */
import type { Page } from '@playwright/test';
import { expect, hostFiles, saved, test as base, type StaticSite } from './site';

/** `host` serves the build from before the deploy. */
const test = base.extend<{ host: StaticSite }>({
	host: async ({ page: _ }, use) => {
		const host = await hostFiles('static');
		await use(host);
		await host.kill();
	}
});

test.use({ installs: true });

const offer = 'A newer version of this program is ready.';

/** What makes a page ask at once in real life: the network came back. */
const comeOnline = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

/** Opens a page and waits until all is on the device. */
async function install(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await saved(page);
}

test('a new version is offered, fetches only what changed, and is loaded when asked for', async ({
	page,
	host
}) => {
	await install(page, `${host.url}/about/`);
	host.asked();
	host.deploy('next');
	await comeOnline(page);
	await expect(page.getByText(offer)).toBeVisible();

	const asked = host.asked();
	expect(asked).toContain('/program/details.json');
	expect(asked.filter((path) => /^\/icons\/|manifest\.webmanifest/.test(path))).toEqual([]);
	await page.getByRole('link', { name: 'Schedule', exact: true }).click();
	await expect(page.locator('[data-session="activis"] time').first()).toHaveText('16:20');

	await page.getByRole('button', { name: 'Load it' }).click();
	await expect(page.locator('[data-session="activis"] time').first()).toHaveText('16:25');
	await expect(page.getByText(offer)).toBeHidden();
	await expect(page.getByRole('link', { name: 'Revision 9' })).toBeVisible();
});

test(
	'one that is still coming when a page starts is offered there too',
	{ tag: '@long' },
	async ({ context, page, host }) => {
		await install(page, `${host.url}/about/`);
		host.deploy('next');
		const letGo = host.hold('/program/details.json');
		await comeOnline(page);
		await expect.poll(() => host.asked()).toContain('/program/details.json');
		const other = await context.newPage();
		await other.goto(`${host.url}/schedule/`);
		await expect(other.getByText('Checked just now')).toBeVisible();
		await expect(other.getByText(offer)).toBeHidden();
		letGo();
		await expect(other.getByText(offer)).toBeVisible();
		await other.getByRole('button', { name: 'Load it' }).click();
		await expect(other.locator('[data-session="activis"] time').first()).toHaveText('16:25');
	}
);

test(
	'where another tab has taken it already, “Load it” loads it all the same',
	{ tag: '@long' },
	async ({ context, page, host }) => {
		await install(page, `${host.url}/schedule/`);
		const other = await context.newPage();
		await install(other, `${host.url}/about/`);
		host.deploy('next');
		await comeOnline(page);
		for (const tab of [page, other]) await expect(tab.getByText(offer)).toBeVisible();
		await other.getByRole('button', { name: 'Load it' }).click();
		await expect(other.getByRole('link', { name: 'Revision 9' })).toBeVisible();
		await expect(page.locator('[data-session="activis"] time').first()).toHaveText('16:20');
		await page.getByRole('button', { name: 'Load it' }).click();
		await expect(page.locator('[data-session="activis"] time').first()).toHaveText('16:25');
	}
);

test(
	'a network that stops to answer is told as none, after a moment',
	{ tag: '@long' },
	async ({ page, host }) => {
		await page.goto(`${host.url}/about/`);
		await expect(page.getByText('Checked just now')).toBeVisible();
		host.hang();
		await comeOnline(page);
		await expect(page.getByText('You are offline.')).toBeVisible({ timeout: 15_000 });
	}
);

test(
	'it is taken at the next cold start at the latest',
	{ tag: '@long' },
	async ({ context, page, host }) => {
		await install(page, `${host.url}/`);
		host.deploy('next');
		await comeOnline(page);
		await expect(page.getByText(offer)).toBeVisible();
		await page.close();
		await host.kill();
		const cold = await context.newPage();
		await cold.goto(`${host.url}/sessions/deepresolve/`);
		await expect(cold.getByText('The authors bring a demonstration.')).toBeVisible();
	}
);

test(
	'what changed in my agenda stands on Now after the update, old and new',
	{ tag: '@long' },
	async ({ page, host }) => {
		await install(page, `${host.url}/schedule/`);
		await page.getByRole('button', { name: /^In my agenda: ActiVis/ }).click();
		host.deploy('next');
		await comeOnline(page);
		await page.getByRole('button', { name: 'Load it' }).click();
		await expect(page.getByRole('link', { name: 'Revision 9' })).toBeVisible();
		await page.goto(`${host.url}/agenda/`);
		const changed = page.getByRole('region', { name: 'Changed in my agenda' });
		await expect(changed).toContainText('16:25');
		await expect(changed).toContainText('16:20');
		await changed.getByRole('button', { name: 'Seen' }).click();
		await expect(changed).toBeHidden();
		await page.reload();
		await expect(page.locator('[data-session="activis"]')).toBeVisible();
		await expect(changed).toBeHidden();
	}
);

test('a network that takes connections and answers nothing delays no page on the device', async ({
	page,
	host
}) => {
	await install(page, `${host.url}/`);
	host.hang();
	await page.goto(`${host.url}/sessions/activis/`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('ActiVis');
	await page.goto(`${host.url}/schedule/`);
	await expect(page.locator('[data-session]')).toHaveCount(18);
});

test('feeds and exports never come from this device’s store', async ({ page, host }) => {
	await install(page, `${host.url}/`);
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
			host.url
		);
	expect(await answers()).toEqual([200, 200, 200, 200]);
	await host.kill();
	expect(await answers()).toEqual(['gone', 'gone', 'gone', 'gone']);
});

test('offline, the page says since when', async ({ page, host }) => {
	await install(page, `${host.url}/`);
	await host.kill();
	await page.reload();
	await expect(
		page.getByText(/You are offline\. This is the program as of .*\d:\d\d\./)
	).toBeVisible();
});
