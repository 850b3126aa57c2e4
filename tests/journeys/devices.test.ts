/** One agenda on a phone and on a laptop, offline edits included, and what a link lets others see. */
import type { Page } from '@playwright/test';
import { startServer } from './server';
import { expect, saved, test } from './site';
import { newState } from './state';

const LAPTOP = { viewport: { width: 1280, height: 800 } };
const WELL = 'Your other devices are up to date.';
const keep = (title: string) => ({ name: new RegExp(`^In my agenda: ${title}`) });
const row = (id: string) => `[data-session="${id}"]`;

/** Puts the agenda of a device on the server; answers with its private link. */
async function turnOn(page: Page, url: string): Promise<string> {
	await page.goto(`${url}/agenda/`);
	await page.getByRole('button', { name: 'Turn it on' }).click();
	await expect(page.getByText(WELL)).toBeVisible();
	const key = await page.evaluate(() => {
		const name = Object.keys(localStorage).find((one) => one.endsWith('-link')) ?? '';
		return (JSON.parse(localStorage.getItem(name) ?? '{}') as { key: string }).key;
	});
	return `${url}/agenda/#link=${key}`;
}

/** The phone keeps SmoothGrad and puts its agenda on the server; answers with its private link. */
async function linkedPhone(phone: Page, url: string): Promise<string> {
	await phone.goto(`${url}/schedule/`);
	await phone.getByRole('button', keep('SmoothGrad')).click();
	return turnOn(phone, url);
}

async function joins(page: Page, link: string): Promise<void> {
	await page.goto(link);
	await page.getByRole('button', { name: 'Link this device' }).click();
	await expect(page.getByText(WELL)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Link this device?' })).toBeHidden();
}

test('what is kept on one and dropped on the other, offline, ends by the later decision; no key in any log', async ({
	device
}) => {
	const settings = { STATE_DIR: newState(), LOG: '1' };
	let server = await startServer(settings);
	const { port } = new URL(server.url);
	const phone = await device({ installs: true });
	await phone.goto(`${server.url}/schedule/`);
	await saved(phone);
	await phone.getByRole('button', keep('SmoothGrad')).click();
	const link = await turnOn(phone, server.url);
	const key = link.split('=')[1] ?? '';
	expect(key).toMatch(/^[a-z2-7]{32}$/);

	const laptop = await device({ ...LAPTOP, installs: true });
	await laptop.goto(`${server.url}/schedule/`);
	await saved(laptop);
	await laptop.getByRole('button', keep('Deep saliency')).click();
	await joins(laptop, link);
	expect(laptop.url()).not.toContain(key);
	await expect(laptop.locator(row('smoothgrad'))).toBeVisible();
	await expect(phone.locator('.row')).toHaveCount(2);

	for (const one of [phone, laptop]) await one.context().setOffline(true);
	await laptop.getByRole('button', keep('SmoothGrad')).click();
	await expect(laptop.locator(row('smoothgrad'))).toBeHidden();
	await expect(laptop.getByText('One change waits for the network.')).toBeVisible();
	await phone.goto(`${server.url}/schedule/`);
	const onPhone = phone.getByRole('button', keep('SmoothGrad'));
	await onPhone.click();
	await onPhone.click();
	await expect(onPhone).toHaveAttribute('aria-pressed', 'true');
	// the phone kept it later than the laptop dropped it
	for (const one of [laptop, phone]) await one.context().setOffline(false);
	await expect(laptop.locator(row('smoothgrad'))).toBeVisible();
	await expect(onPhone).toHaveAttribute('aria-pressed', 'true');

	await phone.goto(`${server.url}/agenda/`);
	await expect(phone.getByText(WELL)).toBeVisible();
	await phone.getByRole('button', keep('SmoothGrad')).click();
	await expect(laptop.locator(row('smoothgrad'))).toBeHidden();
	await expect(laptop.getByText(WELL)).toBeVisible();
	const before = server.said();
	await server.kill();
	await laptop.getByRole('button', keep('Deep saliency')).click();
	await expect(laptop.getByText(/change waits for the network/)).toBeVisible();
	server = await startServer({ ...settings, PORT: port });
	await expect(phone.locator(row('deep-saliency'))).toBeHidden({ timeout: 30_000 });
	await expect(phone.getByText('0 sessions')).toBeVisible();
	const calendar = await phone.evaluate(async (key) => {
		const response = await fetch(`/api/agendas/${key}`);
		const { feed } = (await response.json()) as { feed: string };
		return { feed, status: (await fetch(feed)).status };
	}, key);
	expect(calendar.status).toBe(200);
	const said = before + server.said();
	expect(said).toContain('/api/agendas/…');
	expect(said).toContain('/agendas/…');
	for (const secret of [key, calendar.feed.slice('/agendas/'.length, -'.ics'.length)])
		expect(said).not.toContain(secret);
	await server.kill();
});

test(
	'unlinking the others ends their link in words, and they keep what they have',
	{ tag: '@long' },
	async ({ page: phone, device, site }) => {
		const link = await linkedPhone(phone, site.url);
		const laptop = await device(LAPTOP);
		await joins(laptop, link);
		await phone.getByText('On your other devices').click();
		await phone.getByRole('button', { name: 'Unlink the others' }).click();
		await phone.getByRole('button', { name: 'Unlink them' }).click();
		await expect(laptop.getByText('This agenda was taken off the server')).toBeVisible();
		await expect(laptop.locator(row('smoothgrad'))).toBeVisible();
		await expect(phone.getByText(WELL)).toBeVisible();
		await laptop.getByRole('button', { name: 'Keep it on this device only' }).click();
		await expect(laptop.getByRole('button', { name: 'Turn it on' })).toBeVisible();

		const stranger = await device(LAPTOP);
		await stranger.goto(link);
		await expect(stranger.getByText('This link has ended')).toBeVisible();
		await phone.getByText('On your other devices').click();
		await phone.getByRole('button', { name: 'Delete everything on the server' }).click();
		await phone.getByRole('button', { name: 'Forget it' }).click();
		await expect(phone.getByRole('button', { name: 'Turn it on' })).toBeVisible();
		await expect(phone.locator(row('smoothgrad'))).toBeVisible();
	}
);

test('the private link brings everything back to a browser that has lost it all', async ({
	page,
	device,
	site
}) => {
	const link = await linkedPhone(page, site.url);
	await page.context().close();
	const again = await device();
	await joins(again, link);
	await expect(again.locator(row('smoothgrad'))).toBeVisible();
});

test(
	'a browser that knows no AbortSignal.any follows too',
	{ tag: '@long' },
	async ({ page: phone, device, site }) => {
		// iOS before 17.4
		await phone.addInitScript(() => Reflect.deleteProperty(AbortSignal, 'any'));
		await phone.goto(`${site.url}/schedule/`);
		await phone.getByRole('button', keep('SmoothGrad')).click();
		const link = await turnOn(phone, site.url);

		const laptop = await device(LAPTOP);
		await joins(laptop, link);
		await laptop.getByRole('button', keep('SmoothGrad')).click();
		await expect(phone.locator(row('smoothgrad'))).toBeHidden();
	}
);

test(
	'after a fault that nobody expected a device tries again',
	{ tag: '@long' },
	async ({ page: phone, site }) => {
		await linkedPhone(phone, site.url);
		const faults: string[] = [];
		phone.on('console', (message) => faults.push(message.text()));
		await phone.evaluate(() => {
			const { stringify } = JSON;
			JSON.stringify = (value: object) => {
				// what is sent, and nothing that is stored
				if (Object.keys(value).join() !== 'wishes') return stringify(value);
				JSON.stringify = stringify;
				throw new RangeError('a fault of our own');
			};
		});
		const sent = phone.waitForResponse((response) => response.request().method() === 'PATCH', {
			timeout: 15_000
		});
		await phone.getByRole('button', keep('SmoothGrad')).click();
		expect((await sent).status()).toBe(200);
		await expect(phone.getByText(WELL)).toBeVisible();
		expect(faults.filter((fault) => fault.includes('a fault of our own'))).toHaveLength(1);
	}
);

test(
	'only our own server can say that an agenda is not there, or has ended',
	{ tag: '@long' },
	async ({ page: phone, site }) => {
		await linkedPhone(phone, site.url);
		// a building's network that answers everything in JSON
		for (const status of [404, 410, 412, 403]) {
			await phone.route('**/api/agendas/**', (route) =>
				route.fulfill({ status, json: { message: 'Sign in first' } })
			);
			await phone.reload();
			await expect(phone.getByText('One change waits for the network.')).toBeVisible();
			await phone.unroute('**/api/agendas/**');
		}
		await phone.reload();
		await expect(phone.getByText(WELL)).toBeVisible();
	}
);

test('a shared page follows, can be kept from session by session, and ends when it is revoked', async ({
	page: mine,
	device,
	site
}) => {
	await mine.goto(`${site.url}/schedule/`);
	await mine.getByRole('button', keep('SmoothGrad')).click();
	await mine.getByRole('button', keep('Deep saliency')).click();
	await turnOn(mine, site.url);
	await mine.getByText('A page to share').click();
	const address = (await mine.locator('#share .address a').getAttribute('href')) ?? '';
	const theirs = await device(LAPTOP);
	const response = await theirs.goto(address);
	expect(response?.headers()['x-robots-tag']).toBe('noindex');
	await expect(theirs.locator('.row')).toHaveCount(2);
	await theirs.getByRole('button', keep('SmoothGrad')).click();
	// without a network it stays as it is, and goes on afterwards
	await theirs.context().setOffline(true);
	const unheard = theirs.waitForEvent('requestfailed');
	await theirs.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await unheard;
	await mine.getByRole('button', keep('Deep saliency')).click();
	await theirs.context().setOffline(false);
	await expect(theirs.locator('.row')).toHaveCount(1, { timeout: 30_000 });
	await theirs.goto(`${site.url}/agenda/`);
	await expect(theirs.locator('.row')).toHaveCount(1);
	await mine.getByRole('button', { name: 'Replace this page' }).click();
	await expect(mine.getByText('The old page no longer works')).toBeVisible();
	const gone = await theirs.goto(address);
	expect(gone?.status()).toBe(410);
	await expect(theirs.getByText('This page has ended')).toBeVisible();
	expect((await theirs.goto(`${site.url}/a/${'a'.repeat(32)}`))?.status()).toBe(404);
});
