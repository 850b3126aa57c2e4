/** The program in other formats: found on About, answered by every build. */
import { expect, openSite, test } from './site';

for (const kind of ['server', 'static'] as const) {
	const tag = kind === 'static' ? ['@long'] : [];
	test(
		`About of the ${kind} build leads to the program as data, and each format is there`,
		{ tag },
		async ({ page }) => {
			const site = await openSite(kind);
			await page.goto(`${site.url}/about/`);
			const addresses = await page
				.locator('a[href*="/export/"], a[href$="/program.json"]')
				.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
			const begins: Record<string, string> = {
				'program.json': '{"revision":8,',
				'program.csv': '\ufeffid,day,start,end,',
				'schedule.xml': '<?xml version="1.0" encoding="UTF-8"?>\n<schedule>',
				'schedule.json': '{"$schema":"https://c3voc.de/schedule/schema.json"'
			};
			expect(addresses.map((address) => address.split('/').at(-1))).toEqual(Object.keys(begins));
			for (const address of addresses) {
				expect(address.startsWith(site.url)).toBe(true);
				const answer = await page.request.get(address);
				const head = begins[address.split('/').at(-1) ?? ''] ?? '?';
				expect((await answer.body()).toString().slice(0, head.length)).toBe(head);
			}
			await site.kill();
		}
	);
}
