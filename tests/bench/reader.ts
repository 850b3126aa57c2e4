/** Somebody with a phone who types, taps and scrolls, and how long the page lets them wait. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { newPhone, openTab, PHONE_CPU, type Tab } from './browser';
import { firstSight, rest } from './measure';

/** Ms; see follow.js. */
export interface Action {
	what: string;
	/** To the last paint. */
	painted: number;
	/** The longest that one event waited for the next paint. */
	waited: number;
}

/** Ms in which nothing changes any more. */
const STILL = 800;
/** Ms from one touch of a quick thumb to the next. */
const LETTER = 120;
const PATIENCE = 15_000;

export class Reader {
	readonly #tab: Tab;

	private constructor(tab: Tab) {
		this.#tab = tab;
	}

	/** On a slow phone with a fast network, the page at rest. */
	static async at(browser: Browser, url: string, selector: string): Promise<Reader> {
		const reader = await Reader.inHaste(browser, url, selector);
		await rest(reader.#tab);
		return reader;
	}

	/** As soon as there is something to be read; the rest of the page and its scripts are still to come. */
	static async inHaste(browser: Browser, url: string, selector: string): Promise<Reader> {
		const tab = await openTab(await newPhone(browser), PHONE_CPU, selector);
		await tab.page.addInitScript({ path: new URL('follow.js', import.meta.url).pathname });
		await tab.page.goto(url, { waitUntil: 'commit' });
		await firstSight(tab.page);
		return new Reader(tab);
	}

	async close(): Promise<void> {
		await this.#tab.page.context().close();
	}

	/** One key after the other, each when the one before has settled. */
	async keys(keys: string[]): Promise<Action[]> {
		const actions: Action[] = [];
		for (const key of keys) {
			actions.push(await this.#act(key, 'keydown', () => this.#tab.page.keyboard.press(key)));
		}
		return actions;
	}

	/** A tap on the field and a word at the pace of a thumb, which has to reach its first letter too. */
	async write(field: string, word: string): Promise<Action> {
		const { page } = this.#tab;
		const { x, y } = await this.#find(field);
		return this.#act(`${word} at once`, 'pointerdown', async () => {
			await page.touchscreen.tap(x, y);
			await sleep(LETTER);
			await page.keyboard.type(word, { delay: LETTER });
		});
	}

	/** The first that is on the screen. */
	async tap(target: string): Promise<Action> {
		const { x, y } = await this.#find(target);
		const tap = () => this.#tab.page.touchscreen.tap(x, y);
		return this.#act(`tap on ${target}`, 'pointerdown', tap);
	}

	toTop(): Promise<void> {
		return this.#tab.page.evaluate('scrollTo(0, 0)');
	}

	/** By looking at the screen: to ask thousands of elements where they are would lay all of them out. */
	async #find(target: string): Promise<{ x: number; y: number }> {
		const { page } = this.#tab;
		const found = await page.evaluate<{ x: number; y: number } | null>(
			`follow.find(${JSON.stringify(target)})`
		);
		if (!found) throw new Error(`${page.url()} shows no ${target}.`);
		return found;
	}

	/** Flings the page down. @returns the ms between frames */
	async scroll(pixels: number, speed: number): Promise<number[]> {
		const { page, session } = this.#tab;
		await page.evaluate('follow.watchFrames()');
		await session.send('Input.synthesizeScrollGesture', {
			...{ x: 200, y: 400, yDistance: -pixels, speed },
			gestureSourceType: 'touch',
			preventFling: false
		});
		await sleep(STILL);
		return page.evaluate<number[]>('follow.frames()');
	}

	async #act(what: string, type: string, act: () => Promise<void>): Promise<Action> {
		const { page } = this.#tab;
		await page.evaluate(`follow.begin(${JSON.stringify(type)})`);
		await act();
		// a question is answered by the thread that is measured: none before it can be still
		await sleep(STILL);
		const end = Date.now() + PATIENCE;
		while (Date.now() < end && (await page.evaluate<number>('follow.still()')) < STILL) {
			await sleep(100);
		}
		const { painted, waited } = await page.evaluate<Omit<Action, 'what'>>('follow.end()');
		return { what, painted, waited };
	}
}
