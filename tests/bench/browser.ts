/** A phone on a bad network, by Chromium: Lighthouse's mobile preset, applied for real, not simulated. */
import { existsSync } from 'node:fs';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type CDPSession,
	type Page
} from 'playwright';
import { WITHOUT_ADDRESS_BAR } from '../chromium';
import type { Certificate } from './certificate';
import { Traffic } from './traffic';

/** Slow 4G (150 ms, 1.6 Mbit/s down) with the factors by which applied throttling equals it. */
const SLOW_4G = {
	offline: false,
	/** Ms added to each request, so that a chain of requests costs this much a link. */
	latency: 150 * 3.75,
	/** Bytes a second. */
	downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
	uploadThroughput: (750 * 1024 * 0.9) / 8,
	connectionType: 'cellular4g' as const
};

export interface Pace {
	network: 'slow 4G' | 'as it is';
	/** How many times slower than this machine. */
	cpu: number;
}
export const PHONE: Pace = { network: 'slow 4G', cpu: 4 };
/** The network is gone or does not matter, the phone is still a phone. */
export const PHONE_CPU: Pace = { network: 'as it is', cpu: 4 };
export const UNHURRIED: Pace = { network: 'as it is', cpu: 1 };

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/** CHROME, else Playwright's own, else the system's. Throws a sentence that helps. */
export function browserPath(): string {
	const { CHROME } = process.env;
	const found = [CHROME, chromium.executablePath(), ...PLACES].find(
		(path) => path && existsSync(path)
	);
	if (!found)
		throw new Error('No Chromium found. Install one or name it: CHROME=/path/to/chromium.');
	return found;
}

export function browserFlags({ fingerprint }: Certificate): string[] {
	return [
		// the sandbox refuses to work for root
		...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
		WITHOUT_ADDRESS_BAR,
		'--disable-gpu',
		'--disable-quic',
		`--ignore-certificate-errors-spki-list=${fingerprint}`,
		// nothing foreign resolves: it fails at once, and shows in Traffic.foreign
		'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1'
	];
}

export async function launch(certificate: Certificate): Promise<Browser> {
	const executablePath = browserPath();
	return keepingNothing(await chromium.launch({ executablePath, args: browserFlags(certificate) }));
}

/** Playwright's wire to the browser. It has no option for what follows. */
interface Wire {
	_rawSend(session: string, method: string, params?: object): number;
}
interface Inside {
	_connection: { toImpl(browser: Browser): { _connection: Wire } };
}

/**
 * Who follows the network through DevTools makes the page keep every answer's body and decode it at the
 * end, on the thread that is measured: at ten thousand sessions a phone would be blocked for half a second
 * by the measuring alone. Here nobody reads bodies, so none is kept. Throws where Playwright is made otherwise.
 */
function keepingNothing(browser: Browser): Browser {
	const wire = (browser as unknown as Inside)._connection.toImpl(browser)._connection;
	const send = wire._rawSend.bind(wire);
	wire._rawSend = (session, method, params) =>
		send(
			session,
			method,
			method === 'Network.enable'
				? { ...params, maxTotalBufferSize: 1, maxResourceBufferSize: 1 }
				: params
		);
	return browser;
}

/** A phone with empty caches, far from the venue: its zone is not the program's. */
export function newPhone(browser: Browser): Promise<BrowserContext> {
	const chrome = browser.version().replace(/\..*/, '.0.0.0');
	return browser.newContext({
		viewport: { width: 412, height: 823 },
		deviceScaleFactor: 1.75,
		isMobile: true,
		hasTouch: true,
		userAgent: `Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome} Mobile Safari/537.36`,
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin'
	});
}

export interface Tab {
	page: Page;
	session: CDPSession;
	traffic: Traffic;
}

/** @param selector what counts as there to be read, once it is in the viewport */
export async function openTab(context: BrowserContext, pace: Pace, selector: string): Promise<Tab> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Emulation.setCPUThrottlingRate', { rate: pace.cpu });
	if (pace.network === 'slow 4G') await session.send('Network.emulateNetworkConditions', SLOW_4G);
	await page.addInitScript({ content: `window.benchSelector = ${JSON.stringify(selector)};` });
	await page.addInitScript({ path: new URL('probe.js', import.meta.url).pathname });
	return { page, session, traffic: new Traffic(context, session) };
}
