/** The organizers' desk: a real server, its command line beside it, and phones in several hands. */
import type { Page } from '@playwright/test';
import { faults } from './axe';
import { desk, invite, organized, Organizer, type Organized } from './organizer';
import { startServer } from './server';
import { expect, test as base } from './site';

const AT = '?at=2017-08-10T09:36';

interface Organization extends Organized {
	url: string;
	/** Invites somebody beside the running server; the passphrase. */
	invite(name: string): Promise<string>;
	/** Somebody's device, signed in. */
	signedIn(name: string, passphrase: string): Promise<Page>;
}

const test = base.extend<{ organization: Organization }>({
	organization: async ({ device }, use) => {
		const keys = organized();
		const server = await startServer({ STATE_DIR: keys.state });
		await use({
			...keys,
			url: server.url,
			invite: (name) => invite(keys.state, name),
			async signedIn(name, passphrase) {
				const page = await device();
				await page.goto(`${server.url}/desk/${AT}`);
				await signIn(page, name, passphrase);
				await expect(page.getByText(`Signed in as ${name}.`)).toBeVisible();
				return page;
			}
		});
		await server.kill();
	}
});

async function signIn(page: Page, name: string, passphrase: string): Promise<void> {
	await page.getByLabel('Name').fill(name);
	await page.getByLabel('Passphrase').fill(passphrase);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

const late = (page: Page, minutes: number) =>
	page.getByRole('button', { name: `${minutes} minutes`, exact: true });
const publish = (page: Page) => page.getByRole('button', { name: /^Publish/ });
const consequence = (page: Page, id: string) => page.locator(`[data-consequence="${id}"]`);
const log = (page: Page) => page.locator('[data-log] > li');

test('nobody is let in without a passphrase, and nothing of the desk is there to be kept', async ({
	organization: { url },
	page,
	request
}) => {
	const response = await page.goto(`${url}/desk/`);
	expect(response?.headers()['cache-control']).toBe('no-store');
	await signIn(page, 'Ana', 'not-a-passphrase');
	await expect(page.getByRole('alert')).toContainText('name and passphrase don’t match');
	for (const [method, path] of [
		['GET', '/api/desk'],
		['POST', '/api/desk/revisions']
	] as const) {
		const answer = await request.fetch(url + path, { method, headers: { origin: url }, data: {} });
		expect([answer.status(), answer.headers()['cache-control']]).toEqual([401, 'no-store']);
	}
	const foreign = await request.post(`${url}/api/desk/session`, {
		headers: { origin: 'https://evil.example' },
		data: { name: 'Ana', passphrase: 'x' }
	});
	expect(foreign.status()).toBe(403);
});

test('ten minutes late: every consequence is seen before, and stands everywhere after', async ({
	organization,
	request
}) => {
	const { url } = organization;
	const page = await organization.signedIn('Ana Díaz', await organization.invite('Ana Díaz'));
	await expect(page.locator('[data-room="c4-3"]')).toContainText('on now, 4 min left');
	await late(page, 10).click();
	await expect(consequence(page, 'input-resampling')).toContainText('9:50–10:10');
	await expect(consequence(page, 'coffee-posters-am')).toContainText('20 of 30 min are kept.');
	await expect(page.locator('[data-on-time="generative-models-magenta"]')).toContainText('10:30');
	await expect(page.locator('[data-consequence]')).toHaveCount(2);
	await page.getByLabel('Why').fill('The projector is being changed.');
	await publish(page).click();
	await expect(page.getByText('Published as revision 9.')).toBeVisible();
	await expect(log(page).first()).toContainText('The projector is being changed.');
	await expect(log(page).first()).toContainText('Ana Díaz');

	const program = await (await request.get(`${url}/program.json`)).json();
	expect(program.revision).toBe(9);
	const live = await (await request.get(`${url}/api/live`)).json();
	expect(live.revisions.map(({ by }: { by: string }) => by)).toEqual(['']);

	await page.getByRole('link', { name: 'Undo revision 9' }).click();
	await expect(consequence(page, 'input-resampling')).toContainText('9:40–10:00');
	await publish(page).click();
	await expect(page.getByText('Published as revision 10.')).toBeVisible();
	await expect(log(page).nth(1)).toContainText('taken back');
});

test('two organizers see each other, and nobody overwrites what they have not seen', async ({
	organization
}) => {
	const [ana, bea] = await Promise.all([
		organization.signedIn('Ana', organization.passphrases.Ana),
		organization.signedIn('Bea', organization.passphrases.Bea)
	]);
	await late(ana, 10).click();
	await late(bea, 5).click();
	await publish(bea).click();
	await expect(bea.getByText('Published as revision 9.')).toBeVisible();
	await expect(ana.getByRole('alert')).toContainText('Bea: C4.3 runs 5 min late');
	await expect(consequence(ana, 'input-resampling')).toContainText('9:45');
	await expect(publish(ana)).toBeHidden();
	await ana.getByRole('button', { name: 'I have seen it' }).click();
	await publish(ana).click();
	await expect(ana.getByText('Published as revision 10.')).toBeVisible();
	await expect(log(bea)).toHaveCount(2);
});

test('what was published lies over nothing at the desk', async ({ organization, request }) => {
	const { url, passphrases } = organization;
	const page = await organization.signedIn('Ana', passphrases.Ana);
	const bea = new Organizer(request, url);
	await bea.signIn('Bea', passphrases.Bea);
	await bea.publish({ kind: 'cancel', session: 'panel' });
	const text = 'Posters go up on the back wall.';
	await bea.publish({ kind: 'notice', severity: 'important', text, until: null });
	await expect(log(page).first()).toContainText(text);
	// the news, the notice, and the rehearsal, which alone has something to press here
	const bars = page.locator('.bars > p');
	await expect(bars).toHaveCount(3);
	await expect(bars.filter({ visible: true })).toHaveText([/^Rehearsing/]);
});

test('without a network a change is kept, says so, and is published once when it is back', async ({
	organization
}) => {
	const page = await organization.signedIn('Ana', organization.passphrases.Ana);
	await late(page, 15).click();
	await page.context().setOffline(true);
	await publish(page).click();
	const kept = page.getByRole('region', { name: 'Not published yet' });
	await expect(kept).toContainText('C4.3 runs 15 min late');
	await expect(kept).toContainText('It will be sent as soon as you are online.');
	await page.context().setOffline(false);
	await expect(page.getByText('Published as revision 9.')).toBeVisible();
	await expect(kept).toBeHidden();
	await expect(log(page)).toHaveCount(1);
});

test('an answer that is lost does not publish twice', async ({ organization }) => {
	const page = await organization.signedIn('Ana', organization.passphrases.Ana);
	let lost = 0;
	await page.route('**/api/desk/revisions', async (route) => {
		if (lost++ > 0) return route.continue();
		await route.fetch();
		await route.abort();
	});
	await late(page, 10).click();
	await publish(page).click();
	await expect(page.getByText('Published as revision 9.')).toBeVisible();
	expect(lost).toBe(2);
	await expect(log(page)).toHaveCount(1);
});

test(
	'what was kept while others published is asked about, on top of theirs',
	{ tag: '@long' },
	async ({ organization }) => {
		const ana = await organization.signedIn('Ana', organization.passphrases.Ana);
		const bea = await organization.signedIn('Bea', organization.passphrases.Bea);
		await late(ana, 15).click();
		await ana.context().setOffline(true);
		await publish(ana).click();
		const kept = ana.getByRole('region', { name: 'Not published yet' });
		await expect(kept).toBeVisible();
		await late(bea, 5).click();
		await publish(bea).click();
		await expect(bea.getByText('Published as revision 9.')).toBeVisible();
		await ana.context().setOffline(false);
		await expect(kept).toContainText('Bea: C4.3 runs 5 min late');
		await expect(kept.locator('[data-consequence="input-resampling"]')).toContainText('9:55');
		await kept.getByRole('button', { name: 'Publish it now' }).click();
		await expect(ana.getByText('Published as revision 10.')).toBeVisible();
		await expect(log(bea)).toHaveCount(2);
	}
);

test('who signs out or is revoked is out', async ({ organization }) => {
	const passphrase = organization.passphrases.Ana;
	const page = await organization.signedIn('Ana', passphrase);
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByLabel('Passphrase')).toBeVisible();
	await signIn(page, 'Ana', passphrase);
	await expect(page.getByText('Signed in as Ana.')).toBeVisible();
	await late(page, 10).click();
	await desk(organization.state, ['revoke', 'Ana']);
	await publish(page).click();
	await expect(page.getByLabel('Passphrase')).toBeVisible();
	await signIn(page, 'Ana', passphrase);
	await expect(page.getByRole('alert')).toContainText('name and passphrase don’t match');
});

test('every screen is without a fault that axe can find, and none scrolls sideways', async ({
	organization
}) => {
	// a dozen screens, on a machine that may have other things to do
	test.setTimeout(180_000);
	const page = await organization.signedIn('Ana', organization.passphrases.Ana);
	const problems: string[] = [];
	page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
	for (const hash of [
		'',
		'#sessions',
		'#session/smoothgrad',
		'#session/smoothgrad/move',
		'#session/panel/cancel',
		'#session/panel/title',
		'#session/panel/speakers',
		'#session/panel/link',
		'#add',
		'#notice',
		'#posters',
		'#presenters',
		'#log'
	]) {
		await page.goto(`${organization.url}/desk/${AT}${hash}`);
		await expect(page.locator('.desk h1')).not.toHaveText('');
		await expect(page.getByText('Opening…')).toBeHidden();
		expect([hash, await faults(page)]).toEqual([hash, []]);
		await page.setViewportSize({ width: 320, height: 640 });
		const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
		expect([hash, await wide()]).toEqual([hash, 320]);
		await page.setViewportSize({ width: 390, height: 844 });
	}
	expect(problems).toEqual([]);
});

test('a link that could not be taken back is not said to be', async ({ organization }) => {
	const page = await organization.signedIn('Ana', organization.passphrases.Ana);
	await page.goto(`${organization.url}/desk/${AT}#presenters`);
	const one = page.locator('[data-speaker="cinjon-resnick"]');
	const revoke = one.getByRole('button', { name: /^Revoke/ });
	await expect(revoke).toBeVisible();
	await page.context().setOffline(true);
	await revoke.click();
	await expect(page.locator('.mute.said')).toHaveText(/^Nothing was done/);
	await page.context().setOffline(false);
	await revoke.click();
	await expect(page.locator('.mute.said')).toHaveText(
		'The link of Cinjon Resnick no longer works.'
	);
	await expect(revoke).toBeHidden();
});

test('fingers are not needed: late, previewed and published by keys alone', async ({
	organization
}) => {
	const page = await organization.signedIn('Ana', organization.passphrases.Ana);
	await late(page, 5).focus();
	await page.keyboard.press('Enter');
	await expect(consequence(page, 'input-resampling')).toBeVisible();
	await page.getByLabel('Why').focus();
	await page.keyboard.type('Questions.');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Published as revision 9.')).toBeVisible();
});
