/** Everything by keyboard: no pointer is used here. */
import { expect, test } from './site';

test('the skip link, the places, search, zones and keeping work by keys alone', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/schedule/`);
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('searchbox')).toBeFocused();
	await page.keyboard.type('saliency');
	await expect(page.getByRole('status').filter({ hasText: 'session' })).toHaveText('1 session');

	await page.getByRole('radio', { name: /^Sydney/ }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('radio', { name: /Mine/ })).toBeFocused();
	await expect(page.getByRole('radio', { name: /Mine/ })).toBeChecked();
	await page.keyboard.press('ArrowLeft');
	await expect(page.getByRole('radio', { name: /^Sydney/ })).toBeChecked();

	await page.getByRole('link', { name: /^Deep saliency/ }).focus();
	await page.keyboard.press('Tab');
	const keep = page.getByRole('button', { name: /^In my agenda: Deep saliency/ });
	await expect(keep).toBeFocused();
	await page.keyboard.press('Space');
	await expect(keep).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Deep saliency');
	await expect(page.getByRole('button', { name: /^In my agenda: Deep saliency/ })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
});

test('who drops sessions by keys stays in the list, and Undo brings back row and focus', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/agenda/#keep=smoothgrad.panel.lunch`);
	await page.getByRole('button', { name: 'Keep these too' }).press('Enter');
	const keep = (title: string) =>
		page.getByRole('button', { name: new RegExp(`^In my agenda: ${title}`) });
	await keep('Lunch').focus();
	await page.keyboard.press('Space');
	await expect(page.locator('.row')).toHaveCount(2);
	await expect(keep('Brainstorming')).toBeFocused();
	await page.getByRole('button', { name: 'Undo' }).press('Enter');
	await expect(page.locator('.row')).toHaveCount(3);
	await expect(keep('Lunch')).toBeFocused();

	await keep('Brainstorming').press('Space');
	await expect(keep('Lunch')).toBeFocused();
	await page.keyboard.press('Space');
	await expect(keep('SmoothGrad')).toBeFocused();
	await page.keyboard.press('Space');
	await expect(page.getByText('Nothing is kept yet')).toBeVisible();
	await expect(page.locator('main')).toBeFocused();
});
