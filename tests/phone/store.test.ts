import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore, type AgendaStore } from '../../src/lib/phone/agenda/store';
import { decide, emptyAgenda, kept } from '../../src/lib/program/agenda/agenda';
import type { NoteDraft } from '../../src/lib/program/agenda/mergeNote';
import { session } from '../program/sample';

const panel = decide(emptyAgenda(), session('panel'), true, 1);
const lunch = decide(emptyAgenda(), session('lunch'), true, 2);
const note = (id: string, text: string, base: string | null = null) =>
	new Map<string, NoteDraft>([[id, { text, base }]]);

describe('a browser without storage', () => {
	it('is said to refuse, throws nowhere, and merges what it is given while the page is open', async () => {
		const store = openStore('vdl2017');
		expect(store.answer).toBe('none yet');
		expect(await store.read()).toEqual({ agenda: emptyAgenda(), notes: null, damaged: false });
		expect(store.answer).toBe('refused');
		await store.writeAgenda(panel);
		expect(kept(await store.writeAgenda(lunch))).toEqual(['lunch', 'panel']);
		expect(kept((await store.read()).agenda)).toEqual(['lunch', 'panel']);
		expect(await store.writeNotes(note('panel', 'Ask'))).toBeNull();
		const stop = store.onOutsideChange(() => undefined);
		expect(stop()).toBeUndefined();
	});
});

describe('a browser with storage', () => {
	let page: EventTarget;
	let store: AgendaStore;

	/** Another page of the site, with a connection of its own. */
	async function elsewhere(): Promise<IDBDatabase> {
		const request = indexedDB.open('runsheet-vdl2017');
		await new Promise((opened) => (request.onsuccess = opened));
		return request.result;
	}

	/** Keeps a transaction open until it is let go; resolves once it has begun. */
	function hold(database: IDBDatabase, mode: IDBTransactionMode): Promise<() => void> {
		const shelf = database.transaction(['agenda', 'notes', 'aside'], mode).objectStore('agenda');
		let held = true;
		return new Promise((begun) => {
			const turn = () => {
				if (held) shelf.get('mine').onsuccess = turn;
				begun(() => (held = false));
			};
			shelf.get('mine').onsuccess = turn;
		});
	}

	async function stored(shelf: string): Promise<unknown[]> {
		const database = await elsewhere();
		const request = database.transaction(shelf, 'readwrite').objectStore(shelf).getAll();
		await new Promise((read) => (request.onsuccess = read));
		database.close();
		return request.result;
	}

	beforeEach(async () => {
		page = new EventTarget();
		vi.stubGlobal('indexedDB', new IDBFactory());
		vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
		vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		store = openStore('vdl2017');
		await store.read();
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	it('gives back what it was given, to every page', async () => {
		expect(store.answer).toBe('stored');
		await store.writeAgenda(panel);
		await openStore('vdl2017').writeAgenda(lunch);
		expect(kept((await store.read()).agenda)).toEqual(['lunch', 'panel']);
		await store.writeNotes(note('panel', 'Ask about saliency'));
		await store.writeNotes(note('lunch', 'Gluten'));
		await store.writeNotes(note('lunch', '', 'Gluten'));
		const { notes } = await openStore('vdl2017').read();
		expect([...notes!]).toEqual([['panel', 'Ask about saliency']]);
	});

	it('adds a note to one that nobody here has seen', async () => {
		await store.writeNotes(note('panel', 'Here first'));
		const written = await openStore('vdl2017').writeNotes(note('panel', 'Typed blindly'));
		expect(written!.get('panel')).toBe('Here first\nTyped blindly');
	});

	it('is read while another page reads', async () => {
		await store.writeNotes(note('panel', 'Ask'));
		const release = await hold(await elsewhere(), 'readonly');
		expect((await store.read()).notes!.get('panel')).toBe('Ask');
		release();
	});

	it('is silent while another page never ends, for a limited time each, and holds all once it answers', async () => {
		await store.writeAgenda(panel);
		const other = await elsewhere();
		const release = await hold(other, 'readwrite');
		const reading = store.read();
		const writing = store.writeNotes(note('panel', 'Ask'));
		const late = openStore('vdl2017').read();
		await vi.advanceTimersByTimeAsync(5_000);
		expect((await reading).notes).toBeNull();
		expect(await writing).toBeNull();
		expect((await late).notes).toBeNull();
		expect(store.answer).toBe('silent');
		release();
		expect([...(await store.read()).notes!]).toEqual([]);
		expect(store.answer).toBe('stored');
		expect(kept((await store.read()).agenda)).toEqual(['panel']);
	});

	it('leaves nothing open on a page that is put away, and does it when the page comes back', async () => {
		let calls = 0;
		const writing = store.changeAgenda(() => {
			// the second call is inside the transaction
			if (++calls === 2) page.dispatchEvent(new Event('pagehide'));
			return panel;
		});
		let written = false;
		void writing.then(() => (written = true));
		const meanwhile = store.writeNotes(note('panel', 'Ask'));
		await vi.waitFor(() => expect(calls).toBe(2));
		expect(await stored('agenda')).toEqual([]);
		expect(await stored('notes')).toEqual([]);
		await vi.advanceTimersByTimeAsync(60_000);
		expect([written, store.answer]).toEqual([false, 'stored']);
		page.dispatchEvent(new Event('pageshow'));
		await Promise.all([writing, meanwhile]);
		expect(await stored('agenda')).toEqual([panel]);
		expect(await stored('notes')).toEqual(['Ask']);
	});

	it('is not touched between a tap and the end of the page in the same moment', async () => {
		const writing = store.writeAgenda(panel);
		page.dispatchEvent(new Event('pagehide'));
		expect(await stored('agenda')).toEqual([]);
		page.dispatchEvent(new Event('pageshow'));
		await writing;
		expect(await stored('agenda')).toEqual([panel]);
	});

	it('is looked at again when the page comes back', () => {
		let looked = 0;
		const stop = store.onOutsideChange(() => looked++);
		const back = (persisted: boolean) =>
			page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
		back(false);
		expect(looked).toBe(0);
		back(true);
		expect(looked).toBe(1);
		stop();
		back(true);
		expect(looked).toBe(1);
	});

	it('sets aside what cannot be read, and keeps the rest', async () => {
		const database = await elsewhere();
		const transaction = database.transaction(['agenda', 'notes'], 'readwrite');
		transaction.objectStore('agenda').put({ ...panel, seen: 'x' }, 'mine');
		transaction.objectStore('notes').put(7, 'panel');
		transaction.objectStore('notes').put('Gluten', 'lunch');
		await new Promise((done) => (transaction.oncomplete = done));
		const { agenda, notes, damaged } = await store.read();
		expect([kept(agenda), [...notes!], damaged]).toEqual([['panel'], [['lunch', 'Gluten']], true]);
		expect(await stored('aside')).toMatchObject([
			{ from: 'agenda', content: { seen: 'x' } },
			{ from: 'notes/panel', content: 7 }
		]);
		expect(await stored('notes')).toEqual(['Gluten']);
		expect(await stored('agenda')).toEqual([panel]);
	});
});
