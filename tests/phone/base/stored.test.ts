import { afterEach, describe, expect, it, vi } from 'vitest';
import { names, Stored } from '../../../src/lib/phone/base/stored';
import { MapStorage } from '../mapStorage';
import { openPage } from '../page';

const readNumber = (content: unknown) => (typeof content === 'number' ? content : null);
const stored = (storage: Storage | null) => new Stored(storage, 'runsheet-demo-count', readNumber);

afterEach(() => void vi.unstubAllGlobals());

describe('a stored value', () => {
	it('is read back, and gone once it is removed', () => {
		const value = stored(new MapStorage());
		expect([value.isThere, value.get()]).toEqual([false, null]);
		expect(value.set(7)).toBe(true);
		expect([value.isThere, value.get()]).toEqual([true, 7]);
		value.set(null);
		expect([value.isThere, value.get()]).toEqual([false, null]);
	});

	it('counts as none where its reader rejects it, or it is no JSON', () => {
		const storage = new MapStorage();
		for (const text of ['{', '"7"', 'null', '']) {
			storage.setItem('runsheet-demo-count', text);
			expect([stored(storage).isThere, stored(storage).get()]).toEqual([true, null]);
		}
	});

	it('throws nowhere in a browser that forbids storage or has no room left', () => {
		const storage = new MapStorage();
		storage.getItem = storage.setItem = () => {
			throw new DOMException('', 'QuotaExceededError');
		};
		for (const value of [stored(storage), stored(null)]) {
			expect([value.set(7), value.get(), value.isThere]).toEqual([false, null, false]);
		}
	});

	it('says when another tab has changed it or cleared everything', () => {
		const page = openPage();
		let changes = 0;
		const stop = stored(new MapStorage()).onOtherTab(() => void changes++);
		page.otherTabWrote('runsheet-demo-other');
		expect(changes).toBe(0);
		page.otherTabWrote('runsheet-demo-count');
		page.otherTabWrote(null);
		expect(changes).toBe(2);
		stop();
		page.otherTabWrote(null);
		expect(changes).toBe(2);
	});
});

it('no two values share a name', () => {
	const all = Object.values(names).map((name) => name('demo', 'key'));
	expect(new Set(all).size).toBe(all.length);
});
