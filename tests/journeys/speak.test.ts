/** A speaker's own page, from the link to what the desk sees of it. */
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { desk, organized, type Organized } from './organizer';
import { startServer } from './server';
import { expect, saved, test as base } from './site';

interface Hall extends Organized {
	url: string;
	/** The speaker's, whole. */
	link: string;
	/** From now on connections are taken and nothing is answered, until it resumes. */
	hang(): void;
	goOn(): void;
}

const test = base.extend<{ hall: Hall }>({
	hall: async ({ page: _ }, use) => {
		const { state, passphrases, link } = organized();
		const server = await startServer({ STATE_DIR: state });
		await use({
			state,
			passphrases,
			link: server.url + link,
			url: server.url,
			hang: () => process.kill(server.pid, 'SIGSTOP'),
			goOn: () => process.kill(server.pid, 'SIGCONT')
		});
		await server.kill();
	}
});

test.use({ installs: true });

/** Signs an organizer in, as the desk's page does. */
async function signIn(request: APIRequestContext, { url, passphrases }: Hall): Promise<void> {
	const answer = await request.post(`${url}/api/desk/session`, {
		headers: { origin: url },
		data: { name: 'Ana', passphrase: passphrases.Ana }
	});
	expect(answer.status()).toBe(200);
}

/** Opens the speaker's link once, so that this device has it and the program. */
async function opened(page: Page, { link, url }: Hall): Promise<Locator> {
	const slot = page.locator(`[data-session="${MINE}"]`);
	await page.goto(link);
	await expect(slot).toContainText('10:30–11:00');
	await page.waitForFunction(() => Object.keys(localStorage).some((name) => /-speak-/.test(name)));
	await page.goto(`${url}/`);
	await saved(page);
	return slot;
}

const MINE = 'generative-models-magenta';

test('a link tells when, where and after whom; it works without a network, and what changes is told and confirmed', async ({
	page,
	context,
	hall,
	request
}) => {
	await page.goto(`${hall.link}?at=2017-08-10T09:36`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cinjon Resnick');
	const slot = page.locator(`[data-session="${MINE}"]`);
	await expect(slot).toContainText('You are on in 54 min');
	await expect(slot).toContainText('10:30–11:00');
	await expect(slot).toContainText('you have 30 min');
	await expect(slot).toContainText('Deep saliency');

	await page.goto(`${hall.url}/`);
	await saved(page);
	await context.setOffline(true);
	await page.goto(hall.link);
	await expect(slot).toContainText('10:30–11:00');
	await page.getByRole('button', { name: 'I am here' }).click();
	await expect(page.getByText('as soon as there is a network')).toBeVisible();

	await signIn(request, hall);
	const published = await request.post(`${hall.url}/api/desk/revisions`, {
		headers: { origin: hall.url },
		data: {
			key: 'a-delay-of-fifteen',
			base: 8,
			action: { kind: 'delay', room: 'c4-3', from: MINE, minutes: 15 },
			why: ''
		}
	});
	expect(published.status()).toBe(201);

	await context.setOffline(false);
	await page.reload();
	await expect(slot).toContainText('15 min late');
	await expect(slot).toContainText('10:45–11:15');
	await expect(page.getByText('Changed since you last looked')).toBeVisible();
	await page.getByRole('button', { name: 'I have seen this' }).click();
	await expect(page.getByText('Changed since you last looked')).toBeHidden();

	const told = async () => {
		const answer = await request.get(`${hall.url}/api/desk/speakers`);
		const { speakers } = (await answer.json()) as {
			speakers: { person: string; state: { seen: number; here: Record<string, string> } }[];
		};
		const { state } = speakers.find(({ person }) => person === 'cinjon-resnick')!;
		return [state.seen, Object.keys(state.here)];
	};
	await expect.poll(told).toEqual([9, [MINE]]);
});

test('a link that was revoked or never was leads to words, and not into the program', async ({
	page,
	hall,
	request
}) => {
	await signIn(request, hall);
	await request.post(`${hall.url}/api/desk/speakers`, {
		headers: { origin: hall.url },
		data: { person: 'cinjon-resnick', how: 'revoke' }
	});
	expect((await page.goto(hall.link))?.status()).toBe(410);
	await expect(page.getByText('Ask the organizers for your new one')).toBeVisible();
	expect((await page.goto(`${hall.url}/speak/nobody/`))?.status()).toBe(404);
	await expect(page.getByText('Copy the whole link, or ask the organizers')).toBeVisible();
	expect(await desk(hall.state, ['speakers'])).not.toContain('Cinjon Resnick');
});

test(
	'a network that takes and never answers delays nothing that is on the device',
	{ tag: '@long' },
	async ({ page, hall }) => {
		const slot = await opened(page, hall);
		hall.hang();
		await page.goto(hall.link);
		await expect(slot).toContainText('10:30–11:00', { timeout: 4_000 });
		await page.getByRole('button', { name: 'I am here' }).click();
		const waits = page.getByText('as soon as there is a network');
		await expect(waits).toBeVisible();
		hall.goOn();
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await expect(waits).toBeHidden();
	}
);

test(
	'a link that this device has never seen waits for such a network a moment, and then says so',
	{ tag: '@long' },
	async ({ page, hall }) => {
		await page.goto(`${hall.url}/`);
		await saved(page);
		hall.hang();
		await page.goto(hall.link);
		const offline = page.getByRole('heading', { name: 'You are offline' });
		await expect(offline).toBeVisible({ timeout: 15_000 });
		hall.goOn();
	}
);

test(
	'only our own server can say that a link leads to nobody',
	{ tag: '@long' },
	async ({ page, context, hall }) => {
		const slot = await opened(page, hall);
		let asked = 0;
		await page.route('**/api/speak/**', (route) => {
			const words = asked++ === 0 ? '<h1>Sign in</h1>' : '{ "message": "No such place" }';
			return route.fulfill({ status: 404, body: words });
		});
		await page.goto(hall.link);
		// to draw the page, and as the page itself
		await expect.poll(() => asked).toBeGreaterThan(1);
		await page.getByRole('button', { name: 'I am here' }).click({ timeout: 10_000 });
		await expect.poll(() => asked).toBeGreaterThan(2);
		await expect(page.getByText('as soon as there is a network')).toBeVisible();
		await context.setOffline(true);
		await page.goto(hall.link);
		await expect(slot).toContainText('10:30–11:00');
	}
);
