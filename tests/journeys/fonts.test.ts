/** Times in the narrowest and in the widest usual font: each stands in one line, in room enough. */
import type { Page } from '@playwright/test';
import { open, setFont, widths } from './fonts';
import { expect, test } from './site';

/** Times that are broken, and cells that are too narrow for theirs. */
const broken = (page: Page) =>
	page.evaluate(() => {
		const faults: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			for (const match of node.textContent!.matchAll(/\d{1,2}:\d\d(:\d\d)?/g)) {
				const range = document.createRange();
				range.setStart(node, match.index);
				range.setEnd(node, match.index + match[0].length);
				const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
				if (lines.size > 1) faults.push(`${match[0]} in ${node.parentElement!.className} breaks`);
			}
		}
		const cells = '.when, .time, .digits, .printed time, .grid > time';
		for (const cell of document.querySelectorAll(cells)) {
			if (cell.scrollWidth > cell.clientWidth && getComputedStyle(cell).display !== 'inline') {
				faults.push(`${cell.textContent!.trim()} does not fit`);
			}
		}
		return [...new Set(faults)];
	});

const pages = [
	'/',
	'/?at=2017-08-10T09:32',
	'/schedule/?at=2017-08-10T16:40',
	'/schedule/?view=grid',
	'/sessions/deepresolve/',
	'/people/been-kim/',
	'/changes/',
	'/about/'
];
const hall = [
	{ width: 1024, height: 768 },
	{ width: 1366, height: 768 },
	{ width: 1920, height: 1080 },
	{ width: 1080, height: 1920 }
];

for (const font of widths) {
	test(`in a ${font} font no time breaks on any page, nor on paper`, async ({ page, site }) => {
		await setFont(page, font);
		for (const path of pages) {
			await open(page, site.url + path);
			for (const width of [390, 1280]) {
				await page.setViewportSize({ width, height: 844 });
				expect(await broken(page), `${path} at ${width}`).toEqual([]);
			}
		}
		await open(page, `${site.url}/agenda/#keep=smoothgrad.lunch.panel.activis`);
		await page.getByRole('button', { name: 'Keep these too' }).click();
		await expect(page.locator('.row')).toHaveCount(4);
		expect(await broken(page)).toEqual([]);
		await page.emulateMedia({ media: 'print' });
		// the text of a sheet of A4
		await page.setViewportSize({ width: 688, height: 970 });
		expect(await broken(page), 'the agenda on paper').toEqual([]);
	});

	test(`in a ${font} font no time breaks on the screens of a hall`, async ({ page, site }) => {
		await setFont(page, font);
		for (const path of ['/board/?at=2017-08-10T10:30', '/stage/c4-3/?at=2017-08-10T16:40']) {
			await open(page, site.url + path);
			await expect(page.locator('.shown')).toBeVisible();
			for (const size of hall) {
				await page.setViewportSize(size);
				expect(await broken(page), `${path} at ${size.width}`).toEqual([]);
			}
		}
	});
}
