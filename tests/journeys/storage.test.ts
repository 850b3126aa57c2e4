/** Storage that another page holds, and pages that are put away in the middle of a write. */
import type { Page } from '@playwright/test';
import { expect, test } from './site';

const EVENT = 'runsheet-vdl-2017';
const keep = (title: string) => ({ name: new RegExp(`^In my agenda: ${title}`) });
const awake = (page: Page) => expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
/** Resolves once the app has made its store. */
const opened = (page: Page) =>
	expect
		.poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
		.toContain(EVENT);

/** Keeps a transaction over everything open in this page, as WebKit does for pages in its back/forward cache. */
const hold = (page: Page) =>
	page.evaluate(
		(name) =>
			new Promise<void>((begun, failed) => {
				const open = indexedDB.open(name);
				open.onerror = () => failed(open.error);
				open.onsuccess = () => {
					const shelf = open.result
						.transaction(['agenda', 'notes', 'aside'], 'readwrite')
						.objectStore('agenda');
					const turn = () => {
						if (!sessionStorage.getItem('let-go')) shelf.get('mine').onsuccess = turn;
						begun();
					};
					shelf.get('mine').onsuccess = turn;
				};
			}),
		EVENT
	);
const letGo = (page: Page) => page.evaluate(() => sessionStorage.setItem('let-go', 'yes'));

/** The sessions that the store holds, read by a page that waits its turn. */
const stored = (page: Page) =>
	page.evaluate(
		(name) =>
			new Promise<string[]>((done, failed) => {
				const open = indexedDB.open(name);
				open.onerror = () => failed(open.error);
				open.onsuccess = () => {
					const shelf = open.result.transaction('agenda', 'readwrite').objectStore('agenda');
					shelf.get('mine').onsuccess = ({ target }) => {
						const agenda = (target as IDBRequest<{ wishes: object } | undefined>).result;
						open.result.close();
						done(Object.keys(agenda?.wishes ?? {}));
					};
				};
			}),
		EVENT
	);

test(
	'while another page holds the storage, this one says so, claims nothing and loses nothing',
	{ tag: '@long' },
	async ({ context, page, site }) => {
		const other = await context.newPage();
		await other.goto(`${site.url}/about/`);
		await opened(other);
		await hold(other);

		await page.goto(`${site.url}/agenda/`);
		await expect(page.getByText('storage does not answer')).toBeVisible();
		await expect(page.getByText('What you kept before cannot be read')).toBeVisible();
		await expect(page.getByText('Nothing is kept yet')).toBeHidden();

		await page.goto(`${site.url}/sessions/activis/`);
		const note = page.getByRole('textbox', { name: /^My note on ActiVis/ });
		await expect(page.getByText('storage does not answer')).toBeVisible();
		await page.getByRole('button', keep('ActiVis')).click();
		await note.fill('Ask about the platform');
		await page.reload();
		await expect(note).toHaveValue('Ask about the platform');
		await expect(page.getByRole('button', keep('ActiVis'))).toHaveAttribute('aria-pressed', 'true');

		await letGo(other);
		await note.press('End');
		await note.pressSequentially('!');
		await expect(page.getByText('storage does not answer')).toBeHidden();
		await page.evaluate(() => localStorage.clear());
		await page.reload();
		await expect(note).toHaveValue('Ask about the platform!');
		await expect(page.getByRole('button', keep('ActiVis'))).toHaveAttribute('aria-pressed', 'true');
	}
);

test('where nothing outlives the page, no note is said to stay', async ({ page, site }) => {
	await page.addInitScript(() => {
		for (const name of ['indexedDB', 'localStorage']) {
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException('This site may store nothing.', 'SecurityError');
				}
			});
		}
	});
	await page.goto(`${site.url}/sessions/activis/`);
	await expect(page.getByText('Kept only while this page is open. Nobody else')).toBeVisible();
	await expect(page.getByText('Stays on this device')).toBeHidden();
	await expect(page.getByText('This browser can’t store anything')).toBeVisible();
});

test('a page that is put away holds up no other, and writes when it comes back', async ({
	context,
	page,
	site
}) => {
	await page.goto(`${site.url}/schedule/`);
	await awake(page);
	await opened(page);
	const other = await context.newPage();
	// of the same site, and without the app
	await other.goto(`${site.url}/robots.txt`);
	// in one task, as when somebody taps and goes
	await page.evaluate(() => {
		document.querySelector<HTMLElement>('[data-session="panel"] [data-keep]')!.click();
		dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
		document.querySelector<HTMLElement>('[data-session="lunch"] [data-keep]')!.click();
	});
	expect(await stored(other)).toEqual([]);
	await page.evaluate(() => {
		dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
	});
	await expect.poll(() => stored(other)).toEqual(['panel', 'lunch']);
});

test('a note that is typed on a page left at once is there on the next one', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/sessions/activis/`);
	await awake(page);
	const note = page.getByRole('textbox', { name: /^My note on ActiVis/ });
	await note.fill('Ask about the platform');
	await note.evaluate((field: HTMLTextAreaElement) => {
		field.value += ', and who uses it';
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		location.href = '/agenda/';
	});
	await expect(page.getByText('Ask about the platform, and who uses it')).toBeVisible();
});
