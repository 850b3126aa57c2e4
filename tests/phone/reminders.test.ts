// @vitest-environment page
/** Pushes of one device, against a server that is slow, refuses or is out of reach. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgendaOnPhone } from '../../src/lib/phone/agenda/agendaOnPhone.svelte';
import { openStore } from '../../src/lib/phone/agenda/store';
import { names } from '../../src/lib/phone/base/stored';
import { Reminders } from '../../src/lib/phone/push/reminders.svelte';
import { storedSettings, usualSettings } from '../../src/lib/phone/push/reminderSettings';
import { session } from '../program/sample';
import { MapStorage } from './mapStorage';
import { bodyOf, says, startOtherServer, strangers, type OtherServer } from './otherServer';
import { openPage, type Page } from './page';
import { untilSo } from './soon';

let server: OtherServer;
let page: Page;
let storage: MapStorage;
let agenda: AgendaOnPhone;
let reminders: Reminders;
let stop: () => void;
/** The kept sessions of each registration that the server has taken. */
let registered: string[][];

const wellBehaved: OtherServer['answer'] = async (request, response) => {
	if (request.method === 'GET') return says(200, { publicKey: 'BKey' })(request, response);
	if (request.method === 'DELETE') return says(200, { registered: false })(request, response);
	registered.push(((await bodyOf(request)) as { kept: string[] }).kept);
	says(200, { registered: true })(request, response);
};

/** The browser's part: it has one subscription at most, and the user allows everything. */
function openBrowser(): { subscribes: boolean } {
	const browser = { subscribes: true };
	let subscription: object | null = null;
	const subscribe = () => {
		if (!browser.subscribes) throw new DOMException('', 'AbortError');
		const key = Uint8Array.from([4, 167, 178]).buffer;
		subscription = {
			endpoint: 'https://push.test/1',
			options: { applicationServerKey: key },
			toJSON: () => ({ endpoint: 'https://push.test/1' }),
			unsubscribe: () => {
				subscription = null;
				return Promise.resolve(true);
			}
		};
		return Promise.resolve(subscription);
	};
	const pushManager = { getSubscription: () => Promise.resolve(subscription), subscribe };
	const serviceWorker = { ready: Promise.resolve({ pushManager }) };
	vi.stubGlobal('navigator', { serviceWorker, userAgent: 'Firefox', maxTouchPoints: 0 });
	const Notification = {
		permission: 'granted',
		requestPermission: () => Promise.resolve('granted')
	};
	vi.stubGlobal('Notification', Notification);
	vi.stubGlobal('isSecureContext', true);
	Object.assign(window, { PushManager: {}, Notification });
	return browser;
}

let browser: ReturnType<typeof openBrowser>;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
	server = await startOtherServer();
	server.answer = wellBehaved;
	registered = [];
	page = openPage();
	browser = openBrowser();
	storage = new MapStorage();
	agenda = new AgendaOnPhone('demo', storage);
	await agenda.open(openStore('demo'));
	reminders = new Reminders({
		eventId: 'demo',
		storage,
		address: '/api/push',
		kept: () => agenda.kept,
		rehearsing: () => false
	});
	stop = reminders.start();
});
afterEach(() => {
	stop();
	vi.useRealTimers();
	server.close();
});

const keep = (id: string) => agenda.decide(session(id), true, Date.now());

describe('turning pushes on', () => {
	it('registers what is kept, and each change of it a moment later', async () => {
		keep('talk');
		await reminders.turnOn();
		expect([reminders.state, reminders.trouble]).toEqual(['on', null]);
		expect(registered).toEqual([['talk']]);
		keep('panel');
		keep('lunch');
		await untilSo(500, () => expect(registered.at(-1)).toEqual(['lunch', 'panel', 'talk']));
		expect(registered).toHaveLength(2);
	});

	it.each(['a captive portal’s page', 'a connection that is cut off'])(
		'does not happen when %s comes, and says why',
		async (name) => {
			server.answer = strangers[name]!;
			await reminders.turnOn();
			expect([reminders.state, reminders.settings.push]).toEqual(['off', false]);
			expect(reminders.trouble).toContain('The server doesn’t answer');
		}
	);

	it('says what the server said when it refuses', async () => {
		server.answer = says(422, { error: 'This server sends no pushes.' });
		await reminders.turnOn();
		expect([reminders.state, reminders.trouble]).toEqual(['off', 'This server sends no pushes.']);
	});

	it('blames the browser’s push service only where that has failed', async () => {
		browser.subscribes = false;
		await reminders.turnOn();
		expect([reminders.state, reminders.settings.push]).toEqual(['off', false]);
		expect(reminders.trouble).toContain('vendor’s service');
	});
});

describe('once they are on', () => {
	beforeEach(() => reminders.turnOn());

	it('a slow server gets the change again until it confirms it', async () => {
		server.answer = () => {};
		keep('talk');
		await untilSo(500, () => expect(reminders.state).toBe('sending'));
		await vi.advanceTimersByTimeAsync(12_000);
		expect([reminders.state, reminders.settings.push]).toEqual(['sending', true]);
		server.answer = wellBehaved;
		await untilSo(500, () => expect(registered.at(-1)).toEqual(['talk']));
		await untilSo(500, () => expect(reminders.state).toBe('on'));
	});

	it('a refused change says why', async () => {
		server.answer = (request, response) => {
			if (request.method === 'GET') return void wellBehaved(request, response);
			says(422, { error: 'Too many sessions.' })(request, response);
		};
		keep('talk');
		await untilSo(500, () => expect(reminders.trouble).toBe('Too many sessions.'));
		expect(reminders.state).toBe('off');
	});

	it('another tab turns them off', () => {
		storedSettings('demo', storage).set({ ...usualSettings(), push: false });
		page.otherTabWrote(names.reminders('demo'));
		expect([reminders.state, reminders.settings.push]).toEqual(['off', false]);
	});

	it('they can be turned off without a network', async () => {
		server.answer = (request) => void request.socket.destroy();
		await reminders.turnOff();
		expect([reminders.state, reminders.settings.push]).toEqual(['off', false]);
		expect(storage.getItem(names.registration('demo'))).toBeNull();
	});
});
