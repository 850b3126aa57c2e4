/** The agenda on this phone. */
import type { Page } from '@playwright/test';
import { expect, silentStore, test } from './site';

const row = (id: string) => `[data-session="${id}"]`;
const keep = (title: string) => ({ name: new RegExp(`^In my agenda: ${title}`) });

/** Puts it into the store of the page's app, which must have opened it. */
const storeAgenda = (page: Page, agenda: object) =>
	page.evaluate(
		(agenda) =>
			new Promise<void>((done, failed) => {
				const open = indexedDB.open('runsheet-vdl-2017');
				open.onerror = () => failed(open.error);
				open.onsuccess = () => {
					const writing = open.result.transaction('agenda', 'readwrite');
					writing.objectStore('agenda').put(agenda, 'mine');
					writing.oncomplete = () => done();
					writing.onabort = () => failed(writing.error);
				};
			}),
		agenda
	);

test('keep, overlap of nothing, free time, drop and undo', async ({ page, site, problems }) => {
	await page.goto(`${site.url}/schedule/`);
	await page.getByRole('button', keep('SmoothGrad')).click();
	await page.getByRole('button', keep('Self-supervised')).click();
	await page.getByRole('link', { name: 'Agenda', exact: true }).click();
	await expect(page.getByText('2 sessions · kept on this device')).toBeVisible();
	await expect(page.getByText('1 h 35 min free from 9:40')).toBeVisible();
	await page.getByRole('button', keep('SmoothGrad')).click();
	await expect(page.locator(row('smoothgrad'))).toBeHidden();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.locator(row('smoothgrad'))).toBeVisible();
	await page.reload();
	await expect(page.locator('.row')).toHaveCount(2);
	expect(problems).toEqual([]);
});

test('a tap made before the scripts have arrived is kept', async ({ page, site }) => {
	let release = () => {};
	const arrived = new Promise<void>((now) => (release = now));
	await page.route('**/_app/**', async (route) => {
		await arrived;
		await route.continue();
	});
	await page.goto(`${site.url}/schedule/`, { waitUntil: 'commit' });
	const button = page.getByRole('button', keep('SmoothGrad'));
	await button.click();
	await expect(button).toHaveAttribute('aria-pressed', 'true');
	release();
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await expect(button).toHaveAttribute('aria-pressed', 'true');
	await page.goto(`${site.url}/agenda/`);
	await expect(page.locator(row('smoothgrad'))).toBeVisible();
});

test('a tap and leaving at once, before the scripts or just after, loses nothing', async ({
	page,
	site
}) => {
	await page.route('**/_app/**', (route) => route.abort());
	await page.goto(`${site.url}/schedule/`, { waitUntil: 'commit' });
	await page.getByRole('button', keep('SmoothGrad')).click();
	await page.unroute('**/_app/**');
	await page.goto(`${site.url}/schedule/`);
	await expect(page.getByRole('button', keep('SmoothGrad'))).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await page.evaluate(() => {
		document.querySelector<HTMLElement>('[data-session="panel"] [data-keep]')?.click();
		location.href = '/agenda/';
	});
	await expect(page.locator(row('panel'))).toBeVisible();
	await expect(page.locator(row('smoothgrad'))).toBeVisible();
});

test('two tabs agree, and neither loses what the other kept', async ({ context, page, site }) => {
	const other = await context.newPage();
	await page.goto(`${site.url}/schedule/`);
	await other.goto(`${site.url}/schedule/`);
	await expect(other.getByText(/Checked just now|Live\./)).toBeVisible();
	await page.getByRole('button', keep('SmoothGrad')).click();
	await expect(other.getByRole('button', keep('SmoothGrad'))).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await other.getByRole('button', keep('Deep saliency')).click();
	await expect(page.getByRole('button', keep('Deep saliency'))).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await expect(page.getByRole('button', keep('SmoothGrad'))).toHaveAttribute(
		'aria-pressed',
		'true'
	);
});

test('where the browser gives no channel between tabs, the agenda is kept all the same', async ({
	page,
	site,
	problems
}) => {
	await page.addInitScript(() => {
		window.BroadcastChannel = class {
			constructor() {
				throw new DOMException('This site may store nothing.', 'SecurityError');
			}
		} as unknown as typeof BroadcastChannel;
	});
	await page.goto(`${site.url}/schedule/`);
	await page.getByRole('button', keep('SmoothGrad')).click();
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await page.evaluate(() => localStorage.clear());
	await page.goto(`${site.url}/agenda/`);
	await expect(page.locator(row('smoothgrad'))).toBeVisible();
	await page.getByRole('button', keep('SmoothGrad')).click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
	expect(problems).toEqual([]);
});

test('a shared link says what it holds and asks before it keeps', async ({ page, site }) => {
	await page.goto(`${site.url}/agenda/#keep=smoothgrad.panel.no-such-one`);
	await expect(page.getByRole('heading', { name: 'This link carries 2 sessions' })).toBeVisible();
	await expect(page.getByText('One more is not in this program')).toBeVisible();
	await expect(page.locator('.row')).toHaveCount(0);
	await page.getByRole('button', { name: 'Keep these too' }).click();
	await expect(page.locator('.row')).toHaveCount(2);
	// another link, opened where the first one was answered
	await page.evaluate(() => (location.hash = '#keep=lunch'));
	await expect(page.getByRole('heading', { name: 'This link carries one session' })).toBeVisible();
	await page.getByRole('button', { name: 'No, thanks' }).click();
	await expect(page.getByRole('heading', { name: /This link carries/ })).toBeHidden();
	await expect(page).toHaveURL(/\/agenda\/$/);
	await expect(page.locator('.row')).toHaveCount(2);
	await page.reload();
	await expect(page.locator('.row')).toHaveCount(2);
});

test('the calendar file is made on this device, in UTC, with the feed’s UIDs', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/sessions/closing-remarks/`);
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Calendar', exact: true }).click();
	const stream = await (await download).createReadStream();
	let text = '';
	for await (const chunk of stream) text += String(chunk);
	expect(text).toContain('UID:vdl-2017-closing-remarks@icmlviz.github.io');
	expect(text).toContain('DTSTART:20170810T073000Z');
	expect(text).toContain('DTEND:20170810T074500Z');
	const lines = text.replaceAll('\r\n ', '');
	expect(lines).toContain('No end has been announced');
	expect(lines).toContain('X-WR-CALNAME:VDL 2017 · Closing remarks\r\n');
	await page.getByRole('link', { name: 'A subscription follows changes' }).click();
	await expect(page.getByRole('heading', { name: 'Subscribe in your calendar' })).toBeInViewport();
});

test('damaged storage is set aside and said, never a white page', async ({ page, site }) => {
	await page.goto(`${site.url}/about/`);
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await storeAgenda(page, {
		wishes: { smoothgrad: { keep: true, at: 5, title: 'SmoothGrad', start: null }, bad: 7 },
		seen: 'x'
	});
	await page.goto(`${site.url}/agenda/`);
	await expect(page.getByText('It was set aside')).toBeVisible();
	await expect(page.locator(row('smoothgrad'))).toBeVisible();
});

test(
	'a store that answers late brings what it holds, and loses nothing that came meanwhile',
	{ tag: '@long' },
	async ({ page, site }) => {
		await page.goto(`${site.url}/sessions/smoothgrad/`);
		await page.getByRole('button', keep('SmoothGrad')).click();
		await page.goto(`${site.url}/sessions/activis/`);
		const note = page.getByRole('textbox', { name: /^My note on ActiVis/ });
		await note.fill('Ask about the platform');
		await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
		await page.addInitScript(silentStore);
		await page.reload();
		await expect(page.getByText('storage does not answer')).toBeVisible({ timeout: 15_000 });
		await expect(note).toHaveValue('');
		await note.fill('Bring the charger');
		await page.evaluate(() => sessionStorage.setItem('store-answers', 'yes'));
		await page.getByRole('button', keep('ActiVis')).click();
		await expect(page.getByText('storage does not answer')).toBeHidden();
		await expect(note).toHaveValue('Ask about the platform\nBring the charger');
		await page.goto(`${site.url}/agenda/`);
		await expect(page.locator(row('activis'))).toBeVisible();
		await expect(page.locator(row('smoothgrad'))).toBeVisible();
		await expect(page.getByText('Bring the charger')).toBeVisible();
	}
);

test(
	'what a silent store has seen is not taken for seen anew by a tap that comes before it answers',
	{ tag: '@long' },
	async ({ page, site }) => {
		await page.goto(`${site.url}/about/`);
		await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
		const wish = { keep: true, at: 5, title: 'SmoothGrad', start: null };
		await storeAgenda(page, { wishes: { smoothgrad: wish }, seen: 1 });
		await page.addInitScript(silentStore);
		await page.goto(`${site.url}/schedule/`);
		await expect(page.getByText('storage does not answer')).toBeVisible({ timeout: 15_000 });
		await page.getByRole('button', keep('ActiVis')).click();
		await page.evaluate(() => sessionStorage.setItem('store-answers', 'yes'));
		await page.getByRole('button', keep('Deep saliency')).click();
		await expect(page.getByText('storage does not answer')).toBeHidden();
		await page.getByRole('link', { name: 'Agenda', exact: true }).click();
		const changed = page.getByRole('region', { name: 'Changed in my agenda' });
		await expect(changed).toContainText('SmoothGrad');
	}
);

test('a note stays on this device and says so', async ({ page, site }) => {
	await page.goto(`${site.url}/sessions/activis/`);
	await expect(page.getByText(/Checked just now|Live\./)).toBeVisible();
	await page.getByRole('textbox', { name: /^My note on ActiVis/ }).fill('Ask about the platform');
	await expect(page.getByText('Stays on this device')).toBeVisible();
	await page.reload();
	await expect(page.getByRole('textbox', { name: /^My note on ActiVis/ })).toHaveValue(
		'Ask about the platform'
	);
	await page.goto(`${site.url}/agenda/`);
	await expect(page.getByRole('heading', { name: 'Notes on other sessions' })).toBeVisible();
	await page.getByRole('link', { name: /^ActiVis/ }).click();
	await page.getByRole('button', keep('ActiVis')).click();
	await page.getByRole('link', { name: 'Agenda', exact: true }).click();
	await expect(page.getByText('My note: Ask about the platform')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Notes on other sessions' })).toBeHidden();
});

test('Now names what comes next of mine, however far it is', async ({ page, site }) => {
	await page.goto(`${site.url}/schedule/`);
	await page.getByRole('button', keep('Brainstorming')).click();
	await page.goto(`${site.url}/?at=2017-08-10T09:32`);
	await expect(page.getByText('Your next: 16:50 Brainstorming')).toBeVisible();
});
