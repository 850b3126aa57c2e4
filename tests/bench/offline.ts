/** How fast a saved page opens without a network, the worker asleep and no page of it open. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from 'playwright';
import { launch, newPhone, openTab, PHONE_CPU, UNHURRIED } from './browser';
import type { Certificate } from './certificate';
import { firstSight, visit } from './measure';
import { serve, type Host } from './serve';
import type { Site } from './site';
import { median, worst } from './statistics';
import { atMost, milliseconds, type Table } from './table';

export interface Start {
	site: Site;
	/** Visited once, online, so that the worker saves the site. */
	first: string;
	/** What is then opened, offline. */
	path: string;
	/** What there is to read on it. */
	selector: string;
}

interface Saved extends Start {
	host: Host;
	context: BrowserContext;
	times: number[];
}

/**
 * Visits each site once, unplugs its host, then opens each `rounds` times from cold, in turns. The
 * worker's own thread is not throttled by Chromium: a phone is a little slower than this says.
 * @returns ms until there is something to read, by start
 */
export async function coldStarts(
	starts: Start[],
	certificate: Certificate,
	rounds: number
): Promise<number[][]> {
	const browser = await launch(certificate);
	const saved: Saved[] = [];
	try {
		for (const start of starts) {
			const [host, context] = [await serve(start.site, certificate), await newPhone(browser)];
			saved.push({ ...start, host, context, times: [] });
			const { saved: done } = await visit(
				context,
				host.origin + start.first,
				'h1',
				UNHURRIED,
				'worker'
			);
			if (!done)
				throw new Error(`${start.first} brought no service worker: nothing is saved for offline.`);
			await host.unplug();
			await context.setOffline(true);
		}
		for (let round = 0; round < rounds; round++) {
			for (const one of saved) one.times.push(await coldStart(one));
		}
		return saved.map(({ times }) => times);
	} finally {
		await browser.close();
		for (const { host } of saved) await host.close();
	}
}

async function coldStart({ context, host, path, selector }: Saved): Promise<number> {
	const { page, session } = await openTab(context, PHONE_CPU, selector);
	try {
		await session.send('ServiceWorker.enable');
		await session.send('ServiceWorker.stopAllWorkers');
		// a stopped worker needs a moment to be gone
		await sleep(600);
		await page.goto(host.origin + path, { waitUntil: 'commit' });
		return await firstSight(page);
	} finally {
		await page.close();
	}
}

export function offlineTable(schedule: number[], deep: number[], bare: number[]): Table {
	const time = median(schedule);
	const row = (what: string, times: number[]) => ({
		what,
		figures: [milliseconds(median(times)), milliseconds(worst(times))]
	});
	return {
		title: `Offline, no page open, the worker asleep (4× CPU), medians of ${schedule.length}`,
		columns: ['median', 'worst'],
		rows: [
			{
				...row('schedule, first session visible', schedule),
				bar: atMost(time, 800, '800 ms'),
				because: `a bare page behind a ten-line worker took ${milliseconds(median(bare))} on this machine`
			},
			row('a session page never visited', deep),
			row('the bare page behind a ten-line worker', bare)
		]
	};
}
