/** The phone's side of the live day, against a real server on a real connection; only the clock is ours. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { names } from '../../src/lib/phone/base/stored';
import { Follower, type Heard } from '../../src/lib/phone/live/follower';
import { storedRevisions, type Kept } from '../../src/lib/phone/live/keptRevisions';
import { ToldOnDevice } from '../../src/lib/phone/live/toldOnDevice';
import type { Action } from '../../src/lib/program/live/live';
import { program, room, session, slot } from '../program/sample';
import { eventSource } from './eventSource';
import { LiveServer } from './liveServer';
import { MapStorage } from './mapStorage';

const printed = {
	program: program(
		[
			session('one', { slot: slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', 'a') }),
			session('two', { slot: slot('2017-08-09T23:40:00Z', '2017-08-10T00:00:00Z', 'a') })
		],
		{ rooms: [room('a')], revision: 1 }
	),
	ledger: [{ number: 1, at: '2017-07-01T00:00:00Z', note: '', changes: [] }]
};
/** ms of the phone's clock for each look. Small, because answers come in real time and time out by that clock. */
const STEP = 500;
const late = (minutes: number): Action => ({ kind: 'delay', room: 'a', from: 'two', minutes });

/** What a phone knows, by the simplest rules that keep the contract. */
class Phone {
	kept: Kept | null = null;
	heard: Heard[] = [];
	lost = 0;
	readonly follower: Follower;

	constructor(address: string) {
		this.follower = new Follower(
			{ address, as: 'phone', open: eventSource, fetch },
			{
				since: () => this.kept?.revision ?? null,
				hear: (heard) => this.hear(heard),
				lost: () => void this.lost++
			}
		);
	}

	get numbers(): number[] {
		return this.kept?.revisions.map(({ number }) => number) ?? [];
	}

	hear(heard: Heard): boolean {
		this.heard.push(heard);
		const { revision, upTo, revisions, all } = heard;
		const { deployed = this.kept?.deployed ?? 0, numbering = this.kept?.numbering ?? 0 } = heard;
		const same = this.kept?.deployed === deployed && this.kept.numbering === numbering;
		const fits = same && revision >= this.kept!.revision;
		if (!all && !fits) {
			this.kept = null;
			return false;
		}
		if (upTo === null) return true;
		const before = all ? [] : (this.kept?.revisions ?? []);
		const whole = [...before, ...revisions];
		this.kept = { deployed, numbering, rehearsal: false, revision: upTo, revisions: whole };
		return true;
	}
}

let server: LiveServer;
let phone: Phone;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
	server = new LiveServer(printed);
	phone = new Phone(await server.start());
});
afterEach(async () => {
	phone.follower.sleep();
	vi.useRealTimers();
	await server.stop();
});

const connected = () => vi.waitFor(() => expect(server.connected).toBe(1));
const knows = (...numbers: number[]) => vi.waitFor(() => expect(phone.numbers).toEqual(numbers));

/** The platform's own limit keeps to no clock of ours. */
const keepLimits = () =>
	vi.spyOn(AbortSignal, 'timeout').mockImplementation((limit) => {
		const given = new AbortController();
		setTimeout(() => given.abort(new DOMException('', 'TimeoutError')), limit);
		return given.signal;
	});

describe('a phone that follows', () => {
	it('asks for all it does not know, then hears each change as it comes', async () => {
		server.publish(late(10));
		phone.follower.wake();
		await connected();
		server.publish(late(0));
		await knows(2, 3);
		expect(server.asked).toEqual(['/api/live', '/api/live/stream?as=phone&since=2']);
	});

	it('goes on from what it knows when it comes back', async () => {
		phone.follower.wake();
		await connected();
		phone.follower.sleep();
		await vi.waitFor(() => expect(server.connected).toBe(0));
		server.publish(late(10));
		phone.follower.wake();
		await knows(2);
		expect(server.asked.at(-1)).toBe('/api/live/stream?as=phone&since=1');
	});

	it('asks for what was lost on the way: a beat tells of it', async () => {
		phone.follower.wake();
		await connected();
		server.make(late(10));
		server.beat();
		await knows(2);
	});

	it('stays live while its stream holds, whether what it asks besides is answered or not', async () => {
		keepLimits();
		phone.follower.wake();
		await connected();
		server.make(late(10));
		server.beat();
		await knows(2);
		expect(phone.heard.at(-1)?.by).toBe('stream');
		server.hangs = true;
		server.make(late(20));
		server.beat();
		await vi.waitFor(() => expect(server.asked).toHaveLength(4));
		await vi.advanceTimersByTimeAsync(9_000);
		server.hangs = false;
		server.beat();
		await knows(2, 3);
		expect(phone.lost).toBe(0);
	});

	it('asks for what was lost on the way: a later number tells of it', async () => {
		phone.follower.wake();
		await connected();
		server.make(late(10));
		server.publish(late(20));
		await knows(2, 3);
	});

	it('counts a revision that comes twice once', async () => {
		phone.follower.wake();
		await connected();
		const revision = server.publish(late(10));
		await knows(2);
		server.tell(revision);
		server.publish(late(20));
		await knows(2, 3);
	});

	it('takes a silent stream for dead and connects again', async () => {
		phone.follower.wake();
		await connected();
		await vi.advanceTimersByTimeAsync(39_000);
		expect(server.connected).toBe(1);
		server.beat();
		await vi.waitFor(() => expect(phone.heard.at(-1)?.by).toBe('stream'));
		await vi.advanceTimersByTimeAsync(39_000);
		expect(server.connected).toBe(1);
		await vi.advanceTimersByTimeAsync(2_000);
		const streams = () => server.asked.filter((path) => path.includes('stream')).length;
		await vi.waitFor(async () => {
			await vi.advanceTimersByTimeAsync(500);
			expect(streams()).toBe(2);
		});
	});

	it('asks, at growing pauses, where streams open and say nothing', async () => {
		server.streams = 'dead';
		phone.follower.wake();
		await vi.waitFor(() => expect(server.asked).toHaveLength(2));
		server.make(late(10));
		await vi.waitFor(async () => {
			await vi.advanceTimersByTimeAsync(2_000);
			expect(phone.numbers).toEqual([2]);
		});
	});

	it('is lost eight seconds after a question that nobody answers, and asks again', async () => {
		keepLimits();
		server.hangs = true;
		phone.follower.wake();
		await vi.waitFor(() => expect(server.asked).toHaveLength(1));
		await vi.advanceTimersByTimeAsync(7_000);
		expect(phone.lost).toBe(0);
		await vi.advanceTimersByTimeAsync(1_000);
		await vi.waitFor(() => expect(phone.lost).toBe(1));
		server.hangs = false;
		await vi.waitFor(async () => {
			await vi.advanceTimersByTimeAsync(1_000);
			expect(server.connected).toBe(1);
		});
	});

	it('asks without getting the same twice where streams are refused', async () => {
		server.streams = 'refused';
		phone.follower.wake();
		await vi.waitFor(async () => {
			await vi.advanceTimersByTimeAsync(STEP);
			expect(server.answered.slice(-2)).toEqual([304, 304]);
		});
		server.make(late(10));
		await vi.waitFor(async () => {
			await vi.advanceTimersByTimeAsync(STEP);
			expect(phone.numbers).toEqual([2]);
		});
		expect(phone.lost).toBe(0);
	});

	it('asks for all again after a deploy', async () => {
		server.publish(late(10));
		phone.follower.wake();
		await connected();
		const published = { number: 5, at: '2017-08-09T00:00:00Z', note: '', changes: [] };
		const program = { ...printed.program, revision: 5 };
		server.replace({ program, ledger: [...printed.ledger, published] }, []);
		server.deployed = 5;
		server.cut();
		await vi.waitFor(async () => {
			await vi.advanceTimersByTimeAsync(1_000);
			expect(phone.kept).toMatchObject({ deployed: 5, numbering: 0, revision: 5, revisions: [] });
		});
	});

	it('asks for all again when a deploy elsewhere has given numbers anew, by stream and by answer', async () => {
		const first = server.publish(late(10));
		phone.follower.wake();
		await connected();
		await knows(2);
		server.replace(printed, [{ ...first, number: 3 }]);
		server.numbering++;
		server.greet();
		await knows(3);
		server.streams = 'refused';
		server.replace(printed, [{ ...first, number: 4 }]);
		server.numbering++;
		server.cut();
		await vi.waitFor(async () => {
			await vi.advanceTimersByTimeAsync(1_000);
			expect(phone.numbers).toEqual([4]);
		});
	});

	it('hears the event’s time in answers where it is rehearsed, as streams tell it', async () => {
		server.rehearsed = '2017-08-09T23:32:00Z';
		server.streams = 'refused';
		phone.follower.wake();
		await vi.waitFor(() => expect(phone.heard.length).toBeGreaterThan(1));
		const { now, rehearsal } = phone.heard.at(-1)!;
		expect([now, rehearsal]).toEqual([Date.parse(server.rehearsed), true]);
	});

	it('asks for all again when the server knows less than it', async () => {
		server.publish(late(10));
		phone.follower.wake();
		await connected();
		server.replace(printed, []);
		server.beat();
		await vi.waitFor(() => expect(phone.kept?.revision).toBe(1));
		expect(phone.numbers).toEqual([]);
	});

	it('asks nothing while nobody looks', async () => {
		phone.follower.wake();
		await connected();
		phone.follower.sleep();
		const before = server.asked.length;
		await vi.advanceTimersByTimeAsync(600_000);
		expect(server.asked).toHaveLength(before);
	});

	it('tells a server in trouble from no network', async () => {
		server.trouble = 503;
		phone.follower.wake();
		await vi.waitFor(() => expect(server.asked).toHaveLength(1));
		expect(phone.lost).toBe(0);
		await server.stop();
		await vi.waitFor(async () => {
			await vi.advanceTimersByTimeAsync(5_000);
			expect(phone.lost).toBeGreaterThan(0);
		});
		server = new LiveServer(printed);
	});

	it('hears the time of the server', async () => {
		server.now = Date.parse('2017-08-09T23:36:00Z');
		phone.follower.wake();
		await connected();
		await vi.waitFor(() => expect(phone.heard).toHaveLength(2));
		expect(phone.heard.map(({ now }) => now)).toEqual([server.now, server.now]);
	});
});

describe('what a device keeps of the live day', () => {
	const kept = (): Kept => ({
		deployed: 1,
		numbering: 0,
		rehearsal: true,
		revision: 2,
		revisions: [server.make(late(10))]
	});

	it('is read back whole, each event for itself', () => {
		const storage = new MapStorage();
		const one = kept();
		storedRevisions('one', storage).set(one);
		expect(storedRevisions('one', storage).get()).toEqual(one);
		expect(storedRevisions('other', storage).get()).toBeNull();
	});

	it('is dropped whole where a part is damaged, so that all is asked for again', () => {
		const storage = new MapStorage();
		const stored = storedRevisions('one', storage);
		for (const text of [
			'{',
			'7',
			'{"deployed":1}',
			'{"deployed":1,"revision":2,"revisions":[]}',
			'{"deployed":1,"numbering":0,"revision":2,"revisions":[{}]}'
		]) {
			storage.setItem(names.liveRevisions('one'), text);
			expect(stored.get()).toBeNull();
		}
	});

	it('is kept nowhere where the browser forbids it, and nothing breaks', () => {
		const stored = storedRevisions('one', null);
		expect(stored.set(kept())).toBe(false);
		expect(stored.get()).toBeNull();
	});

	it('says what was told, and nothing when that is damaged', () => {
		const storage = new MapStorage();
		const told = new ToldOnDevice('one', storage);
		told.write({ revision: 4, notices: [3] }, null);
		expect(told.read(null)).toEqual({ revision: 4, notices: [3] });
		for (const text of ['{', '[]', '{"revision":"x","notices":[]}', '{"notices":7}']) {
			storage.setItem(names.seen('one'), text);
			expect(told.read(null)).toEqual({ revision: null, notices: [] });
		}
	});

	it('forgets what a rehearsal told with the rehearsal, and nothing of the real day', () => {
		const storage = new MapStorage();
		const told = new ToldOnDevice('one', storage);
		const [nothing, real] = [
			{ revision: null, notices: [] },
			{ revision: 8, notices: [7] }
		];
		told.write(real, null);
		told.write({ revision: 12, notices: [10] }, 4711);
		expect(told.read(4711)).toEqual({ revision: 12, notices: [10] });
		expect(told.read(4712)).toEqual(nothing);
		expect(told.read(null)).toEqual(real);
		told.write(real, null);
		expect(told.read(4711)).toEqual(nothing);
	});
});
