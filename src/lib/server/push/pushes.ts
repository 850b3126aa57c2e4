/** Everything the server does about pushes. Opened once, closed with the server. */
import type { Program } from '$lib/program/model';
import { days } from '$lib/program/schedule/schedule';
import type { EventClock } from '../eventClock';
import type { LiveProgram } from '../live/liveProgram';
import { Meta } from '../store/meta';
import type { Store } from '../store/store';
import { readRegistration } from './readRegistration';
import { Delivery } from './delivery';
import { PushDevices } from './pushDevices';
import { vapidKeys, type VapidKeys } from './vapidKeys';
import { PushRounds } from './pushRounds';
import { Claims } from './claims';

const DAY = 86_400_000;
/** How long devices are kept after the last day, for sessions that are moved or added late. */
const KEPT_DAYS = 14;
/** ms. Many phones register at once; one round serves all of them. */
const GATHER = 2_000;

/** Announced when a device has registered. */
const DEVICES = 'push.devices';

export interface Opening {
	store: Store;
	live: LiveProgram;
	clock: EventClock;
	/** The origin of a test's own push service, the one exception from public https addresses. */
	admitted: string | null;
}

export type RegistrationResult = 'taken' | 'unknown' | 'over' | 'full';

export class Pushes {
	readonly #on: Opening;
	readonly #keys: VapidKeys;
	readonly #devices: PushDevices;
	readonly #rounds: PushRounds;
	readonly #until: number;

	readonly #unfollow: (() => void)[];

	private constructor(on: Opening, keys: VapidKeys) {
		const { store, live, clock, admitted } = on;
		this.#on = on;
		this.#keys = keys;
		this.#devices = new PushDevices(store.db);
		this.#until = keptUntil(live.live.program);
		this.#rounds = new PushRounds({
			devices: this.#devices,
			claims: new Claims(store.db),
			until: this.#until,
			delivery: new Delivery(keys, admitted),
			live: () => live.live,
			rehearsal: live.rehearsal,
			clock: () => clock.now()
		});
		this.#unfollow = [
			live.watch(() => void this.#rounds.stir()),
			store.follow(DEVICES, () => this.#rounds.within(GATHER))
		];
	}

	static async open(on: Opening): Promise<Pushes> {
		const { event } = on.live.live.program;
		const pushes = new Pushes(on, await vapidKeys(new Meta(on.store.db), event));
		void pushes.#rounds.stir();
		return pushes;
	}

	/** Browsers subscribe with it. Null once the event is over and nothing more will be sent. */
	get publicKey(): string | null {
		return this.#on.clock.now() < this.#until ? this.#keys.publicKey : null;
	}

	/** @throws Refusal */
	async take(body: unknown): Promise<RegistrationResult> {
		const asked = readRegistration(body, this.#on.admitted);
		if (this.publicKey === null) return 'over';
		if ('from' in asked) {
			return (await this.#devices.move(asked.from, asked.to)) ? 'taken' : 'unknown';
		}
		if (!(await this.#devices.put(asked, this.#on.live.revision))) return 'full';
		await this.#on.store.announce(DEVICES);
		return 'taken';
	}

	forget(endpoint: string): Promise<void> {
		return this.#devices.forget(endpoint);
	}

	/** Waits for messages that are being sent. */
	close(): Promise<void> {
		for (const unfollow of this.#unfollow) unfollow();
		return this.#rounds.end();
	}
}

/** ms. One day is added because the last day ends later west of Greenwich. */
function keptUntil(program: Program): number {
	const last = days(program).at(-1);
	return last ? Date.parse(`${last}T00:00:00Z`) + (2 + KEPT_DAYS) * DAY : Infinity;
}
