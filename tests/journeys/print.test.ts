/** On paper: the day of the workshop on one sheet, wherever it is printed. */
import { expect, test } from './site';

for (const format of ['A4', 'Letter'] as const) {
	test(`the schedule fits on one sheet of ${format}`, async ({ page, site }) => {
		await page.goto(`${site.url}/schedule/`);
		await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
		const pdf = await page.pdf({ format });
		// Chromium writes the objects of pages as they are, see ISO 32000-1, 7.7.3.3
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	});
}
