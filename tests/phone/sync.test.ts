// @vitest-environment page
/** An agenda that is synced, against a server that is slow, refuses, is out of reach or has forgotten. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgendaOnPhone } from '../../src/lib/phone/agenda/agendaOnPhone.svelte';
import { openStore } from '../../src/lib/phone/agenda/store';
import { storedAgendaLink } from '../../src/lib/phone/sync/agendaLink';
import { Sync } from '../../src/lib/phone/sync/sync.svelte';
import { decide, emptyAgenda } from '../../src/lib/program/agenda/agenda';
import { session } from '../program/sample';
import { AgendaOnServer } from './agendaOnServer';
import { MapStorage } from './mapStorage';
import { says, startOtherServer, strangers, type OtherServer } from './otherServer';
import { openPage, type Page } from './page';
import { soon, untilSo } from './soon';

const [talk, panel, lunch] = [session('talk'), session('panel'), session('lunch')];

let server: OtherServer;
let online: AgendaOnServer;
let page: Page;
let storage: MapStorage;
let agenda: AgendaOnPhone;
let sync: Sync;
let stop: () => void;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
	server = await startOtherServer();
	online = new AgendaOnServer();
	server.answer = online.answer;
	page = openPage();
	storage = new MapStorage();
	agenda = new AgendaOnPhone('demo', storage);
	// without IndexedDB: it refuses, and the agenda lives in memory
	await agenda.open(openStore('demo'));
	sync = new Sync('demo', agenda, storage);
	stop = sync.start();
});
afterEach(() => {
	stop();
	vi.useRealTimers();
	server.close();
});

const becomes = (state: Sync['state']) => soon(() => expect(sync.state).toBe(state));
const keep = (one: typeof talk) => agenda.decide(one, true, Date.now());
async function linked(): Promise<void> {
	sync.begin();
	await becomes('well');
	await soon(() => expect(online.isFollowed).toBe(true));
}

describe('a linked device', () => {
	it('sends what is kept, then each tap, and says where the copy is', async () => {
		keep(talk);
		await linked();
		expect(online.kept).toEqual(['talk']);
		expect(sync.addresses).toMatchObject({ feed: '/agendas/feed.ics', share: '/a/share' });
		keep(panel);
		await soon(() => expect(online.kept).toEqual(['talk', 'panel']));
		await soon(() => expect(sync.waiting).toBe(0));
	});

	it('shows what another device decides', async () => {
		await linked();
		online.take(decide(emptyAgenda(), lunch, true, Date.now()).wishes);
		await soon(() => expect([...agenda.kept]).toEqual(['lunch']));
	});

	it('asks nothing while nobody looks, and sends what was tapped when somebody does', async () => {
		await linked();
		page.hide();
		const before = server.asked.length;
		keep(talk);
		await vi.advanceTimersByTimeAsync(600_000);
		expect(server.asked).toHaveLength(before);
		page.show();
		await soon(() => expect(online.kept).toEqual(['talk']));
	});

	it('follows another tab that has linked or unlinked it', async () => {
		await linked();
		storedAgendaLink('demo', storage).set(null);
		page.otherTabWrote(null);
		expect(sync.key).toBeNull();
	});
});

describe('nothing is lost', () => {
	it('when the server takes too long', async () => {
		await linked();
		server.answer = () => {};
		keep(talk);
		await untilSo(500, () => expect(sync.state).toBe('unreachable'));
		expect(sync.waiting).toBe(1);
		server.answer = online.answer;
		await untilSo(500, () => expect(online.kept).toEqual(['talk']));
		await becomes('well');
	});

	it.each(['a captive portal’s page', 'a proxy’s 404 page', 'a body that is cut off'])(
		'when %s comes instead of an answer',
		async (name) => {
			await linked();
			const { key } = sync;
			server.answer = strangers[name]!;
			keep(talk);
			await becomes('unreachable');
			expect([sync.key, sync.waiting]).toEqual([key, 1]);
			expect(storedAgendaLink('demo', storage).get()?.key).toBe(key);
		}
	);

	it('when the network is back sooner than the next try', async () => {
		await linked();
		server.answer = strangers['a connection that is cut off']!;
		keep(talk);
		// the third pause lasts two seconds at least
		await untilSo(500, () => expect(server.asked.length).toBeGreaterThan(5));
		server.answer = online.answer;
		page.hear('online');
		await soon(() => expect(online.kept).toEqual(['talk']));
	});

	it('when the server refuses a change: it says why, and takes it with the next tap', async () => {
		await linked();
		server.answer = says(422, { error: 'Too many sessions.' });
		keep(talk);
		await becomes('refused');
		const before = server.asked.length;
		await vi.advanceTimersByTimeAsync(5_000);
		expect(server.asked).toHaveLength(before);
		expect([sync.why, sync.waiting]).toEqual(['Too many sessions.', 1]);
		server.answer = online.answer;
		keep(panel);
		await soon(() => expect(online.kept).toEqual(['talk', 'panel']));
	});

	it('when another device has erased the copy: the agenda stays, and may start over', async () => {
		keep(talk);
		await linked();
		const { key } = sync;
		online.erased = true;
		page.show();
		await becomes('ended');
		expect([...agenda.kept]).toEqual(['talk']);
		online = new AgendaOnServer();
		server.answer = online.answer;
		await linked();
		expect(sync.key).not.toBe(key);
		expect(online.kept).toEqual(['talk']);
	});

	it('when the server rehearses, and does not know the agenda', async () => {
		await linked();
		const { key } = sync;
		const rehearsing = { 'event-time': '2017-08-09T23:32:00Z' };
		server.answer = says(404, { error: 'There is no agenda under this key.' }, rehearsing);
		page.show();
		await becomes('rehearsing');
		expect(sync.key).toBe(key);
	});
});

describe('a server is not flooded', () => {
	it('when it was restored from a backup, and has an older version', async () => {
		keep(talk);
		await linked();
		online.version = 7;
		keep(panel);
		await soon(() => expect(sync.waiting).toBe(0));
		online.version = 2;
		page.show();
		await becomes('well');
		keep(lunch);
		await soon(() => expect(online.kept).toHaveLength(3));
		await soon(() => expect(sync.waiting).toBe(0));
		expect(server.asked.length).toBeLessThan(15);
	});

	it('when something in between answers “nothing new” at once', async () => {
		await linked();
		// the phone's clock stands still, so a pause lasts until the test moves it
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		server.answer = (_, response) => response.writeHead(304).end();
		const before = server.asked.length;
		page.show();
		for (let turn = 0; turn < 5; turn++) await fetch('/probe');
		const asked = () => server.asked.slice(before).filter((path) => !path.includes('probe'));
		expect(asked()).toHaveLength(1);
		await untilSo(500, () => expect(asked()).toHaveLength(2));
	});
});

it('an agenda is erased once the server confirms it, however long that takes', async () => {
	await linked();
	server.answer = strangers['a proxy’s 404 page']!;
	sync.erase();
	await becomes('unreachable');
	expect([sync.key, sync.erasing]).toEqual([null, true]);
	server.answer = online.answer;
	await untilSo(500, () => expect(sync.erasing).toBe(false));
	expect(online.copy).toBeNull();
	expect(storage.length).toBe(0);
});
