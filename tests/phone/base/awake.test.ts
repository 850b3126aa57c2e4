import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whileAwake } from '../../../src/lib/phone/base/awake';
import { openPage, type Page } from '../page';

let page: Page;
let looks: number;
const look = () => void looks++;

beforeEach(() => {
	page = openPage();
	looks = 0;
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

it('looks at once, and at each sign that somebody or the network is back', () => {
	whileAwake({ look });
	expect(looks).toBe(1);
	for (const sign of ['online', 'pageshow']) page.hear(sign);
	page.show();
	expect(looks).toBe(4);
});

it('looks regularly, and not while the page is hidden', () => {
	whileAwake({ look, every: 1_000 });
	vi.advanceTimersByTime(2_000);
	expect(looks).toBe(3);
	page.hide();
	page.hear('online');
	vi.advanceTimersByTime(5_000);
	expect(looks).toBe(3);
});

it('says when nobody sees the page any more, and when the network is lost', () => {
	const heard: string[] = [];
	const hidden = () => void heard.push('hidden');
	whileAwake({ look, hidden, lost: () => void heard.push('lost') });
	page.hear('offline');
	page.hide();
	page.hear('pagehide');
	expect(heard).toEqual(['lost', 'hidden', 'hidden']);
});

it('does nothing more once it is stopped', () => {
	const stop = whileAwake({ look, every: 1_000, hidden: look, lost: look });
	stop();
	for (const sign of ['online', 'offline', 'pageshow', 'pagehide']) page.hear(sign);
	vi.advanceTimersByTime(5_000);
	page.hide();
	expect(looks).toBe(1);
});
