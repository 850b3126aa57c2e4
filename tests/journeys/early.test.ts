/** What somebody does before the scripts have come is done when they have. */
import type { Page } from '@playwright/test';
import { expect, test } from './site';

/** Holds every script back until it is let go. */
async function holdScripts(page: Page): Promise<() => void> {
	let letGo = () => {};
	const free = new Promise<void>((resolve) => (letGo = resolve));
	await page.route('**/_app/**', async (route) => {
		await free;
		await route.continue();
	});
	return letGo;
}

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the program' });

test('a word typed early is searched for', async ({ page, site }) => {
	const letGo = await holdScripts(page);
	await page.goto(`${site.url}/schedule/`, { waitUntil: 'commit' });
	await search(page).pressSequentially('viegas');
	letGo();
	await expect(page.getByRole('status').filter({ hasText: 'session' })).toHaveText('1 session');
	await expect(search(page)).toHaveValue('viegas');
	await expect(page).toHaveURL(/q=viegas/);
});

test('a name typed early is found among the people', async ({ page, site }) => {
	const letGo = await holdScripts(page);
	await page.goto(`${site.url}/people/`, { waitUntil: 'commit' });
	const people = page.getByRole('searchbox', { name: 'Search people' });
	await people.pressSequentially('been');
	letGo();
	await expect(page).toHaveURL(/q=been/);
	await expect(people).toHaveValue('been');
});

test('a note written early is kept', async ({ page, site }) => {
	const letGo = await holdScripts(page);
	await page.goto(`${site.url}/sessions/activis/`, { waitUntil: 'commit' });
	const note = page.getByRole('textbox', { name: /^My note on ActiVis/ });
	await note.fill('Ask about the platform');
	letGo();
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await expect(note).toHaveValue('Ask about the platform');
	await page.reload();
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await expect(note).toHaveValue('Ask about the platform');
});

test('bookmarks set early on two pages are both kept', async ({ page, site }) => {
	const letGo = await holdScripts(page);
	await page.goto(`${site.url}/schedule/`, { waitUntil: 'commit' });
	await page.locator('[data-session="smoothgrad"] .keep').click();
	await page.goto(`${site.url}/sessions/activis/`, { waitUntil: 'commit' });
	await page.getByRole('button', { name: /^In my agenda: ActiVis/ }).click();
	letGo();
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await page.goto(`${site.url}/agenda/`);
	await expect(page.locator('.row')).toHaveCount(2);
});

test.describe('far away', () => {
	test.use({ timezoneId: 'America/Los_Angeles' });

	test('a zone chosen early is the one that is shown', async ({ page, site }) => {
		const letGo = await holdScripts(page);
		await page.goto(`${site.url}/schedule/`, { waitUntil: 'commit' });
		await page.getByRole('radio', { name: 'Mine' }).click();
		letGo();
		await expect(page.getByRole('radio', { name: 'Mine' })).toBeChecked();
		await expect(page.locator('[data-session="opening-remarks"] .start')).toHaveText('15:30');
	});
});

test('the address of the grid shows a phone the list, and a tap leads to now in it', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/schedule/?view=grid&at=2017-08-10T16:40`);
	await page.getByRole('button', { name: 'Jump to now' }).click();
	await expect(page.locator('[data-session="activis"]')).toBeInViewport();
	await expect(page.getByRole('button', { name: 'Jump to now' })).toBeHidden();
});

test.describe('wide', () => {
	test.use({ viewport: { width: 1280, height: 800 } });

	test('an address that asks for the grid has its room before the grid is there', async ({
		page,
		site
	}) => {
		await page.addInitScript(() => {
			const shifts: number[] = ((window as { shifts?: number[] }).shifts = []);
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries())
					shifts.push((entry as { value?: number }).value ?? 0);
			}).observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(`${site.url}/schedule/?view=grid`);
		await expect(page.getByRole('group', { name: 'Rooms and times' })).toBeVisible();
		await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
		expect(await page.evaluate(() => (window as { shifts?: number[] }).shifts)).toEqual([]);
	});

	test('the grid shows what the list is narrowed to', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/?view=grid&kind=invited`);
		const grid = page.getByRole('group', { name: 'Rooms and times' });
		await expect(grid.getByRole('link')).toHaveCount(6);
		await page.getByRole('button', { name: 'All kinds' }).click();
		await expect(grid.getByRole('link')).toHaveCount(18);
	});

	test('from the morning of the grid a tap leads to now', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/?view=grid&at=2017-08-10T16:40`);
		const now = page.getByRole('separator');
		await expect(now).not.toBeInViewport();
		await page.getByRole('button', { name: 'Jump to now' }).click();
		await expect(now).toBeInViewport();
		await expect(page.getByRole('heading', { name: 'C4.3' })).toBeInViewport();
		await expect(page.getByRole('button', { name: 'Jump to now' })).toBeHidden();
	});

	test('a tablet that is turned to where only the list fits leads to now in the list', async ({
		page,
		site
	}) => {
		await page.goto(`${site.url}/schedule/?view=grid&at=2017-08-10T09:32`);
		await expect(page.getByRole('separator')).toBeInViewport();
		await page.setViewportSize({ width: 800, height: 1280 });
		await expect(page.locator('[data-session="smoothgrad"]')).toBeInViewport();
		const jump = page.getByRole('button', { name: 'Jump to now' });
		await page.mouse.wheel(0, 2000);
		await expect(page.locator('[data-session="smoothgrad"]')).not.toBeInViewport();
		await jump.click();
		await expect(page.locator('[data-session="smoothgrad"]')).toBeInViewport();
		await expect(jump).toBeHidden();
	});

	test('a grid that cannot be loaded says so, and the list is there', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/`);
		await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
		await page.route('**/_app/**', (route) => route.abort());
		await page.getByRole('button', { name: 'Grid' }).click();
		await expect(page.getByRole('alert')).toHaveText(/The grid could not be loaded/);
		await page.getByRole('button', { name: 'List' }).click();
		await expect(page.locator('[data-session="smoothgrad"]')).toBeVisible();
	});

	test('the grid is left behind with the page', async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/?view=grid`);
		await expect(page.getByRole('group', { name: 'Rooms and times' })).toBeVisible();
		await page.getByRole('link', { name: 'About' }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.locator('html')).not.toHaveAttribute('data-view');
	});
});
