/**
 * Reminders and news. Chromium without its maker's push service cannot subscribe: that one call is
 * answered by the test, with keys that it can read with. All else is real: the server, the encrypted
 * message, its way to a service here, and the worker, to which DevTools hands it as the browser would.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { Browser, pushService } from '../server/push/service';
import { organized, Organizer } from './organizer';
import { expect, openSite, saved, silentStore, test } from './site';

test.use({ installs: true });

async function keepInputResampling(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/schedule/`);
	await page.getByRole('button', { name: /^In my agenda: .*Input Resampling/ }).click();
	await page.getByRole('link', { name: 'Agenda', exact: true }).click();
}

/** The browser's part of a subscription, kept over reloads as browsers do. */
async function subscribable(context: BrowserContext, { endpoint, keys }: Browser): Promise<void> {
	await context.addInitScript(
		([endpoint, keys]) => {
			const KEY = 'subscribed';
			const options = () => {
				const padded = (localStorage.getItem(KEY) ?? '').replaceAll('-', '+').replaceAll('_', '/');
				const bytes = Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0));
				return { userVisibleOnly: true, applicationServerKey: bytes.buffer };
			};
			const subscription = () => ({
				endpoint,
				options: options(),
				toJSON: () => ({ endpoint, expirationTime: null, keys }),
				unsubscribe: () => {
					localStorage.removeItem(KEY);
					return Promise.resolve(true);
				}
			});
			Object.assign(PushManager.prototype, {
				getSubscription: () => Promise.resolve(localStorage.getItem(KEY) ? subscription() : null),
				subscribe: ({ applicationServerKey }: { applicationServerKey: string }) => {
					localStorage.setItem(KEY, applicationServerKey);
					return Promise.resolve(subscription());
				}
			});
		},
		[endpoint, keys] as const
	);
}

/** A server whose pushes go to a service here, and a browser that may subscribe to it. */
async function pushing(context: BrowserContext, settings: NodeJS.ProcessEnv) {
	const service = await pushService();
	const browser = new Browser(service.origin, 'phone');
	const site = await openSite('server', { PUSH_TEST_ORIGIN: service.origin, ...settings });
	await context.grantPermissions(['notifications'], { origin: site.url });
	await subscribable(context, browser);
	const end = async () => {
		await site.kill();
		await service.close();
	};
	return { service, browser, site, end };
}

/** On the morning of the event, before it begins. */
const BEFORE = { REHEARSE_AT: '2017-08-10T08:00+10:00' };

const TOLD = 'The server knows what you keep on this device.';

/** On the agenda of somebody who has just kept a session and chosen to be told. */
async function turnOn(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Choose how to be notified' }).click();
	await page.getByRole('button', { name: 'Turn on push notifications' }).click();
	await expect(page.getByText(TOLD)).toBeVisible();
}

/** The usual beginning: all on the device, one session kept, pushes on. */
async function keepAndTurnOn(page: Page, url: string): Promise<void> {
	await keepInputResampling(page, url);
	await saved(page);
	await turnOn(page);
}

/** Hands a push to the page's worker, as the browser does. */
async function delivers(page: Page): Promise<(data: string) => Promise<void>> {
	const devtools = await page.context().newCDPSession(page);
	const registered = new Promise<string>((found) => {
		devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [one] = registrations;
			if (one) found(one.registrationId);
		});
	});
	await devtools.send('ServiceWorker.enable');
	const registrationId = await registered;
	const { origin } = new URL(page.url());
	return async (data) => {
		await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
	};
}

const shown = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const all = await registration.getNotifications();
		return all.map(({ title, body, tag }) => ({ title, body, tag }));
	});

test('a reminder comes by push, is shown offline, and opens the session', async ({
	page,
	context
}) => {
	const { service, browser, site, end } = await pushing(context, {
		REHEARSE_AT: '2017-08-10T09:31+10:00'
	});
	await keepAndTurnOn(page, site.url);

	await service.has(1);
	const [reminder] = browser.told(service);
	expect(reminder).toMatchObject({ body: 'Starts at 9:40 in C4.3.', session: 'input-resampling' });

	const deliver = await delivers(page);
	await context.setOffline(true);
	await deliver(JSON.stringify({ ...reminder, title: 'An older one' }));
	await expect.poll(() => shown(page)).toHaveLength(1);
	await deliver(JSON.stringify(reminder));
	await expect
		.poll(() => shown(page))
		.toEqual([{ title: reminder!.title, body: reminder!.body, tag: reminder!.tag }]);
	// again until the worker has taken it, as a push service does
	await expect(async () => {
		await deliver('not what anybody sends');
		const titles = async () => (await shown(page)).map(({ title }) => title);
		await expect.poll(titles).toContain('The program has news');
	}).toPass();

	// as text, because a page's types know nothing of a worker's
	await context.serviceWorkers()[0]!.evaluate(`
		registration.getNotifications({ tag: 'session-input-resampling' }).then(([notification]) =>
			dispatchEvent(new NotificationEvent('notificationclick', { notification })))
	`);
	await expect(page).toHaveURL(/\/sessions\/input-resampling\/$/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Input Resampling');
	await end();
});

test(
	'what is kept and chosen reaches the server, also when it was changed offline',
	{ tag: '@long' },
	async ({ page, context }) => {
		const { site, end } = await pushing(context, BEFORE);
		await keepInputResampling(page, site.url);
		await saved(page);
		const said = () =>
			page.waitForRequest(
				(request) => request.url().endsWith('/api/push') && request.method() !== 'GET'
			);
		await page.getByRole('button', { name: 'Choose how to be notified' }).click();
		const first = said();
		await page.getByRole('button', { name: 'Turn on push notifications' }).click();
		const told = await first;
		expect(told.postDataJSON()).toMatchObject({ kept: ['input-resampling'], minutes: 10 });
		await expect(page.getByText(TOLD)).toBeVisible();

		// what the real server was told before, the rehearsal has yet to hear
		await page.evaluate(
			(said) => (localStorage['runsheet-vdl-2017-reminders-told'] = JSON.stringify(said)),
			{ at: Date.now(), said: told.postData() }
		);
		const again = said();
		await page.reload();
		expect((await again).postData()).toBe(told.postData());
		await page.getByRole('button', { name: 'Choose how to be notified' }).click();
		await expect(page.getByText(TOLD)).toBeVisible();

		await context.setOffline(true);
		await page.getByText('30 min', { exact: true }).click();
		await page.getByRole('button', { name: /^In my agenda: .*Input Resampling/ }).click();
		await expect(page.getByText('The server does not know your latest choice yet')).toBeVisible();
		const second = said();
		await context.setOffline(false);
		expect((await second).postDataJSON()).toMatchObject({ kept: [], minutes: 30 });
		await expect(page.getByText(TOLD)).toBeVisible();

		const last = said();
		await page.getByRole('button', { name: 'Turn off push notifications' }).click();
		expect((await last).method()).toBe('DELETE');
		await expect(page.getByRole('button', { name: 'Turn on push notifications' })).toBeVisible();
		await end();
	}
);

test(
	'pushes that were turned off in one tab are not turned on again by another',
	{ tag: '@long' },
	async ({ page, context }) => {
		const { site, end } = await pushing(context, BEFORE);
		await keepAndTurnOn(page, site.url);

		const another = await context.newPage();
		// browsers put tabs to sleep, which then hear of nothing
		const asleep = await context.newPage();
		await asleep.addInitScript(() => {
			addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
		});
		for (const tab of [another, asleep]) {
			await tab.goto(`${site.url}/agenda/#reminders`);
			await expect(tab.getByText(TOLD)).toBeVisible();
		}
		const asked: string[] = [];
		context.on('request', (request) => {
			if (request.url().endsWith('/api/push')) asked.push(request.method());
		});
		await page.getByRole('button', { name: 'Turn off push notifications' }).click();
		await expect.poll(() => asked).toEqual(['DELETE']);
		await asleep.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		for (const tab of [another, asleep]) {
			await expect(tab.getByRole('button', { name: 'Turn on push notifications' })).toBeVisible();
		}
		expect(asked).toEqual(['DELETE']);
		await another.getByText('30 min', { exact: true }).click();
		await expect(page.getByRole('radio', { name: '30 min' })).toBeChecked();
		await end();
	}
);

test(
	'a store that answers late is not told to the server as an empty one',
	{ tag: '@long' },
	async ({ page, context }) => {
		const { site, end } = await pushing(context, BEFORE);
		await keepAndTurnOn(page, site.url);
		await page.addInitScript(silentStore);
		const told: unknown[] = [];
		page.on('request', (request) => {
			const isWrite = request.url().endsWith('/api/push') && request.method() === 'POST';
			if (isWrite) told.push((request.postDataJSON() as { kept: unknown }).kept);
		});
		await page.reload();
		await expect(page.getByText('storage does not answer')).toBeVisible({ timeout: 15_000 });
		// what makes it tell the server at once
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await page.evaluate(() => sessionStorage.setItem('store-answers', 'yes'));
		await page.goto(`${site.url}/schedule/`);
		await page.getByRole('button', { name: /^In my agenda: ActiVis/ }).click();
		await expect.poll(() => told).toEqual([['activis', 'input-resampling']]);
		await end();
	}
);

test('the open page shows a bar before a kept session, in rehearsal too', async ({
	page,
	site
}) => {
	await keepInputResampling(page, site.url);
	await page.getByRole('button', { name: 'Choose how to be notified' }).click();
	await page.getByRole('checkbox', { name: 'Show the bar' }).check();
	await page.goto(`${site.url}/?at=2017-08-10T09:32`);
	const bar = page.getByRole('status').filter({ hasText: 'In 8 min, at 9:40 in C4.3' });
	await expect(bar).toBeVisible();
	await bar.getByRole('button', { name: 'Close' }).click();
	await expect(page.getByText('In 8 min, at 9:40 in C4.3')).toBeHidden();
});

test('who has said no is told how to allow it; plain files say that nobody can send', async ({
	page,
	context,
	site
}) => {
	await context.addInitScript(() => {
		Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
	});
	await page.goto(`${site.url}/agenda/#reminders`);
	await expect(page.getByText('Not allowed on this device')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Turn on push notifications' })).toBeHidden();
	const files = await openSite('static');
	await page.goto(`${files.url}/agenda/#reminders`);
	await expect(page.getByText('is a static site')).toBeVisible();
	await files.kill();
});

test('a browser that cannot register says so, and stays off', async ({ page, context, site }) => {
	await context.grantPermissions(['notifications'], { origin: site.url });
	await context.addInitScript(() => {
		PushManager.prototype.subscribe = () =>
			Promise.reject(new DOMException('Registration failed - push service error', 'AbortError'));
	});
	await page.route('**/api/push', (route) => route.fulfill({ json: { publicKey: 'BAAA' } }));
	await page.goto(`${site.url}/agenda/#reminders`);
	await page.getByRole('button', { name: 'Turn on push notifications' }).click();
	await expect(page.getByRole('alert')).toContainText('could not register for push notifications');
	await expect(page.getByRole('button', { name: 'Turn on push notifications' })).toBeVisible();
});

test('a speaker turns it on from the private link, and is told of a change', async ({
	page,
	context,
	playwright
}) => {
	const { state, passphrases, link } = organized();
	const { service, browser, site, end } = await pushing(context, { STATE_DIR: state, ...BEFORE });
	await page.goto(site.url + link);
	await page.getByRole('button', { name: 'Tell this device when something changes' }).click();
	await expect(page.getByText('This device is told when something changes for you.')).toBeVisible();

	const request = await playwright.request.newContext();
	const organizer = new Organizer(request, site.url);
	await organizer.signIn('Ana', passphrases.Ana);
	await organizer.publish({ kind: 'cancel', session: 'generative-models-magenta' });
	await service.has(1);
	expect(browser.told(service)[0]).toMatchObject({ session: 'generative-models-magenta' });
	await request.dispose();
	await end();
});
