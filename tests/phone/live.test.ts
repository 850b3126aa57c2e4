// @vitest-environment page
/** The live day on a phone, against a real server on a real connection; only the clock is ours. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { names } from '../../src/lib/phone/base/stored';
import { LiveOnPhone } from '../../src/lib/phone/live/liveOnPhone.svelte';
import { storedRevisions, type RevisionSet } from '../../src/lib/phone/live/revisionSet';
import { ShownOnDevice } from '../../src/lib/phone/live/shownOnDevice';
import { Freshness } from '../../src/lib/phone/offline/freshness.svelte';
import type { ProgramList } from '../../src/lib/phone/program/files';
import { Clock } from '../../src/lib/phone/time/clock.svelte';
import type { Action } from '../../src/lib/program/live/live';
import { program, room, session, slot } from '../program/sample';
import { eventSource } from './eventSource';
import { LiveServer } from './liveServer';
import { MapStorage } from './mapStorage';
import { openPage } from './page';
import { soon, untilSo } from './soon';

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

/** One page of a phone: the real classes, and the part of the browser that they use. */
class Phone {
	readonly page = openPage();
	readonly clock = new Clock('demo', null);
	readonly freshness = new Freshness('demo', '/program/revision.json', this.clock, null);
	readonly day: LiveOnPhone;
	printed = () => Promise.resolve(printed as ProgramList);
	#address: string;
	#stop: (() => void) | null = null;

	constructor(address: string, storage: Storage | null = null) {
		this.#address = address;
		this.day = new LiveOnPhone('demo', storage, () => this.printed());
	}

	follow(): void {
		const network = { address: this.#address, as: 'phone', open: eventSource, fetch } as const;
		this.#stop = this.day.follow(network, this.clock, this.freshness);
	}

	close(): void {
		this.#stop?.();
	}

	/** Of the live revisions. */
	get numbers(): number[] {
		return this.day.revisions.map(({ number }) => number);
	}
}

let server: LiveServer;
let address: string;
let storage: MapStorage;
let phone: Phone;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
	server = new LiveServer(printed);
	storage = new MapStorage();
	address = await server.start();
	phone = new Phone(address, storage);
});
afterEach(async () => {
	phone.close();
	vi.useRealTimers();
	vi.unstubAllGlobals();
	await server.stop();
});

const connected = () => soon(() => expect(server.connected).toBe(1));
const knows = (...numbers: number[]) => soon(() => expect(phone.numbers).toEqual(numbers));
const reaches = (reach: string) => soon(() => expect(phone.freshness.reach).toBe(reach));

describe('a phone that follows', () => {
	it('asks for everything at first, then hears each change as it comes', async () => {
		server.publish(late(10));
		phone.follow();
		await connected();
		server.publish(late(0));
		await knows(2, 3);
		expect(server.asked).toEqual(['/api/live', '/api/live/stream?as=phone&since=2']);
		await soon(() => expect(phone.day.live?.program.revision).toBe(3));
	});

	it('goes on from what it knows when somebody looks again', async () => {
		phone.follow();
		await connected();
		phone.page.hide();
		await soon(() => expect(server.connected).toBe(0));
		server.publish(late(10));
		phone.page.show();
		await knows(2);
		expect(server.asked.at(-1)).toBe('/api/live/stream?as=phone&since=1');
	});

	it('asks for a lost revision when a beat gives a higher number', async () => {
		phone.follow();
		await connected();
		server.make(late(10));
		server.beat();
		await knows(2);
	});

	it('asks for a lost revision when the next one leaves a gap', async () => {
		phone.follow();
		await connected();
		server.make(late(10));
		server.publish(late(20));
		await knows(2, 3);
	});

	it('stays connected while its stream works, whether other requests are answered or not', async () => {
		phone.follow();
		await connected();
		server.make(late(10));
		server.beat();
		await knows(2);
		expect(phone.freshness.reach).toBe('streaming');
		server.hangs = true;
		server.make(late(20));
		server.beat();
		await soon(() => expect(server.asked).toHaveLength(4));
		await vi.advanceTimersByTimeAsync(9_000);
		expect(phone.freshness.reach).toBe('streaming');
		server.hangs = false;
		server.beat();
		await knows(2, 3);
	});

	it('takes a revision that comes twice once', async () => {
		phone.follow();
		await connected();
		const revision = server.publish(late(10));
		await knows(2);
		server.tell(revision);
		server.publish(late(20));
		await knows(2, 3);
	});

	it('replaces a stream that has been silent for 40 s', async () => {
		const streams = () => server.asked.filter((path) => path.includes('stream')).length;
		phone.follow();
		await connected();
		await reaches('streaming');
		await vi.advanceTimersByTimeAsync(39_000);
		server.make(late(10));
		server.beat();
		await knows(2);
		await vi.advanceTimersByTimeAsync(39_000);
		expect(streams()).toBe(1);
		await untilSo(500, () => expect(streams()).toBe(2));
	});

	it('polls where streams open and carry nothing', async () => {
		server.streams = 'dead';
		phone.follow();
		await soon(() => expect(server.asked).toHaveLength(2));
		server.make(late(10));
		await untilSo(2_000, () => expect(phone.numbers).toEqual([2]));
		expect(phone.freshness.reach).toBe('live');
	});

	it('is offline eight seconds after a request without an answer, and tries again', async () => {
		server.hangs = true;
		phone.follow();
		await soon(() => expect(server.asked).toHaveLength(1));
		await vi.advanceTimersByTimeAsync(7_000);
		expect(phone.freshness.reach).toBe('asking');
		await vi.advanceTimersByTimeAsync(1_000);
		await reaches('offline');
		server.hangs = false;
		await untilSo(1_000, () => expect(server.connected).toBe(1));
	});

	it('gets nothing twice where streams are refused', async () => {
		server.streams = 'refused';
		phone.follow();
		await untilSo(STEP, () => expect(server.answered.slice(-2)).toEqual([304, 304]));
		server.make(late(10));
		await untilSo(STEP, () => expect(phone.numbers).toEqual([2]));
		expect(phone.freshness.reach).toBe('live');
	});

	it('asks for everything after a deploy, and says which revision was deployed', async () => {
		server.publish(late(10));
		phone.follow();
		await knows(2);
		const published = { number: 5, at: '2017-08-09T00:00:00Z', note: '', changes: [] };
		const program = { ...printed.program, revision: 5 };
		server.replace({ program, ledger: [...printed.ledger, published] }, []);
		server.deployed = 5;
		server.cut();
		await untilSo(1_000, () => expect(phone.numbers).toEqual([]));
		expect(phone.freshness.serverRevision).toBe(5);
		expect(storage.getItem(names.liveRevisions('demo'))).toBeNull();
	});

	it('asks for everything when revisions were renumbered, whether a stream or an answer says so', async () => {
		const first = server.publish(late(10));
		phone.follow();
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
		await untilSo(1_000, () => expect(phone.numbers).toEqual([4]));
	});

	it('asks for everything when the server knows less', async () => {
		server.publish(late(10));
		phone.follow();
		await connected();
		await knows(2);
		server.replace(printed, []);
		server.beat();
		await knows();
		await soon(() => expect(phone.day.live?.program.revision).toBe(1));
	});

	it('asks nothing while nobody looks', async () => {
		phone.follow();
		await connected();
		phone.page.hide();
		const before = server.asked.length;
		await vi.advanceTimersByTimeAsync(600_000);
		expect(server.asked).toHaveLength(before);
	});

	it('is offline without a network, not while the server has a problem', async () => {
		server.trouble = 503;
		phone.follow();
		await soon(() => expect(server.asked).toHaveLength(1));
		expect(phone.freshness.reach).toBe('asking');
		await server.stop();
		await untilSo(5_000, () => expect(phone.freshness.reach).toBe('offline'));
		server = new LiveServer(printed);
	});

	it('is offline as soon as the device says so', async () => {
		phone.follow();
		await reaches('streaming');
		phone.page.hear('offline');
		expect(phone.freshness.reach).toBe('offline');
		await soon(() => expect(server.connected).toBe(0));
		phone.page.hear('online');
		await reaches('streaming');
	});

	it('corrects a wrong clock by the server’s', async () => {
		server.now = Date.now() - 3_600_000;
		phone.follow();
		await soon(() => expect(phone.clock.correctedMinutes).toBe(-60));
	});

	it('takes the event’s time from a server that rehearses, and corrects no clock by it', async () => {
		server.rehearsed = '2017-08-09T23:32:00Z';
		server.streams = 'refused';
		phone.follow();
		const off = () => Math.abs(phone.clock.now - Date.parse(server.rehearsed!));
		await soon(() => expect(off()).toBeLessThan(60_000));
		expect(phone.clock.correctedMinutes).toBe(0);
	});
});

describe('what the page shows', () => {
	it('is the stored day at once, without a network', async () => {
		server.publish(late(10));
		phone.follow();
		await knows(2);
		await server.stop();
		const next = new Phone(address, storage);
		expect(next.numbers).toEqual([2]);
		await soon(() => expect(next.day.live?.program.revision).toBe(2));
		server = new LiveServer(printed);
	});

	it('comes later where the printed program is out of reach at first', async () => {
		let reached = false;
		phone.printed = () =>
			reached ? Promise.resolve(printed as ProgramList) : Promise.reject(new Error('offline'));
		server.publish(late(10));
		phone.follow();
		await knows(2);
		await connected();
		expect(phone.day.live).toBeNull();
		reached = true;
		server.beat();
		await soon(() => expect(phone.day.live?.program.revision).toBe(2));
	});

	it('stays as it is under a reader’s finger until they come back', async () => {
		phone.follow();
		await soon(() => expect(phone.day.pageRevision).toBe(1));
		server.publish(late(10));
		await soon(() => expect(phone.day.live?.program.revision).toBe(2));
		expect(phone.day.pageRevision).toBe(1);
		phone.page.hide();
		phone.page.show();
		expect(phone.day.pageRevision).toBe(2);
	});

	it('leaves out a notice that was dismissed, in every tab', async () => {
		phone.follow();
		await connected();
		server.publish({ kind: 'notice', text: 'Lunch is served.', severity: 'info', until: null });
		await knows(2);
		const now = Date.parse('2017-08-09T23:36:00Z');
		await soon(() => expect(phone.day.notices(now)).toHaveLength(1));
		const other = new ShownOnDevice('demo', storage);
		other.write({ ...phone.day.shown, notices: [2] }, null);
		phone.page.otherTabWrote(names.seen('demo'));
		expect(phone.day.notices(now)).toEqual([]);
	});

	it('has missed nothing on a phone that comes for the first time', async () => {
		server.publish(late(10));
		phone.follow();
		await soon(() => expect(phone.day.shown.revision).toBe(2));
	});

	it('is what another tab has stored, also where this one hears nothing', async () => {
		storedRevisions('demo', storage).set(known());
		phone.follow();
		server.hangs = true;
		phone.page.otherTabWrote(names.liveRevisions('demo'));
		expect(phone.numbers).toEqual([2]);
	});
});

const known = (): RevisionSet => ({
	deployed: 1,
	numbering: 0,
	rehearsal: true,
	revision: 2,
	revisions: [server.make(late(10))]
});

describe('what a device stores of the live day', () => {
	it('is read back complete, for each event separately', () => {
		const one = known();
		storedRevisions('one', storage).set(one);
		expect(storedRevisions('one', storage).get()).toEqual(one);
		expect(storedRevisions('other', storage).get()).toBeNull();
	});

	it('counts as nothing where a part is damaged, so that everything is fetched again', () => {
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

	it('says what was shown, and nothing where that is damaged', () => {
		const shown = new ShownOnDevice('one', storage);
		shown.write({ revision: 4, notices: [3] }, null);
		expect(shown.read(null)).toEqual({ revision: 4, notices: [3] });
		for (const text of ['{', '[]', '{"revision":"x","notices":[]}', '{"notices":7}']) {
			storage.setItem(names.seen('one'), text);
			expect(shown.read(null)).toEqual({ revision: null, notices: [] });
		}
	});

	it('forgets what a rehearsal showed when it ends, and nothing of the real day', () => {
		const shown = new ShownOnDevice('one', storage);
		const nothing = { revision: null, notices: [] };
		const real = { revision: 8, notices: [7] };
		shown.write(real, null);
		shown.write({ revision: 12, notices: [10] }, 4711);
		expect(shown.read(4711)).toEqual({ revision: 12, notices: [10] });
		expect(shown.read(4712)).toEqual(nothing);
		expect(shown.read(null)).toEqual(real);
		shown.write(real, null);
		expect(shown.read(4711)).toEqual(nothing);
	});
});
