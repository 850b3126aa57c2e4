/**
 * The narrowest and the widest sans serif that machines usually have: as installed, where they are, because
 * the system rounds the widths of its own fonts; else from packages. Arimo has the measures of Liberation
 * Sans and Arial.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const require = createRequire(import.meta.url);
const NAMES = {
	narrow: { installed: 'Liberation Sans', packaged: 'arimo' },
	wide: { installed: 'DejaVu Sans', packaged: 'dejavu-sans' }
} as const;
export type Width = keyof typeof NAMES;
export const widths = Object.keys(NAMES) as Width[];

const bytes = (width: Width, weight: number) => {
	const { packaged } = NAMES[width];
	const file = `@fontsource/${packaged}/files/${packaged}-latin-${weight}-normal.woff2`;
	return readFileSync(require.resolve(file)).toString('base64');
};

/** Every page from now on is set in that font, past the policy that allows the site no other. */
export async function setFont(page: Page, width: Width): Promise<void> {
	const faces = [400, 700].map((weight) => ({ weight, data: bytes(width, weight) }));
	const given = { installed: NAMES[width].installed, faces };
	await page.addInitScript(({ installed, faces }) => {
		for (const { weight, data } of faces) {
			const font = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
			const face = new FontFace('Tested', font, { weight: String(weight) });
			document.fonts.add(face);
			void face.load();
		}
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(`:root, :root * { font-family: '${installed}', Tested !important }`);
		document.adoptedStyleSheets = [sheet];
	}, given);
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
