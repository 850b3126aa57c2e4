/** One visit to one page, and what it cost. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';
import { openTab, type Pace, type Tab } from './browser';
import type { Fetched } from './traffic';

/** What the probe finds in the page; ms since the navigation began. */
interface Found {
	visible: number | null;
	firstPaint: number;
	largestPaint: number;
	largest: string;
	shift: number;
	/** What moved, from where to where. */
	moved: string[];
	blocked: number;
	tasks: { start: number; duration: number }[];
	answered: number;
	redirects: number;
	blocking: string[];
	finished: string[];
}

export interface Visit extends Found {
	visible: number;
	/**
	 * Requests that the first session had to wait for: the document, redirects to it, and whatever the
	 * browser held the first paint for (its renderBlockingStatus). Scripts that came early by chance are
	 * none: the page without scripts, measured beside it, shows that the session does not need them.
	 */
	needed: number;
	page: Fetched[];
	worker: Fetched[];
	foreign: string[];
	/** Did its service worker become ready? False where none was looked for. */
	saved: boolean;
	/** Bytes of JavaScript objects once everything has settled and the garbage is gone. */
	heap: number;
}

/** Does the page bring a service worker to wait for? */
export type Worker = 'worker' | 'no worker';

/** Ms without a request or a long task after which a page is at rest. */
const QUIET = 1500;
const PATIENCE = 45_000;

export async function visit(
	context: BrowserContext,
	url: string,
	selector: string,
	pace: Pace,
	worker: Worker
): Promise<Visit> {
	const tab = await openTab(context, pace, selector);
	try {
		await tab.page.goto(url, { waitUntil: 'commit', timeout: PATIENCE });
		// in this order: questions are answered by the thread that is measured
		await rest(tab);
		const visible = await firstSight(tab.page);
		const saved = worker === 'worker' && (await workerReady(tab.page));
		await tab.traffic.idle(QUIET);
		const found = await tab.page.evaluate<Found>('bench.figures()');
		const { page, foreign } = tab.traffic;
		const needed = 1 + found.redirects + found.blocking.length;
		const heap = await heapOf(tab);
		const fetched = { page, worker: await tab.traffic.worker(), foreign };
		return { ...found, visible, needed, ...fetched, saved, heap };
	} finally {
		await tab.page.close();
	}
}

/**
 * Ms until the selector's first element is painted in view; throws where it never is. Asks again and
 * again by itself: Playwright's waitForFunction needs eval in the page, which a strict policy forbids.
 */
export async function firstSight(page: Page): Promise<number> {
	const end = Date.now() + PATIENCE;
	while (Date.now() < end) {
		const visible = await page.evaluate<number | null>('window.bench?.found.visible ?? null');
		if (visible !== null) return visible;
		await sleep(100);
	}
	throw new Error(`${page.url()} showed nothing of what was looked for.`);
}

/**
 * Resolves when all of the page is there and neither the network nor the main thread has anything left to
 * do; throws where that does not come.
 */
export async function rest({ page, traffic }: Tab): Promise<void> {
	await traffic.idle(QUIET);
	const end = Date.now() + PATIENCE;
	while (Date.now() < end) {
		if ((await page.evaluate<number>('bench.rested()')) >= QUIET) return;
		await sleep(100);
	}
	throw new Error(`${page.url()} did not come to rest.`);
}

async function heapOf({ session }: Tab): Promise<number> {
	await session.send('HeapProfiler.enable');
	await session.send('HeapProfiler.collectGarbage');
	return (await session.send('Runtime.getHeapUsage')).usedSize;
}

function workerReady(page: Page): Promise<boolean> {
	return page.evaluate<boolean>(
		`Promise.race([
			navigator.serviceWorker.ready.then(() => true),
			new Promise((resolve) => setTimeout(resolve, 20000, false))
		])`
	);
}
