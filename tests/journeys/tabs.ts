/**
 * The tabs of one window, as a person has them: what stands behind is hidden. Playwright tells each page of
 * its own that it is in front, but leaves those alone that it finds in a browser. A whole Chromium, because
 * its headless shell has no tabs and keeps no screen awake.
 */
import { chromium, type BrowserContext } from '@playwright/test';
import { freePort } from '../server/postgres';

export interface Tabs {
	context: BrowserContext;
	close(): Promise<void>;
}

/** @param args how Chromium is started, besides */
export async function openTabs(args: readonly string[]): Promise<Tabs> {
	const port = await freePort();
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM_PATH || undefined,
		args: [...args, `--remote-debugging-port=${port}`]
	});
	const found = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
	return {
		context: found.contexts()[0]!,
		close: () => browser.close()
	};
}
