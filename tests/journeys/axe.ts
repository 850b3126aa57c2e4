/** What axe finds on a page, in both themes. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** All that depends on the theme. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/** Each fault as `rule, theme: where`. In the dark only colors are other ones, so only they are looked at again. */
export async function faults(page: Page): Promise<string[]> {
	const light = await look(page, 'light', (axe) => axe);
	const dark = await look(page, 'dark', (axe) => axe.withRules(OF_COLORS));
	return [...light, ...dark];
}

async function look(
	page: Page,
	colorScheme: 'light' | 'dark',
	narrowed: (axe: AxeBuilder) => AxeBuilder
): Promise<string[]> {
	await page.emulateMedia({ colorScheme });
	await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
	// no page of ours has frames, for which the other mode opens a page of its own each time
	const { violations } = await narrowed(new AxeBuilder({ page }).setLegacyMode()).analyze();
	return violations.map(
		({ id, nodes }) =>
			`${id}, ${colorScheme}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`
	);
}
