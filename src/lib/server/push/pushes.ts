/** All that the server does about pushes: made once, ended with the server. */
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
/** Kept after the event's last day, for what is moved or added late; then erased. */
const KEPT_DAYS = 14;
/** ms. Many phones come at once: one look is for all of them. */
const GATHER = 2_000;

/** The topic of the store: there is a new device to look at. */
const DEVICES = 'push.devices';

export interface Opening {
	store: Store;
	live: LiveProgram;
	clock: EventClock;
	/** The origin of a test's push service, the one exception from public https addresses. */
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
			...{ devices: this.#devices, claims: new Claims(store.db), until: this.#until },
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

	/** By which browsers know this server; null when the event is over and nothing will be sent any more. */
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

	/** Ends what is on its way first. */
	close(): Promise<void> {
		for (const unfollow of this.#unfollow) unfollow();
		return this.#rounds.end();
	}
}

/** ms; a day more than the days, because the last one ends later west of Greenwich. */
function keptUntil(program: Program): number {
	const last = days(program).at(-1);
	return last ? Date.parse(`${last}T00:00:00Z`) + (2 + KEPT_DAYS) * DAY : Infinity;
}
