/** A schedule of very many hours: what is far away is left alone, and nobody notices. */
import type { Page } from '@playwright/test';
import { expect, skippedContainers, test } from './site';

/** The day of the page, and forty days without times before it. */
async function lengthen(page: Page): Promise<void> {
	await page.route('**/schedule/**', async (route) => {
		const response = await route.fetch();
		const html = await response.text();
		const [day] = /<section class="day"[^]*?<\/section>/.exec(html) ?? [''];
		const far = Array.from({ length: 40 }, (_, at) =>
			day
				.replaceAll(/ (id|data-from|data-until)="[^"]*"/g, '')
				.replaceAll('data-session="', `data-session="day-${at}-`)
		);
		await route.fulfill({ response, body: html.replace(day, () => far.join('') + day) });
	});
}

const shiftsOf = (page: Page) =>
	page.evaluate<number>(
		`new Promise((take) => new PerformanceObserver((list) =>
			take(list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput).length)
		).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(take, 500, 0))`
	);

test('far days are skipped until they come near, and nothing moves', async ({ page, site }) => {
	await lengthen(page);
	await page.goto(`${site.url}/schedule/?at=2017-08-10T16:40`);
	const day = page.locator('.day').last();
	await expect(day).toHaveClass(/far/);
	await expect(page.locator('.day').first()).not.toHaveClass(/far/);
	expect(await skippedContainers(page)).toEqual([]);
	const jump = page.getByRole('button', { name: 'Jump to now' });
	await jump.click();
	await expect(page.locator('[data-session="activis"]')).toBeInViewport();
	await expect(jump).toBeHidden();
	await expect(day).not.toHaveClass(/far/);
	expect(await shiftsOf(page)).toBe(0);
	const top = () => page.evaluate<number>('scrollY');
	const below = await top();
	await page.mouse.move(200, 400);
	for (let turn = 1; turn <= 8; turn++) {
		await page.mouse.wheel(0, -800);
		await expect.poll(top).toBeLessThan(below - turn * 500);
	}
	await expect(jump).toBeVisible();
});

test('all of a long schedule is found and printed', async ({ page, site }) => {
	await lengthen(page);
	await page.goto(`${site.url}/schedule/`);
	await expect(page.locator('.day.far')).not.toHaveCount(0);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('[data-session="day-30-activis"] h3')).toBeVisible();
	const skipped = await page.evaluate<number>(
		`[...document.querySelectorAll('.row')].filter((row) => !row.checkVisibility({ contentVisibilityAuto: true })).length`
	);
	expect(skipped).toBe(0);
});
