/** Is a tap on a keep button that comes before the scripts lost? */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { launch, newPhone, openTab, PHONE_CPU, type Tab } from './browser';
import type { Certificate } from './certificate';
import { firstSight, rest } from './measure';
import { serve, type Host } from './serve';
import type { Site } from './site';
import { count, type Table } from './table';

/** When the tap comes: while scripts are held back, or so many ms after they were let go. */
export type Moment = 'held' | number;

export interface Tapped {
	moment: Moment;
	/** Button states: right after the tap, when the scripts have started, after a reload. */
	states: (string | null)[];
	/** Other buttons that are pressed at the end. */
	others: number;
	kept: boolean;
}

const SCRIPTS = /\.js$/;
const BUTTON = 'button[aria-pressed]';

export async function earlyTap(
	site: Site,
	certificate: Certificate,
	path: string,
	selector: string,
	moment: Moment
): Promise<Tapped> {
	const host = await serve(site, certificate);
	const browser = await launch(certificate);
	try {
		const tab = await openTab(await newPhone(browser), PHONE_CPU, selector);
		host.hold(SCRIPTS);
		await tab.page.goto(host.origin + path, { waitUntil: 'commit' });
		await firstSight(tab.page);
		const session = await tapAt(tab.page, host, moment);
		const atOnce = await pressed(tab.page, session);
		host.release();
		await rest(tab);
		const started = await pressed(tab.page, session);
		const others = await reload(tab, session);
		const after = await pressed(tab.page, session);
		const kept = started === 'true' && after === 'true' && others === 0;
		return { moment, states: [atOnce, started, after], others, kept };
	} finally {
		host.release();
		await browser.close();
		await host.close();
	}
}

/** By a finger on the glass, not by a call to click(): the page must take what a phone sends it. */
async function tapAt(page: Page, host: Host, moment: Moment): Promise<string> {
	const button = page.locator(`[data-session] ${BUTTON}`).filter({ visible: true }).first();
	const session = await button.evaluate(
		(element) => element.closest('[data-session]')?.getAttribute('data-session') ?? ''
	);
	await button.scrollIntoViewIfNeeded();
	const box = await button.boundingBox();
	if (!box) throw new Error(`${page.url()} shows no ${BUTTON} in a session.`);
	if ((await pressed(page, session)) !== 'false')
		throw new Error('A fresh phone keeps nothing yet.');
	if (moment !== 'held') {
		host.release();
		await sleep(moment);
	}
	await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
	await sleep(moment === 'held' ? 300 : 0);
	return session;
}

async function reload(tab: Tab, session: string): Promise<number> {
	await tab.page.reload({ waitUntil: 'commit' });
	await firstSight(tab.page);
	await rest(tab);
	return tab.page
		.locator(`[data-session]:not([data-session="${session}"]) ${BUTTON.replace(']', '="true"]')}`)
		.count();
}

function pressed(page: Page, session: string): Promise<string | null> {
	return page.locator(`[data-session="${session}"] ${BUTTON}`).first().getAttribute('aria-pressed');
}

export function tapTable(taps: Tapped[]): Table {
	return {
		title: 'A tap on a keep button before the scripts are ready (4× CPU)',
		columns: ['at once', 'scripts started', 'after a reload', 'others pressed'],
		rows: taps.map(({ moment, states, others, kept }) => ({
			what: moment === 'held' ? 'scripts held back' : `${moment} ms after they were let go`,
			figures: [...states.map((state) => state ?? '–'), count(others)],
			bar: { text: 'kept', holds: kept }
		}))
	};
}
