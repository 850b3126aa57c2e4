/** The agenda between pages, and beside a store that keeps its silence. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgendaOnPhone } from '../../src/lib/phone/agenda/agendaOnPhone.svelte';
import type { AgendaStore } from '../../src/lib/phone/agenda/store';
import {
	decide,
	emptyAgenda,
	kept,
	look,
	merge,
	type Agenda
} from '../../src/lib/program/agenda/agenda';
import { mergeNote, type NoteDraft } from '../../src/lib/program/agenda/mergeNote';
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

/** As phone/store.ts: while its browser does not answer, it holds the agenda it is given in memory. */
class FakeStore implements AgendaStore {
	/** How its browser answers from now on. */
	browser: 'stored' | 'silent' | 'refused' = 'stored';
	answer: AgendaStore['answer'] = 'none yet';
	/** Holds each write until it is called. */
	confirm: (() => void) | null = null;
	slow = false;
	notes = new Map<string, string>();
	#memory = emptyAgenda();

	constructor(public stored: Agenda = emptyAgenda()) {}

	async read() {
		const agenda = await this.changeAgenda((known) => known);
		return { agenda, notes: this.answer === 'stored' ? new Map(this.notes) : null, damaged: false };
	}

	writeAgenda(agenda: Agenda): Promise<Agenda> {
		return this.changeAgenda((known) => merge(known, agenda));
	}

	async changeAgenda(change: (agenda: Agenda) => Agenda): Promise<Agenda> {
		await this.#answered();
		this.#memory = change(this.#memory);
		if (this.answer === 'stored') {
			this.stored = this.#memory = change(merge(this.stored, this.#memory));
		}
		return this.#memory;
	}

	async writeNotes(drafts: ReadonlyMap<string, NoteDraft>) {
		await this.#answered();
		if (this.answer !== 'stored') return null;
		for (const [id, draft] of drafts) {
			this.notes.set(id, mergeNote(this.notes.get(id) ?? '', draft));
		}
		return new Map([...this.notes].filter(([id]) => drafts.has(id)));
	}

	async #answered(): Promise<void> {
		if (this.slow) await new Promise<void>((confirm) => (this.confirm = confirm));
		this.answer = this.browser;
	}

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
	const silent = () => {
		const store = new FakeStore(before);
		store.browser = 'silent';
		return store;
	};

	it('is not taken for an empty one, however long it is silent, and brings all it holds once it answers', async () => {
		const store = silent();
		const here = page(new Journal());
		await here.open(store);
		expect([here.ready, here.complete]).toEqual([true, false]);
		expect(here.trouble).toContain('storage does not answer');
		here.decide(two!, true, 2);
		await vi.advanceTimersByTimeAsync(300_000);
		expect([here.complete, here.agenda.seen, [...here.kept]]).toEqual([false, 0, ['two']]);

		store.browser = 'stored';
		await vi.advanceTimersByTimeAsync(10_000);
		expect([here.complete, here.trouble]).toEqual([true, null]);
		expect([here.agenda.seen, [...here.kept].sort()]).toEqual([3, ['one', 'two']]);
		expect(kept(store.stored)).toEqual(['one', 'two']);
	});

	it('brings it with the next tap, when it answers by then', async () => {
		const store = silent();
		const here = page(new Journal());
		await here.open(store);
		store.browser = 'stored';
		here.decide(two!, true, 2);
		await vi.advanceTimersByTimeAsync(0);
		expect([here.complete, here.agenda.seen]).toEqual([true, 3]);
	});

	it('is asked again also when it falls silent later', async () => {
		const store = new FakeStore();
		const here = page(new Journal());
		await here.open(store);
		store.browser = 'silent';
		here.decide(one!, true, 1);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(here.trouble).not.toBeNull();
		store.browser = 'stored';
		await vi.advanceTimersByTimeAsync(10_000);
		expect(here.trouble).toBeNull();
		expect(kept(store.stored)).toEqual(['one']);
	});

	it('which refuses twice in ten seconds is given up, and what is here is all there is', async () => {
		const store = new FakeStore(before);
		store.browser = 'refused';
		const here = page(new Journal());
		await here.open(store);
		expect(here.complete).toBe(false);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(here.complete).toBe(true);
		expect(here.trouble).toContain('can’t store anything for this site');
	});

	it('is made up for by the small storage, and where that is forbidden too, nothing is said to stay', async () => {
		const here = page(new Journal());
		expect(here.stays).toBeNull();
		await here.open(silent());
		expect(here.stays).toBe(true);
		const forbidden = new AgendaOnPhone('vdl', null);
		await forbidden.open(silent());
		expect(forbidden.stays).toBe(false);
		expect(forbidden.trouble).toContain('only while this page is open');
	});
});

describe('a note', () => {
	it('typed on a page that is left at once is there on the next, and is stored', async () => {
		const journal = new Journal();
		const left = page(journal);
		const slow = new FakeStore();
		await left.open(slow);
		slow.slow = true;
		void left.note('one', 'Ask');
		void left.note('one', 'Ask him');

		const store = new FakeStore();
		const next = page(journal);
		await next.open(store);
		expect([next.notes.get('one'), store.notes.get('one')]).toEqual(['Ask him', 'Ask him']);
		expect(journal.length).toBe(0);
	});

	it('typed while the store is silent is shown, kept beside it, and added to what it holds', async () => {
		const journal = new Journal();
		const store = new FakeStore();
		store.notes.set('one', 'From before');
		store.browser = 'silent';
		const here = page(journal);
		await here.open(store);
		await here.note('one', 'Typed blindly');
		expect(here.notes.get('one')).toBe('Typed blindly');
		const next = page(journal);
		await next.open(store);
		expect(next.notes.get('one')).toBe('Typed blindly');
		store.browser = 'stored';
		await vi.advanceTimersByTimeAsync(10_000);
		expect(next.notes.get('one')).toBe('From before\nTyped blindly');
		expect(store.notes.get('one')).toBe('From before\nTyped blindly');
		expect(journal.length).toBe(0);
	});

	it('typed on while the store writes ends as it was typed, once', async () => {
		const store = new FakeStore();
		const here = page(new Journal());
		await here.open(store);
		store.slow = true;
		const typed = ['A', 'Ask', 'Ask him', ''].map((text) => here.note('one', text));
		await vi.waitFor(() => expect(store.confirm).not.toBeNull());
		store.slow = false;
		store.confirm!();
		await Promise.all(typed);
		await vi.waitFor(() => expect(store.notes.get('one')).toBe(''));
		expect(here.notes.has('one')).toBe(false);
	});

	it('of a session named like a property of every object is a note like any other', async () => {
		const here = page(new Journal());
		await here.open(new FakeStore());
		expect(here.notes.get('constructor')).toBeUndefined();
		await here.note('constructor', 'Ask');
		expect(here.notes.get('constructor')).toBe('Ask');
	});
});
