/** Finding a session by what one remembers of it, spelled as one spells it. */
import { expect, test } from './site';

const row = (id: string) => `[data-session="${id}"]`;

test('"viegas" leaves SmoothGrad, names her in its row, and hides Lunch', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/schedule/`);
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await expect(page.locator(row('smoothgrad')).getByText('Viégas')).toBeHidden();
	await page.getByRole('searchbox', { name: 'Search the program' }).fill('viegas');
	await expect(page.getByRole('status').filter({ hasText: 'session' })).toHaveText('1 session');
	await expect(page.locator(row('smoothgrad')).getByText('Viégas')).toBeVisible();
	await expect(page.locator(row('lunch'))).toBeHidden();
});

test('a misspelled word is taken for the nearest, and that is said', async ({ page, site }) => {
	await page.goto(`${site.url}/schedule/`);
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	for (const [typed, id, meant] of [
		['resample', 'input-resampling', 'resampling'],
		['smothgrad', 'smoothgrad', 'smoothgrad'],
		['Fernada', 'smoothgrad', 'fernanda'],
		['magneta', 'generative-models-magenta', 'magenta'],
		['lunhc', 'lunch', 'lunch']
	] as const) {
		await page.getByRole('searchbox', { name: 'Search the program' }).fill(typed);
		await expect(page.getByRole('status').filter({ hasText: 'session' })).toHaveText(
			`1 session with “${meant}”: nothing has “${typed.toLowerCase()}”`
		);
		await expect(page.locator(row(id))).toBeVisible();
	}
});

test('what is near nothing finds nothing, and one tap shows everything again', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/schedule/?q=xqzzyy`);
	await expect(page.getByText('No session matches.')).toBeVisible();
	await page.getByRole('button', { name: 'Show everything' }).click();
	await expect(page.locator(row('lunch'))).toBeVisible();
});

test('people are found by what their affiliation is called for short, and when misspelled', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/people/`);
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	const search = page.getByRole('searchbox', { name: 'Search people' });
	const said = page.getByRole('status').filter({ hasText: /person|people/ });
	await search.fill('pnnl');
	await expect(page.getByRole('link', { name: 'Nathan Hodas' })).toBeVisible();
	await expect(said).toHaveText('1 person');
	await search.fill('nathn');
	await expect(page.getByRole('link', { name: 'Nathan Hodas' })).toBeVisible();
	await expect(said).toHaveText('1 person with “nathan”: nothing has “nathn”');
	await search.fill('xqzzyy');
	await expect(page.getByText('Nobody of that name is in the program.')).toBeVisible();
	await search.fill('');
	await expect(page.locator('[data-person]').nth(20)).toBeAttached();
});

test('what was typed stands in the address when somebody goes on at once, and is there again on the way back', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/schedule/`);
	const field = page.getByRole('searchbox', { name: 'Search the program' });
	await field.fill('viegas');
	await expect(page.locator(row('lunch'))).toBeHidden();
	await field.fill('viega');
	// before the address has followed by itself
	await page.locator(`${row('smoothgrad')} h3 a`).dispatchEvent('click');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('SmoothGrad');
	await page.goBack();
	await expect(page).toHaveURL(/\/schedule\/\?q=viega$/);
	await expect(field).toHaveValue('viega');
	await expect(page.locator(row('lunch'))).toBeHidden();
});
