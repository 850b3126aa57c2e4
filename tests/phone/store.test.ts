import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/lib/phone/store';
import { decide, emptyAgenda, kept } from '../../src/lib/program/agenda';
import { session } from '../program/sample';

// No IndexedDB here: this is the browser that keeps nothing. The journeys try the one that does.
describe('a browser that keeps nothing', () => {
	it('says so and throws nowhere', async () => {
		const store = openStore('vdl2017');
		expect(await store.readAgenda()).toEqual({ agenda: emptyAgenda(), damaged: false });
		expect(await store.readNotes()).toEqual({});
		expect(store.persistent).toBe(false);
		const stop = store.onOutsideChange(() => undefined);
		expect(stop()).toBeUndefined();
	});

	it('holds agenda and notes while the page is open, merging all that is written', async () => {
		const store = openStore('vdl2017');
		await store.writeAgenda(decide(emptyAgenda(), session('panel'), true, 1));
		const merged = await store.writeAgenda(decide(emptyAgenda(), session('lunch'), true, 2));
		expect(kept(merged)).toEqual(['lunch', 'panel']);
		expect((await store.readAgenda()).agenda).toEqual(merged);
		await store.writeNote('panel', 'Ask about saliency');
		await store.writeNote('lunch', 'Gluten');
		await store.writeNote('lunch', '');
		expect(await store.readNotes()).toEqual({ panel: 'Ask about saliency' });
		expect(store.persistent).toBe(false);
	});
});
