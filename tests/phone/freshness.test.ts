/** How a page of a static site learns that it is offline, and that a newer program was deployed. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { names } from '../../src/lib/phone/base/stored';
import { Freshness } from '../../src/lib/phone/offline/freshness.svelte';
import { Clock } from '../../src/lib/phone/time/clock.svelte';
import { MapStorage } from './mapStorage';
import { says, startOtherServer, strangers, type OtherServer } from './otherServer';
import { openPage, type Page } from './page';
import { soon } from './soon';

let server: OtherServer;
let page: Page;
let storage: MapStorage;
let stop: () => void;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
	server = await startOtherServer();
	page = openPage();
	storage = new MapStorage();
	stop = () => {};
});
afterEach(() => {
	stop();
	vi.useRealTimers();
	server.close();
});

const clock = new Clock('demo', null);
const begin = () => {
	const freshness = new Freshness('demo', '/program/revision.json', clock, storage);
	stop = freshness.start();
	return freshness;
};

it('is live once the server has said its revision, and the next page knows when that was', async () => {
	server.answer = says(200, { revision: 8 });
	const freshness = begin();
	expect([freshness.reach, freshness.checked]).toEqual(['asking', null]);
	await soon(() => expect(freshness.reach).toBe('live'));
	expect(freshness.serverRevision).toBe(8);
	stop();
	server.answer = () => {};
	const next = begin();
	expect([next.reach, next.checked]).toEqual(['asking', freshness.checked]);
});

it.each([
	...Object.entries(strangers),
	['a refusal of ours', says(404, { error: 'No.' })] as const
])('is offline when %s comes instead, and forgets nothing', async (_, stranger) => {
	storage.setItem(names.checked('demo'), '1');
	server.answer = stranger;
	const freshness = begin();
	await soon(() => expect(freshness.reach).toBe('offline'));
	expect([freshness.checked, freshness.serverRevision]).toEqual([1, null]);
});

it('is offline eight seconds after a request without an answer', async () => {
	server.answer = () => {};
	const freshness = begin();
	await soon(() => expect(server.asked).toHaveLength(1));
	await vi.advanceTimersByTimeAsync(7_000);
	expect(freshness.reach).toBe('asking');
	await vi.advanceTimersByTimeAsync(1_000);
	await soon(() => expect(freshness.reach).toBe('offline'));
});

it('asks again every two minutes, and when the network or the reader is back', async () => {
	server.answer = says(200, { revision: 8 });
	const freshness = begin();
	await soon(() => expect(freshness.reach).toBe('live'));
	page.hear('offline');
	expect(freshness.reach).toBe('offline');
	page.hear('online');
	await soon(() => expect(freshness.reach).toBe('live'));
	await vi.advanceTimersByTimeAsync(120_000);
	await soon(() => expect(server.asked).toHaveLength(3));
	page.hide();
	await vi.advanceTimersByTimeAsync(600_000);
	page.show();
	await soon(() => expect(server.asked).toHaveLength(4));
});
