import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EventStream, type Source } from '../../../src/lib/phone/base/stream';

/** An EventSource without a network. */
class SilentSource implements Source {
	closed = false;
	#hear = new Map<string, (event: MessageEvent) => void>();
	addEventListener(name: string, hear: (event: MessageEvent) => void): void {
		this.#hear.set(name, hear);
	}
	close(): void {
		this.closed = true;
	}
	send(name: string, data = ''): void {
		this.#hear.get(name)?.(new MessageEvent(name, { data }));
	}
}

let source: SilentSource;
let stream: EventStream;
let heard: unknown[];
let broken: number;

beforeEach(() => {
	vi.useFakeTimers();
	source = new SilentSource();
	heard = [];
	broken = 0;
	stream = new EventStream(source, {
		events: { news: (content) => void heard.push(content) },
		broken: () => void broken++
	});
});
afterEach(() => void vi.useRealTimers());

it('hands on what the events hold, and null for what is no JSON', () => {
	expect(stream.holds).toBe(false);
	source.send('news', '{"revision":2}');
	source.send('other', '{"revision":3}');
	source.send('news', '<h1>');
	expect(heard).toEqual([{ revision: 2 }, null]);
	expect(stream.holds).toBe(true);
});

it('breaks eight seconds after it was opened, and 40 s after the last event', () => {
	vi.advanceTimersByTime(7_999);
	source.send('news', '{}');
	vi.advanceTimersByTime(39_999);
	expect([broken, source.closed]).toEqual([0, false]);
	vi.advanceTimersByTime(1);
	expect([broken, source.closed]).toEqual([1, true]);
});

it('breaks where no event comes at all', () => {
	vi.advanceTimersByTime(8_000);
	expect([broken, source.closed]).toEqual([1, true]);
});

it('breaks once at an error, and never reconnects', () => {
	source.send('error');
	source.send('error');
	vi.advanceTimersByTime(60_000);
	expect([broken, source.closed]).toEqual([1, true]);
});

it('hears nothing and never breaks once it is closed', () => {
	stream.close();
	source.send('news', '{}');
	source.send('error');
	vi.advanceTimersByTime(60_000);
	expect([heard, broken, source.closed]).toEqual([[], 0, true]);
});
