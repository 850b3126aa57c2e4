/** The agenda between pages, and beside a store that keeps its silence. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgendaOnPhone } from '../../src/lib/phone/agenda.svelte';
import type { Store } from '../../src/lib/phone/store';
import { decide, emptyAgenda, kept, look, merge, type Agenda } from '../../src/lib/program/agenda';
import { session } from '../program/sample';

const [one, two, three] = ['one', 'two', 'three'].map((id) => session(id)) as [
	...ReturnType<typeof session>[]
];

/** What a browser writes at once, as the only thing that outlives a page here. */
class Journal implements Storage {
	#texts = new Map<string, string>();
	get length(): number {
		return this.#texts.size;
	}
	clear = () => this.#texts.clear();
	getItem = (key: string) => this.#texts.get(key) ?? null;
	key = (at: number) => [...this.#texts.keys()][at] ?? null;
	removeItem = (key: string) => void this.#texts.delete(key);
	setItem = (key: string, text: string) => void this.#texts.set(key, text);
}

/** As phone/store.ts: while its browser does not answer, it holds what it is given in memory. */
class FakeStore implements Store {
	answers = true;
	persistent = false;
	/** Holds each write until it is called. */
	confirm: (() => void) | null = null;
	slow = false;
	#memory = emptyAgenda();

	constructor(public stored: Agenda = emptyAgenda()) {}

	async readAgenda() {
		return { agenda: await this.changeAgenda((agenda) => agenda), damaged: false };
	}

	writeAgenda(agenda: Agenda): Promise<Agenda> {
		return this.changeAgenda((known) => merge(known, agenda));
	}

	async changeAgenda(change: (agenda: Agenda) => Agenda): Promise<Agenda> {
		if (this.slow) await new Promise<void>((confirm) => (this.confirm = confirm));
		this.persistent = this.answers;
		this.#memory = change(this.#memory);
		if (this.answers) this.stored = this.#memory = change(merge(this.stored, this.#memory));
		return this.#memory;
	}

	readNotes = () => Promise.resolve({});
	writeNote = () => Promise.resolve();
	onOutsideChange = () => () => undefined;
}

const page = (journal: Journal) => new AgendaOnPhone('vdl', journal);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what the store has not confirmed', () => {
	it('is there on the next page, and in its store', async () => {
		const journal = new Journal();
		const left = page(journal);
		const slow = new FakeStore();
		await left.open(slow);
		slow.slow = true;
		left.decide(one!, true, 1);
		expect(slow.stored).toEqual(emptyAgenda());

		const store = new FakeStore();
		const next = page(journal);
		await next.open(store);
		expect([...next.kept]).toEqual(['one']);
		expect(kept(store.stored)).toEqual(['one']);
	});

	it('of several pages that were left before they had a store is all there', async () => {
		const journal = new Journal();
		page(journal).decide(one!, true, 1);
		page(journal).decide(two!, true, 2);
		page(journal).decide(one!, false, 3);
		const last = page(journal);
		last.decide(three!, true, 4);
		await last.open(new FakeStore());
		expect([...last.kept].sort()).toEqual(['three', 'two']);
	});

	it('stands in the journal until it is, and no longer', async () => {
		const journal = new Journal();
		const store = new FakeStore();
		const here = page(journal);
		await here.open(store);
		store.slow = true;
		here.decide(one!, true, 1);
		expect(journal.length).toBe(1);
		store.confirm!();
		await vi.waitFor(() => expect(journal.length).toBe(0));
		expect(kept(store.stored)).toEqual(['one']);
	});

	it('is shown all the same where the journal is forbidden', async () => {
		const forbidden = new Journal();
		forbidden.setItem = forbidden.getItem = () => {
			throw new DOMException('', 'SecurityError');
		};
		const here = page(forbidden);
		here.decide(one!, true, 1);
		await here.open(new FakeStore());
		expect([...here.kept]).toEqual(['one']);
	});
});

describe('a store that does not answer', () => {
	const before = look(decide(emptyAgenda(), one!, true, 1), 3);

	it('is not taken for an empty one, and brings all it holds once it does', async () => {
		const store = new FakeStore(before);
		store.answers = false;
		const here = page(new Journal());
		await here.open(store);
		expect([here.ready, here.settled, here.trouble !== null]).toEqual([true, false, true]);
		here.decide(two!, true, 2);
		await vi.advanceTimersByTimeAsync(9_000);
		expect([here.settled, here.agenda.seen, [...here.kept]]).toEqual([false, 0, ['two']]);

		store.answers = true;
		await vi.advanceTimersByTimeAsync(1_000);
		expect([here.settled, here.trouble]).toEqual([true, null]);
		expect([here.agenda.seen, [...here.kept].sort()]).toEqual([3, ['one', 'two']]);
		expect(kept(store.stored)).toEqual(['one', 'two']);
	});

	it('brings it with the next tap, when it answers by then', async () => {
		const store = new FakeStore(before);
		store.answers = false;
		const here = page(new Journal());
		await here.open(store);
		store.answers = true;
		here.decide(two!, true, 2);
		await vi.advanceTimersByTimeAsync(0);
		expect([here.settled, here.agenda.seen]).toEqual([true, 3]);
	});

	it('is given up after ten seconds, and what is here is all there is', async () => {
		const store = new FakeStore(before);
		store.answers = false;
		const here = page(new Journal());
		await here.open(store);
		await vi.advanceTimersByTimeAsync(10_000);
		expect([here.settled, here.trouble !== null]).toEqual([true, true]);
	});
});
