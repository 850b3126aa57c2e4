import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { EventClock } from '../../src/lib/server/eventClock';
import { LiveProgram } from '../../src/lib/server/live/liveProgram';
import { Streams } from '../../src/lib/server/live/streams';
import { eventsIn } from '../phone/eventSource';
import { onBothEngines } from './engines';
import { WORKSHOP } from '../workshop';

const { folder: read } = readFolder(WORKSHOP);
const folder = read!;
const LAST = folder.program.revision;

interface Event {
	name: string;
	id: string | null;
	data: Record<string, unknown>;
}

/** Reads a stream as far as it has come. */
class Listener {
	readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
	readonly #decoder = new TextDecoder();
	#rest = '';
	ended = false;

	constructor(stream: ReadableStream<Uint8Array> | null) {
		this.#reader = stream!.getReader();
	}

	/** The next chunk's events; none at the end. */
	async next(): Promise<Event[]> {
		const { value, done } = await this.#reader.read();
		if (done) this.ended = true;
		const { events, rest } = eventsIn(this.#rest + this.#decoder.decode(value, { stream: true }));
		this.#rest = rest;
		return events.map(({ name, id, data }) => ({
			name,
			id: id || null,
			data: JSON.parse(data) as Record<string, unknown>
		}));
	}
}

describe('streams', () => {
	onBothEngines((place) => {
		let day: LiveProgram;
		let streams: Streams;
		let published = 0;
		const cut = vi.fn();

		beforeEach(async () => {
			cut.mockReset();
			day = await LiveProgram.open(folder, await place.open());
			streams = new Streams(day, new EventClock(null, folder.program.event.zone));
		});
		afterEach(() => {
			vi.useRealTimers();
			streams.drain();
			day.close();
		});

		const publish = (title: string) =>
			day.publish(
				{
					...{ key: `streams-key-${String(++published).padStart(6, '0')}`, base: day.revision },
					...{ why: '', action: { kind: 'retitle', session: 'smoothgrad', title } }
				},
				'Ann'
			);
		const listen = (since = LAST, as: 'phone' | 'board' = 'phone') =>
			new Listener(streams.open(as, since, cut));

		it('greet with where the day is, then with what was missed, and nobody’s name', async () => {
			await publish('First');
			await publish('Second');
			const events = await listen(LAST + 1).next();
			expect(events.map(({ name, id }) => [name, id])).toEqual([
				['hello', null],
				['revision', String(LAST + 2)]
			]);
			expect(events[0]?.data).toMatchObject({ revision: LAST + 2, deployed: LAST });
			expect(events[1]?.data).toMatchObject({ by: '', action: { title: 'Second' } });
		});

		it('tell all of it to who knows nothing, and nothing to who is ahead', async () => {
			await publish('First');
			expect(await listen(-1).next()).toHaveLength(2);
			expect(await listen(LAST + 99).next()).toHaveLength(1);
		});

		it('bring each revision once, in order, to everybody', async () => {
			const all = [listen(), listen(), listen(-1, 'board')];
			for (const listener of all) await listener.next();
			for (const title of ['First', 'Second', 'Third']) await publish(title);
			for (const listener of all) {
				const heard: Event[] = [];
				while (heard.length < 3) heard.push(...(await listener.next()));
				expect(heard.map(({ id }) => Number(id))).toEqual([LAST + 1, LAST + 2, LAST + 3]);
			}
		});

		it('know who listens, and who has taken the newest revision', async () => {
			const quick = listen();
			const slow = listen();
			const board = listen(LAST, 'board');
			for (const listener of [quick, slow, board]) await listener.next();
			expect(streams.heard('phone')).toEqual({ connected: 2, newest: 2 });
			await publish('First');
			await quick.next();
			expect(streams.heard('phone')).toEqual({ connected: 2, newest: 1 });
			expect(streams.heard('board')).toEqual({ connected: 1, newest: 0 });
			await slow.next();
			expect(streams.heard('phone')).toEqual({ connected: 2, newest: 2 });
		});

		it('cut off who takes nothing any more, and nobody else', async () => {
			const stuck = listen();
			const well = listen();
			for (const listener of [stuck, well]) await listener.next();
			// a title is at most some hundred letters; the note and the change hold it too
			const long = 'A title that goes on '.repeat(20);
			let sent = 0;
			while (cut.mock.calls.length === 0 && sent < 200) {
				await publish(`${long} ${++sent}`);
				await well.next();
			}
			expect(cut).toHaveBeenCalledTimes(1);
			expect(streams.heard('phone').connected).toBe(1);
			await publish('After');
			expect((await well.next()).at(-1)?.data).toMatchObject({ action: { title: 'After' } });
			await expect(stuck.next()).rejects.toThrow('too slow');
		}, 60_000);

		it('beat, so that who hears nothing for long knows that the line is dead', async () => {
			vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
			const beating = new Streams(day, new EventClock(null, folder.program.event.zone));
			const listener = new Listener(beating.open('phone', LAST, cut));
			await listener.next();
			vi.advanceTimersByTime(15_000);
			const [beat] = await listener.next();
			expect(beat).toMatchObject({ name: 'beat', id: null, data: { revision: LAST } });
			beating.drain();
		});

		it('end when the server leaves, and take nobody new', async () => {
			const listener = listen();
			await listener.next();
			streams.drain();
			await listener.next();
			expect(listener.ended).toBe(true);
			expect(streams.open('phone', LAST, cut)).toBeNull();
		});

		it('forget who has gone', async () => {
			const stream = streams.open('phone', LAST, cut)!;
			await stream.cancel();
			expect(streams.heard('phone').connected).toBe(0);
		});
	});
});
