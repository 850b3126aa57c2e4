/** Every page of a static build in a real browser: what is wrong with it, in words. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { ProgramFile } from '../../src/lib/program/programFile';
import { faultsIn } from '../journeys/axe';
import { watch } from '../journeys/site';

/** Pages that are looked at beside each other. */
const LANES = 3;

/**
 * Every page, each in one of the themes.
 * @param folder of the build, served at `url`. Some of the pages are visited at more than one moment.
 */
export async function visitAll(
	context: BrowserContext,
	url: string,
	folder: string
): Promise<string[]> {
	const paths = [...pagesIn(folder), ...momentsOf(folder)];
	const wrong: string[] = [];
	const lane = async () => {
		const page = await context.newPage();
		const problems: string[] = [];
		watch(page, problems);
		for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
			const theme = paths.length % 2 === 0 ? 'light' : 'dark';
			const found = await visit(page, url, path, folder, theme);
			wrong.push(...found.map((what) => `${path}: ${what}`));
			wrong.push(...problems.splice(0).map((what) => `${path}: ${what}`));
		}
		await page.close();
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	return wrong;
}

/** Addresses of the pages in a static build. */
function pagesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /(^|\/)index\.html$/.test(name))
		.map((name) => `/${name.replace(/index\.html$/, '')}`)
		.sort();
}

/** While the first session is on, and after the last day. */
function momentsOf(folder: string): string[] {
	const { event, sessions } = JSON.parse(
		readFileSync(join(folder, 'program.json'), 'utf8')
	) as ProgramFile;
	const start = sessions.find(({ slot }) => slot)?.slot?.start;
	const after = `?at=${event.days.at(-1)}T23:59`;
	const during = start ? `?at=${start.replace(':00Z', ':30Z')}` : after;
	return [`/${during}`, `/${after}`, `/board/${during}`, `/schedule/${during}&view=grid`];
}

async function visit(
	page: Page,
	url: string,
	path: string,
	folder: string,
	theme: 'light' | 'dark'
): Promise<string[]> {
	await page.goto(url + path);
	// the app listens by now, and has drawn what it draws by script; /embed/ is a page without it
	await page.waitForFunction(
		() => !document.querySelector('.app') || (window as { appListens?: true }).appListens
	);
	await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
	const links = await page.evaluate(() =>
		[...document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>('a[href], link[href]')]
			.map(({ href }) => href)
			.filter((href) => href.startsWith(location.origin))
			.map((href) => new URL(href).pathname)
	);
	const lost = [...new Set(links)].filter((link) => !isThere(folder, decodeURIComponent(link)));
	return [
		...lost.map((link) => `the link to ${link} leads nowhere`),
		...(await faultsIn(page, theme))
	];
}

const isThere = (folder: string, path: string) =>
	existsSync(join(folder, path.endsWith('/') ? `${path}index.html` : path));
