/** A speaker's private link on their phone, against a server that is slow, says no, or rehearses. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { names } from '../../src/lib/phone/base/stored';
import { SpeakerOnPhone } from '../../src/lib/phone/speaker/speakerOnPhone.svelte';
import { MapStorage } from './mapStorage';
import { bodyOf, says, startOtherServer, type OtherServer } from './otherServer';
import { openPage, type Page } from './page';
import { soon, untilSo } from './soon';

const KEY = 'abcdefghijklmnopqrstuvwxyz';
const LATER = '2017-08-09T23:32:00Z';

let server: OtherServer;
let page: Page;
let storage: MapStorage;
let link: SpeakerOnPhone;
let stop: () => void;
/** What the server has of the speaker. */
let stored: { seen: number; here: Record<string, string> };

/** As routes/api/speak does. */
const wellBehaved: OtherServer['answer'] = async (request, response) => {
	if (request.method === 'POST') {
		const { seen, here = {} } = (await bodyOf(request)) as { seen?: number; here?: object };
		stored.seen = Math.max(stored.seen, seen ?? 0);
		for (const [session, is] of Object.entries(here)) {
			if (is) stored.here[session] = LATER;
			else delete stored.here[session];
		}
	}
	const whole = { person: 'ada', name: 'Ada', parts: [], revision: 3, ...stored };
	says(200, request.method === 'POST' ? stored : whole)(request, response);
};

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	server = await startOtherServer();
	server.answer = wellBehaved;
	page = openPage();
	storage = new MapStorage();
	stored = { seen: 2, here: {} };
	link = new SpeakerOnPhone('demo', KEY, `/api/speak/${KEY}`, storage);
	stop = link.start();
	await soon(() => expect(link.state).toBe('known'));
});
afterEach(() => {
	stop();
	vi.useRealTimers();
	server.close();
});

const fromStorage = () => new SpeakerOnPhone('demo', KEY, `/api/speak/${KEY}`, storage);
const sent = () => soon(() => expect(link.waits).toBe(false));

describe('a tap', () => {
	it('shows at once, is sent, and is there on the next page', async () => {
		link.sayHere('keynote', true);
		link.see(3);
		expect([link.isHere('keynote'), link.seen]).toEqual([true, 3]);
		await sent();
		expect(stored).toEqual({ seen: 3, here: { keynote: LATER } });
		expect([fromStorage().isHere('keynote'), fromStorage().seen]).toEqual([true, 3]);
	});

	it('is sent later by itself where the server is too slow at first', async () => {
		server.answer = () => {};
		link.sayHere('keynote', true);
		await soon(() => expect(server.asked).toHaveLength(2));
		await vi.advanceTimersByTimeAsync(10_000);
		expect([link.isHere('keynote'), link.waits, link.trouble]).toEqual([true, true, null]);
		server.answer = wellBehaved;
		await untilSo(1_000, () => expect(link.waits).toBe(false));
		expect(stored.here).toEqual({ keynote: LATER });
	});

	it('of a page that was closed without a network is sent by the next one', async () => {
		server.answer = (request) => void request.socket.destroy();
		link.sayHere('keynote', true);
		await link.send();
		stop();
		server.answer = wellBehaved;
		link = fromStorage();
		expect(link.waits).toBe(true);
		stop = link.start();
		await sent();
		expect(stored.here).toEqual({ keynote: LATER });
	});

	it('made while another one is sent is sent after it, also when that one is refused', async () => {
		let refuse!: () => void;
		server.answer = (request, response) => {
			refuse = () => says(422, { error: 'The keynote is not yours.' })(request, response);
		};
		link.sayHere('keynote', true);
		await soon(() => expect(server.asked).toHaveLength(2));
		link.sayHere('panel', true);
		server.answer = wellBehaved;
		refuse();
		await soon(() => expect(link.trouble).toBe('The keynote is not yours.'));
		await vi.advanceTimersByTimeAsync(1);
		await sent();
		expect([link.isHere('keynote'), link.isHere('panel')]).toEqual([false, true]);
		expect(stored.here).toEqual({ panel: LATER });
	});
});

describe('a link', () => {
	it.each([
		[410, 'void'],
		[404, 'unknown']
	])('is forgotten when the server answers %d', async (status, state) => {
		server.answer = says(status, { error: 'This link is no longer valid.' });
		page.show();
		await soon(() => expect(link.state).toBe(state));
		expect(storage.getItem(names.speaker('demo', KEY))).toBeNull();
	});

	it('stays with its taps when a server that rehearses does not know it', async () => {
		server.answer = says(404, { error: 'No speaker has this link.' }, { 'event-time': LATER });
		link.sayHere('keynote', true);
		await link.send();
		page.show();
		await soon(() => expect(server.asked.length).toBeGreaterThan(2));
		expect([link.state, link.waits, link.trouble]).toEqual(['known', true, null]);
		expect(fromStorage().waits).toBe(true);
	});

	it('opens from a damaged store as if it were new', () => {
		for (const text of [
			'{',
			'7',
			'{"answer":{"person":"ada","here":null}}',
			'{"answer":{"person":7}}'
		]) {
			storage.setItem(names.speaker('demo', KEY), text);
			expect(fromStorage().answer).toBeNull();
		}
	});
});
