/**
 * The narrowest and the widest sans serif that machines usually have, from packages, so that tests find the
 * same on every machine. Arimo has the measures of Liberation Sans and Arial.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const require = createRequire(import.meta.url);
const NAMES = { narrow: 'arimo', wide: 'dejavu-sans' } as const;
export type Width = keyof typeof NAMES;
export const widths = Object.keys(NAMES) as Width[];

const bytes = (width: Width, weight: number) => {
	const name = NAMES[width];
	const file = `@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`;
	return readFileSync(require.resolve(file)).toString('base64');
};

/** Every page from now on is set in that font, past the policy that allows the site no other. */
export async function setFont(page: Page, width: Width): Promise<void> {
	const faces = [400, 700].map((weight) => ({ weight, data: bytes(width, weight) }));
	await page.addInitScript((given) => {
		for (const { weight, data } of given) {
			const font = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
			const face = new FontFace('Tested', font, { weight: String(weight) });
			document.fonts.add(face);
		}
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(':root, :root * { font-family: Tested !important }');
		document.adoptedStyleSheets = [sheet];
	}, faces);
}

/** Loads a page in the font set before. */
export async function open(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await expect
		.poll(() =>
			page.evaluate(async () => {
				await document.fonts.ready;
				const faces = [...document.fonts].filter(({ family }) => family === 'Tested');
				return faces.length > 0 && faces.every(({ status }) => status === 'loaded');
			})
		)
		.toBe(true);
}
