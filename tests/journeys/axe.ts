/** What axe finds on a page, in both themes. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

/** A third of the size of `axe.source`, which took longer to bring into a page than to run. */
const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** All that depends on the theme. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

type Theme = 'light' | 'dark';

/** Each fault in both themes. In the dark only colors are other ones, so only they are looked at again. */
export async function faults(page: Page): Promise<string[]> {
	const light = await faultsIn(page, 'light');
	const dark = await faultsIn(page, 'dark', { runOnly: OF_COLORS });
	return [...light, ...dark];
}

/** Each fault as `rule, theme: where`. */
export async function faultsIn(
	page: Page,
	colorScheme: Theme,
	narrowed: axe.RunOptions = {}
): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
	await page.emulateMedia({ colorScheme });
	const violations = await page.evaluate(async (options) => {
		await Promise.all(document.getAnimations().map(({ finished }) => finished));
		// nobody reads what it says of all that is in order
		return (await window.axe.run({ ...options, resultTypes: ['violations'] })).violations;
	}, narrowed);
	return violations.map(
		({ id, nodes }) =>
			`${id}, ${colorScheme}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`
	);
}

declare global {
	interface Window {
		axe: typeof axe;
	}
}
