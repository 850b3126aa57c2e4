/** The live day on phones: a real server, an organizer, and devices that are open, closed, or without a network. */
import type { Page } from '@playwright/test';
import type { Action } from '../../src/lib/program/live/live';
import { faults } from './axe';
import { organized, Organizer } from './organizer';
import { startServer, type Served } from './server';
import { expect, saved, test as base } from './site';

const AT = '?at=2017-08-10T09:36';
const late = (minutes: number): Action => ({
	...{ kind: 'delay', room: 'c4-3', from: 'input-resampling' },
	minutes
});
const cancelled: Action = { kind: 'cancel', session: 'panel' };
const added: Action = {
	kind: 'add',
	session: {
		...{ id: 'demo-hour', kind: 'other', title: 'Demonstrations of tools', day: '2017-08-10' },
		slot: { start: '2017-08-10T00:40:00Z', end: '2017-08-10T00:55:00Z', rooms: ['c4-3'] },
		speakers: [{ id: 'ada-example', name: 'Ada Example' }]
	}
};
const notice = (severity: 'info' | 'important', text: string): Action => ({
	...{ kind: 'notice', severity, text },
	until: null
});

interface Day {
	url: string;
	server: Served;
	organizer: Organizer;
}

const test = base.extend<{ day: Day }>({
	day: async ({ playwright }, use) => {
		const { state, passphrases } = organized();
		const server = await startServer({ STATE_DIR: state });
		const request = await playwright.request.newContext();
		const organizer = new Organizer(request, server.url);
		await organizer.signIn('Ana', passphrases.Ana);
		await use({ url: server.url, server, organizer });
		await request.dispose();
		await server.kill();
	}
});

const row = (page: Page, id: string) => page.locator(`[data-session="${id}"]`);
const bars = (page: Page) => page.locator('.bars');
const keep = (page: Page, title: RegExp) =>
	page.getByRole('button', { name: new RegExp(`^In my agenda: ${title.source}`) }).click();
/** Follows the server. */
const follows = (page: Page) => expect(page.locator('footer')).toContainText('Live.');

async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await follows(page);
}

async function watchShifts(page: Page): Promise<() => Promise<number[]>> {
	await page.addInitScript(() => {
		const shifts: number[] = ((window as { shifts?: number[] }).shifts = []);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) shifts.push((entry as { value?: number }).value ?? 0);
		}).observe({ type: 'layout-shift', buffered: true });
	});
	return () => page.evaluate(() => (window as { shifts?: number[] }).shifts?.splice(0) ?? []);
}

test('a room runs late: the open phone says new time, printed time and how much, and takes it back', async ({
	page,
	day,
	problems
}) => {
	await open(page, `${day.url}/schedule/${AT}`);
	await day.organizer.publish(late(10), 'The projector is being changed.');
	const mine = row(page, 'input-resampling');
	await expect(mine.locator('.start')).toHaveText('9:50');
	await expect(mine.locator('.end')).toHaveText('10:10');
	await expect(mine.locator('s')).toContainText('9:40');
	await expect(mine).toContainText('10 min late');
	await expect(row(page, 'coffee-posters-am').locator('.start')).toHaveText('10:10');
	await expect(row(page, 'generative-models-magenta').locator('s')).toHaveCount(0);
	await expect(row(page, 'smoothgrad')).toContainText('On now');
	await expect(page.getByRole('link', { name: 'Revision 9' })).toBeVisible();

	await day.organizer.publish({ kind: 'undo', revision: 9 });
	await expect(mine.locator('.start')).toHaveText('9:40');
	await expect(mine.locator('s')).toHaveCount(0);
	await expect(page.locator('.rows [data-session]')).toHaveCount(18);
	expect(problems).toEqual([]);
});

test('the bar names mine first, then how much else, and is not said again once it is put away', async ({
	page,
	day
}) => {
	await open(page, `${day.url}/schedule/${AT}`);
	await keep(page, /Towards Visual/);
	await day.organizer.publish(late(10));
	const bar = bars(page).locator('.changed');
	await expect(bar).toContainText(/^C4\.3 runs 10 min late: .*Input Resampling\S* now 9:50\./);
	await expect(bar).toContainText('One other session changed.');
	await bar.getByRole('button').click();
	await expect(bar).toBeHidden();
	await page.reload();
	await expect(row(page, 'input-resampling').locator('.start')).toHaveText('9:50');
	await follows(page);
	await expect(bar).toBeHidden();
	await day.organizer.publish(cancelled);
	await expect(bar).toContainText('One other session changed.');
	await bar.getByRole('link').click();
	await expect(page.getByRole('heading', { name: 'Revision 10' })).toBeVisible();
	await expect(page.locator('#revision-10')).toContainText('Cancelled.');
	await expect(bar).toBeHidden();
});

test('what changed in my agenda stands on Now until it is seen', async ({ page, day }) => {
	await open(page, `${day.url}/schedule/${AT}`);
	await keep(page, /Towards Visual/);
	await day.organizer.publish(late(10));
	await expect(row(page, 'input-resampling').locator('.start')).toHaveText('9:50');
	await page.getByRole('link', { name: 'Now', exact: true }).click();
	const changed = page.getByRole('region', { name: 'Changed in my agenda' });
	await expect(changed).toContainText('Expected at 9:50. Was 9:40.');
	await expect(page.locator('[data-on="smoothgrad"]')).toContainText('4 min left');
	await expect(row(page, 'input-resampling')).toContainText('10 min late');
	await changed.getByRole('button', { name: 'Seen' }).click();
	await expect(changed).toBeHidden();
});

test('every page shows the day as it is now', async ({ page, day }) => {
	await open(page, `${day.url}/sessions/input-resampling/${AT}`);
	await day.organizer.publish(late(10));
	await expect(page.getByRole('article')).toContainText('9:50–10:10');
	await expect(page.getByRole('article')).toContainText('10 min late.');
	// slides and a recording may stand at one address
	const url = 'https://example.org/talk';
	for (const link of ['slides', 'video'] as const) {
		await day.organizer.publish({
			...{ kind: 'link', session: 'input-resampling' },
			...{ link, url, label: link }
		});
	}
	await expect(page.locator(`a[href="${url}"]`)).toHaveCount(2);
	await page.goto(`${day.url}/people/been-kim/`);
	await follows(page);
	await day.organizer.publish({
		kind: 'retitle',
		session: 'smoothgrad',
		title: 'SmoothGrad, again'
	});
	await expect(page.getByRole('heading', { name: 'SmoothGrad, again' })).toBeVisible();
	await day.organizer.publish(added);
	await page.goto(`${day.url}/schedule/?view=list`);
	await expect(row(page, 'demo-hour')).toContainText('New');
	await expect(page.locator('.rows [data-session]')).toHaveCount(19);
	const order = await page
		.locator('.rows [data-session]')
		.evaluateAll((rows) => rows.map((one) => (one as HTMLElement).dataset.session));
	expect(order.indexOf('demo-hour')).toBe(order.indexOf('generative-models-magenta') + 1);
	// it is the only one of its kind, and the kind can be chosen since
	await page.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'Other' }).click();
	await expect(page.getByRole('status').filter({ hasText: '1 session' })).toBeVisible();
	await expect(row(page, 'demo-hour')).toBeVisible();
	await page.getByRole('button', { name: 'All kinds' }).click();
	await page.getByRole('searchbox', { name: 'Search the program' }).fill('ada example');
	await expect(page.getByRole('status').filter({ hasText: '1 session' })).toBeVisible();
	await expect(row(page, 'demo-hour')).toBeVisible();
	await page.goto(`${day.url}/people/`);
	await expect(page.locator('[data-person="ada-example"]')).toContainText('speaker');
	await page.getByRole('searchbox', { name: 'Search people' }).fill('ada');
	await expect(page.getByRole('status').filter({ hasText: '1 person' })).toBeVisible();
});

test('what is shown stays narrowed, in its zone and kept when rows change', async ({
	page,
	day
}) => {
	await open(page, `${day.url}/schedule/${AT}`);
	await keep(page, /Towards Visual/);
	await page.getByRole('button', { name: 'Talks' }).click();
	await page.getByRole('radio', { name: /Another/ }).click();
	await page.getByLabel('City or zone').fill('Berlin');
	await page.getByRole('button', { name: /^Berlin/ }).click();
	const mine = row(page, 'input-resampling');
	await expect(mine.locator('.start')).toHaveText('1:40');
	await day.organizer.publish(late(10));
	await expect(mine.locator('.start')).toHaveText('1:50');
	await expect(mine.locator('s')).toContainText('1:40');
	await expect(mine.locator('[data-keep]')).toHaveAttribute('aria-pressed', 'true');
	await expect(row(page, 'coffee-posters-am')).toBeHidden();
	await page.getByRole('radio', { name: /Sydney/ }).click();
	await expect(mine.locator('.start')).toHaveText('9:50');
	await expect(mine.locator('s')).toContainText('9:40');
});

test('a kind that is new on the day is among the choices, and what was chosen stays', async ({
	page,
	day
}) => {
	await open(page, `${day.url}/schedule/${AT}`);
	const kinds = page.getByRole('group', { name: 'Kind' });
	const talks = kinds.getByRole('button', { name: 'Talks' });
	await talks.click();
	await day.organizer.publish(added);
	const other = kinds.getByRole('button', { name: 'Other' });
	await expect(other).toHaveAttribute('aria-pressed', 'false');
	await expect(talks).toHaveAttribute('aria-pressed', 'true');
	await expect(talks).toBeFocused();
	await expect(row(page, 'demo-hour')).toBeHidden();
	await other.click();
	await expect(row(page, 'demo-hour')).toBeVisible();
	await expect(row(page, 'smoothgrad')).toBeHidden();
	// who comes back finds the same
	await page.reload();
	await expect(other).toHaveAttribute('aria-pressed', 'true');
	await expect(row(page, 'demo-hour')).toBeVisible();
	await expect(row(page, 'smoothgrad')).toBeHidden();
});

test('a phone without a network keeps the last day it knew through reloads, says how old it is, and catches up', async ({
	day,
	device
}) => {
	const page = await device({ installs: true });
	const context = page.context();
	await open(page, `${day.url}/${AT}`);
	await saved(page);
	await day.organizer.publish(late(10));
	await expect(row(page, 'input-resampling')).toContainText('10 min late');
	await context.setOffline(true);
	await day.organizer.publish(late(20));
	await page.reload();
	await expect(row(page, 'input-resampling')).toContainText('10 min late');
	await expect(
		page.getByText(/You are offline\. This is the program as of .*\d:\d\d\./)
	).toBeVisible();
	await page.goto(`${day.url}/sessions/input-resampling/`);
	await expect(page.getByRole('article')).toContainText('9:50–10:10');
	await page.goto(`${day.url}/schedule/`);
	await expect(row(page, 'input-resampling').locator('.start')).toHaveText('9:50');
	await context.setOffline(false);
	await expect(row(page, 'input-resampling').locator('.start')).toHaveText('10:00');
	await follows(page);
});

test('a phone that was closed shows the last day it knew, then what it missed', async ({
	context,
	page,
	day
}) => {
	await open(page, `${day.url}/schedule/${AT}`);
	await day.organizer.publish(late(10));
	await expect(row(page, 'input-resampling').locator('.start')).toHaveText('9:50');
	await page.close();
	await day.organizer.publish(cancelled);
	const again = await context.newPage();
	await again.goto(`${day.url}/schedule/${AT}`);
	await expect(row(again, 'input-resampling').locator('.start')).toHaveText('9:50');
	await expect(row(again, 'panel')).toHaveClass(/cancelled/);
	await expect(bars(again).locator('.changed')).toContainText('sessions changed.');
});

test('what a device keeps may be damaged: it is asked for again', async ({
	context,
	page,
	day
}) => {
	await day.organizer.publish(late(10));
	await context.addInitScript(() => {
		if (sessionStorage.damaged) return;
		sessionStorage.damaged = 'true';
		localStorage.setItem(
			'runsheet-vdl-2017-live',
			'{"deployed":8,"numbering":0,"revision":9,"revisions":[7]}'
		);
		localStorage.setItem('runsheet-vdl-2017-told', '[');
	});
	await page.goto(`${day.url}/schedule/${AT}`);
	await expect(row(page, 'input-resampling').locator('.start')).toHaveText('9:50');
});

test('organizers’ words reach every page; important ones stay on Now', async ({ page, day }) => {
	await open(page, `${day.url}/about/${AT}`);
	await day.organizer.publish(notice('info', 'Lunch is on the second floor.'));
	await day.organizer.publish(notice('important', 'Leave by the north exit.'));
	const said = bars(page).locator('.notice');
	await expect(said.filter({ hasText: 'north exit' })).toBeVisible();
	await expect(said.filter({ hasText: 'second floor' })).toBeVisible();
	for (const text of ['north exit', 'second floor'])
		await said.filter({ hasText: text }).getByRole('button').click();
	await expect(said).toHaveCount(0);
	await page.getByRole('link', { name: 'Now', exact: true }).click();
	const words = page.getByRole('region', { name: 'From the organizers' });
	await expect(words).toContainText('north exit');
	await expect(words).not.toContainText('second floor');
	await day.organizer.publish({ kind: 'undo', revision: 10 });
	await expect(words).toBeHidden();
});

test('nothing moves under a finger when a change comes', async ({ page, day, problems }) => {
	const shifts = await watchShifts(page);
	await open(page, `${day.url}/schedule/${AT}`);
	await keep(page, /Towards Visual/);
	const reading = page.locator('.rows [data-session]').last();
	await reading.scrollIntoViewIfNeeded();
	// where one reads is known to the browser once it has painted it
	await page.evaluate(
		() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
	);
	const place = async () => (await reading.boundingBox())?.y;
	const before = await place();
	await shifts();
	await day.organizer.publish(late(10));
	await expect(bars(page).locator('.changed')).toBeVisible();
	// a browser holds what is read in place by scrolling, and scrolls by whole pixels
	await expect.poll(async () => Math.abs((await place())! - before!)).toBeLessThan(1);
	expect(await shifts()).toEqual([]);

	await page.getByRole('link', { name: 'Now', exact: true }).click();
	await expect(page.getByRole('region', { name: 'Changed in my agenda' })).toBeVisible();
	const hero = page.locator('[data-on="smoothgrad"]');
	const top = await hero.boundingBox();
	await day.organizer.publish(late(20));
	await day.organizer.publish(notice('important', 'Leave by the north exit.'));
	await expect(bars(page)).toContainText('north exit');
	await expect(bars(page)).toContainText('now 10:00');
	expect(await hero.boundingBox()).toEqual(top);
	expect(problems).toEqual([]);
});

test('a link that was tapped before a change comes is followed', async ({ page, day }) => {
	await open(page, `${day.url}/schedule/${AT}`);
	let arrive = () => {};
	const held = new Promise<void>((arrives) => (arrive = arrives));
	await page.route('**/_app/immutable/nodes/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.getByRole('link', { name: 'People', exact: true }).click();
	await day.organizer.publish(late(10));
	await expect(row(page, 'input-resampling').locator('.start')).toHaveText('9:50');
	arrive();
	await expect(page).toHaveURL(/\/people\/$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('People');
});

test('who asks instead of listening gets what is missing, once', async ({ day, request }) => {
	const ask = (since: number, etag = '') =>
		request.get(`${day.url}/api/live?since=${since}`, { headers: { 'if-none-match': etag } });
	await day.organizer.publish(late(10));
	await day.organizer.publish(cancelled);
	const first = await ask(9);
	expect(await first.json()).toMatchObject({ revision: 10, revisions: [{ number: 10, by: '' }] });
	const { etag = '' } = first.headers();
	expect((await ask(9, etag)).status()).toBe(304);
	expect(((await (await ask(8, etag)).json()) as { revisions: [] }).revisions).toHaveLength(2);
	await day.organizer.publish({ kind: 'undo', revision: 9 });
	const later = await ask(9, etag);
	expect(later.status()).toBe(200);
	expect(((await later.json()) as { revisions: [] }).revisions).toHaveLength(2);
});

test('axe minds nothing of a changed day', async ({ page, day }) => {
	await open(page, `${day.url}/schedule/${AT}`);
	await keep(page, /Towards Visual/);
	await day.organizer.publish(late(10));
	await day.organizer.publish(cancelled);
	await day.organizer.publish(notice('important', 'Leave by the north exit.'));
	await expect(bars(page)).toContainText('north exit');
	for (const path of ['schedule', '', 'sessions/input-resampling']) {
		await page.goto(`${day.url}/${path}${path ? '/' : ''}`);
		await follows(page);
		await expect(bars(page)).toContainText('Rehearsing');
		expect([path, await faults(page)]).toEqual([path, []]);
	}
});
