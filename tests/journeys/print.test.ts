/** On paper: the day of the workshop on one sheet, wherever it is printed and in whatever font. */
import { open, setFont, widths } from './fonts';
import { expect, test } from './site';

for (const font of widths) {
	test(`the schedule fits on one sheet in a ${font} font`, async ({ page, site }) => {
		await setFont(page, font);
		await open(page, `${site.url}/schedule/`);
		await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
		for (const format of ['A4', 'Letter']) {
			const pdf = await page.pdf({ format });
			// Chromium writes the objects of pages as they are, see ISO 32000-1, 7.7.3.3
			expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
		}
	});
}
