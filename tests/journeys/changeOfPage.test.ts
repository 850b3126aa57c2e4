/** Between two pages: whoever taps while one gives way to the next is heard. */
import { expect, test } from './site';

test('every tap reaches what is tapped while pages change', async ({ page, site }) => {
	await page.goto(`${site.url}/?at=2017-08-10T09:32`);
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await page.evaluate(() => {
		const taps: string[] = [];
		Object.assign(window, { taps });
		addEventListener('click', ({ target }) => taps.push((target as Element).tagName), true);
	});
	// it stays where it is on every page
	const bar = (await page.locator('.rehearsal span').boundingBox())!;
	for (const place of ['Schedule', 'People', 'Agenda', 'Now']) {
		await page.getByRole('link', { name: place, exact: true }).click();
		for (let tap = 0; tap < 8; tap++) await page.mouse.click(bar.x + 8, bar.y + bar.height / 2);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	const taps = await page.evaluate(() => (window as unknown as { taps: string[] }).taps);
	expect(taps.filter((target) => target === 'SPAN').length).toBeGreaterThanOrEqual(32);
	expect(taps).not.toContain('HTML');
});
