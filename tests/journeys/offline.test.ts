/** One visit, then the server is gone: everything works all the same, for each kind of build. */
import { expect, openSite, saved, test } from './site';

test.use({ installs: true });

for (const kind of ['server', 'static'] as const) {
	test.describe(`after one visit to the ${kind} build, with the server killed`, () => {
		// many other journeys leave the server, too
		const tag = kind === 'server' ? ['@long'] : [];
		test(
			'every page opens, deep links with queries, reload, search and agenda work',
			{ tag },
			async ({ page }) => {
				const site = await openSite(kind);
				await page.goto(`${site.url}/`);
				await saved(page);
				await site.kill();

				await page.goto(`${site.url}/sessions/deepresolve/?from=qr`);
				await expect(page.getByRole('heading', { level: 1 })).toContainText('DeepResolve');
				await expect(page.getByText('gradient ascent')).toBeVisible();

				await page.goto(`${site.url}/people/been-kim/`);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText('Been Kim');
				await expect(page.getByRole('heading', { name: /SmoothGrad/ })).toBeVisible();
				await page.reload();
				await expect(page.getByRole('heading', { level: 1 })).toHaveText('Been Kim');

				await page.goto(`${site.url}/schedule/`);
				await page.getByRole('searchbox', { name: 'Search the program' }).fill('viegas');
				await expect(page.locator('[data-session="lunch"]')).toBeHidden();
				await expect(page.locator('[data-session="smoothgrad"]')).toBeVisible();
				await expect(page.getByRole('status').filter({ hasText: '1 session' })).toBeVisible();
				await page.getByRole('button', { name: /^In my agenda: SmoothGrad/ }).click();

				await page.goto(`${site.url}/agenda/`);
				await expect(page.locator('[data-session="smoothgrad"]')).toBeVisible();
				await page.reload();
				await expect(page.locator('[data-session="smoothgrad"]')).toBeVisible();
				await page.goto(`${site.url}/changes/`);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText('What changed');
				await expect(page.getByRole('heading', { name: 'Revision 8', exact: true })).toBeVisible();
				await page.goto(`${site.url}/sessions/no-such-session/`);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
			}
		);
	});
}
