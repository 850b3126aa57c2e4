import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	decide,
	emptyAgenda,
	kept,
	type Agenda,
	type Wish
} from '../../src/lib/program/agenda/agenda';
import {
	BELIEVED,
	decideNow,
	emptyCopy,
	receive,
	mergeAnswer,
	unsent,
	type AgendaCopy,
	type Wishes
} from '../../src/lib/program/agenda/synced';
import { session } from './sample';

const ids = ['smoothgrad', 'panel', 'constructor'] as const;
type SomeId = (typeof ids)[number];
/** 10 August 2017, ms. */
const MORNING = 1_502_316_000_000;
const DAY = 86_400_000;

const wish = (keep: boolean, at: number): Wish => ({ keep, at, title: 'T', start: null });

/** One device, as phone/sync has it: its agenda, and the server's copy as last heard. */
interface Device {
	agenda: Agenda;
	copy: Wishes;
	version: number;
	/** ms; how wrong its clock is. */
	ahead: number;
}
type Message =
	| { to: 'server'; from: number; sent: Wishes }
	| { to: 'device'; device: number; sent: Wishes; copy: Wishes; version: number };

/** Devices, a server, and what is on its way between them. Each step takes a second of true time. */
class World {
	now = MORNING;
	carried: AgendaCopy = emptyCopy();
	version = 1;
	onTheWay: Message[] = [];
	readonly devices: Device[];
	/** The true order of all decisions. */
	readonly decided: { id: SomeId; keep: boolean }[] = [];

	constructor(clocks: number[]) {
		this.devices = clocks.map((ahead) => ({
			...{ agenda: emptyAgenda(), copy: {}, version: 0, ahead }
		}));
	}

	decide(device: number, id: SomeId, keep: boolean): void {
		const it = this.devices[device]!;
		it.agenda = decide(it.agenda, session(id), keep, this.now + it.ahead);
		this.decided.push({ id, keep });
	}

	send(device: number): void {
		const { agenda, copy } = this.devices[device]!;
		this.onTheWay.push({ to: 'server', from: device, sent: unsent(agenda, copy) });
	}

	/** Lets one message arrive; `again` leaves it on its way, so that it comes a second time. */
	deliver(index: number, again: boolean): void {
		const message = this.onTheWay[index % (this.onTheWay.length || 1)];
		if (!message) return;
		if (!again) this.onTheWay.splice(this.onTheWay.indexOf(message), 1);
		if (message.to === 'server') this.onTheWay.push(this.#serve(message));
		else this.#hear(message);
	}

	lose(index: number): void {
		this.onTheWay.splice(index % (this.onTheWay.length || 1), 1);
	}

	/** The network is well again: everybody exchanges until nothing is new. */
	calm(): void {
		this.onTheWay = [];
		for (let round = 0; round < 3; round++) {
			for (const device of this.devices.keys()) {
				this.now += 1000;
				this.send(device);
				this.deliver(this.onTheWay.length - 1, false);
				this.deliver(this.onTheWay.length - 1, false);
			}
		}
	}

	#serve({ from, sent }: Message & { to: 'server' }): Message {
		const after = receive(this.carried, sent, this.now);
		if (JSON.stringify(after) !== JSON.stringify(this.carried)) this.version += 1;
		this.carried = after;
		const { version } = this;
		return { to: 'device', device: from, sent, copy: after.wishes, version };
	}

	#hear({ device, sent, copy, version }: Message & { to: 'device' }): void {
		const it = this.devices[device]!;
		if (version < it.version) return;
		Object.assign(it, { copy, version, agenda: mergeAnswer(it.agenda, sent, copy) });
	}
}

const someDevice = fc.nat({ max: 2 });
const steps = fc.array(
	fc.oneof(
		fc.record({
			do: fc.constant('decide' as const),
			device: someDevice,
			id: fc.constantFrom(...ids),
			keep: fc.boolean()
		}),
		fc.record({ do: fc.constant('send' as const), device: someDevice }),
		fc.record({ do: fc.constant('deliver' as const), index: fc.nat(), again: fc.boolean() }),
		fc.record({ do: fc.constant('lose' as const), index: fc.nat() })
	),
	{ maxLength: 40 }
);

function play(clocks: number[], story: typeof steps extends fc.Arbitrary<infer T> ? T : never) {
	const world = new World(clocks);
	for (const step of story) {
		world.now += 1000;
		if (step.do === 'decide') world.decide(step.device % clocks.length, step.id, step.keep);
		if (step.do === 'send') world.send(step.device % clocks.length);
		if (step.do === 'deliver') world.deliver(step.index, step.again);
		if (step.do === 'lose') world.lose(step.index);
	}
	return world;
}

const wrongClock = fc.constantFrom(0, 0, 90_000, -90_000, 3 * DAY, -3 * DAY, 400 * DAY);
const laws = { numRuns: 1000 };

describe('whatever is lost, comes twice or comes late', () => {
	it('two and three devices agree, and the later decision counts', () => {
		fc.assert(
			fc.property(fc.constantFrom<number[]>([0, 0], [0, 0, 0]), steps, (clocks, story) => {
				const world = play(clocks, story);
				world.calm();
				const last = new Map(world.decided.map(({ id, keep }) => [id, keep]));
				const wanted = [...last].flatMap(([id, keep]) => (keep ? [id] : [])).sort();
				for (const { agenda } of world.devices) {
					expect(kept(agenda)).toEqual(wanted);
					expect(Object.keys(agenda.wishes).sort()).toEqual([...last.keys()].sort());
				}
			}),
			laws
		);
	});

	it('agree also with wrong clocks, and then nothing is left to send', () => {
		fc.assert(
			fc.property(fc.array(wrongClock, { minLength: 2, maxLength: 3 }), steps, (clocks, story) => {
				const world = play(clocks, story);
				world.calm();
				for (const { agenda } of world.devices) {
					expect(agenda.wishes).toEqual(world.carried.wishes);
					expect(unsent(agenda, world.carried.wishes)).toEqual({});
				}
			}),
			laws
		);
	});

	it('a device never loses its own last decision to an older one, not even for a moment', () => {
		fc.assert(
			fc.property(steps, (story) => {
				const world = new World([0, 0]);
				for (const step of story) {
					world.now += 1000;
					const before = world.devices.map(({ agenda }) => agenda);
					if (step.do === 'decide') world.decide(step.device % 2, step.id, step.keep);
					if (step.do === 'send') world.send(step.device % 2);
					if (step.do === 'deliver') world.deliver(step.index, step.again);
					if (step.do === 'lose') world.lose(step.index);
					for (const [index, { agenda }] of world.devices.entries()) {
						for (const [id, was] of Object.entries(before[index]!.wishes)) {
							expect(agenda.wishes[id]!.at).toBeGreaterThanOrEqual(was.at);
						}
					}
				}
			}),
			laws
		);
	});

	it('after a wrong clock was heard, a decision on the other device counts again', () => {
		fc.assert(
			fc.property(fc.constantFrom(3 * DAY, 400 * DAY), fc.boolean(), (ahead, again) => {
				const world = new World([ahead, 0]);
				world.decide(0, 'panel', true);
				world.send(0);
				world.deliver(0, true);
				if (again) world.deliver(0, true);
				// the answer is lost, so the first device will send the same once more
				world.onTheWay = [];
				world.now += 1000;
				world.send(1);
				world.deliver(0, false);
				world.deliver(0, false);
				world.decide(1, 'panel', false);
				world.calm();
				expect(world.devices.map(({ agenda }) => kept(agenda))).toEqual([[], []]);
			})
		);
	});
});

describe('what the server receives', () => {
	it('counts as dated, up to a little ahead of its own clock', () => {
		const near = wish(true, MORNING + BELIEVED);
		expect(receive(emptyCopy(), { panel: near }, MORNING).wishes.panel).toEqual(near);
		const far = receive(emptyCopy(), { panel: wish(true, MORNING + BELIEVED + 1) }, MORNING);
		expect(far.wishes.panel?.at).toBe(MORNING);
	});

	it('is the same however often it comes, also much later', () => {
		const sent = { panel: wish(true, MORNING + DAY) };
		const once = receive(emptyCopy(), sent, MORNING);
		expect(receive(once, sent, MORNING + 5000)).toEqual(once);
		expect(receive(once, sent, MORNING + 2 * DAY)).toEqual(once);
	});

	it('remembers few of the wrong dates, and so cannot be filled', () => {
		let carried = emptyCopy();
		for (let n = 0; n < 50; n++) {
			carried = receive(carried, { panel: wish(n % 2 === 0, MORNING + DAY + n) }, MORNING + n);
		}
		expect(carried.ahead.panel).toHaveLength(4);
	});

	it('without a date is decided now, once', () => {
		const said = { keep: true, title: 'Panel', start: null };
		const once = decideNow(emptyCopy(), 'panel', said, MORNING);
		expect(once.wishes.panel).toEqual({ ...said, at: MORNING });
		expect(decideNow(once, 'panel', said, MORNING + 5)).toBe(once);
		const dropped = decideNow(once, 'panel', { ...said, keep: false }, MORNING - DAY);
		expect(dropped.wishes.panel).toEqual({ ...said, keep: false, at: MORNING + 1 });
	});
});

describe('a device', () => {
	it('has everything to send until it has heard, and an edit made meanwhile after that', () => {
		const first = decide(emptyAgenda(), session('panel'), true, 10);
		const sent = unsent(first, {});
		expect(Object.keys(sent)).toEqual(['panel']);
		const meanwhile = decide(first, session('panel'), false, 20);
		const settled = mergeAnswer(meanwhile, sent, sent);
		expect(kept(settled)).toEqual([]);
		expect(unsent(settled, sent)).toEqual({ panel: meanwhile.wishes.panel });
	});

	it('loses nothing to an answer that says nothing', () => {
		const mine = decide(emptyAgenda(), session('panel'), true, 10);
		expect(mergeAnswer(mine, {}, {})).toEqual(mine);
		expect(mergeAnswer(mine, mine.wishes, {})).toEqual(mine);
		expect(Object.keys(unsent(mine, {}))).toEqual(['panel']);
	});
});
