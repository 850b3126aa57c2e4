/**
 * Sends pushes in rounds. A round looks up what is due for each device, sends what no process has claimed,
 * and ends by setting a timer for the next reminder or retry; a new revision starts a round at once.
 * Several processes may run rounds over one store; each message is sent by one of them. What fell due
 * while no process ran is sent late, unless it is of no use any more.
 */
import type { Live } from '$lib/program/live/live';
import { dueMessages, type Message } from '$lib/program/agenda/messages';
import { nextReminder } from '$lib/program/agenda/reminders';
import { ms } from '$lib/program/time/instant';
import type { Delivery } from './delivery';
import type { KnownDevice, PushDevices } from './pushDevices';
import type { Claims, WaitingMessage } from './claims';

const HOUR = 3_600_000;
/** ms. An older change is on every page by now, and no news. */
const STALE = 2 * HOUR;
/** Messages being sent at a time. */
const AT_ONCE = 24;
const MOST_ATTEMPTS = 5;
/** ms before the second attempt; each further one waits three times as long. */
const PAUSE = 5_000;

export interface Rounds {
	devices: PushDevices;
	claims: Claims;
	delivery: Delivery;
	/** The program as it is now. */
	live: () => Live;
	/** The event's clock, ms. */
	clock: () => number;
	/** ms of the event's clock: after this, all devices are erased. */
	until: number;
	/** If so, each title says that it is a rehearsal. */
	rehearsal: boolean;
}

export class PushRounds {
	readonly #on: Rounds;
	#timer: NodeJS.Timeout | undefined;
	/** When the timer fires, in ms of the event's clock. */
	#next = Infinity;
	#running: Promise<void> | null = null;
	#again = false;
	#ended = false;
	/** Claimed by some process and still due, so that no round asks the store again. */
	#claimed = new Set<string>();

	constructor(on: Rounds) {
		this.#on = on;
	}

	/** Starts a round at once. Resolves when everything due has been sent; never rejects. */
	async stir(): Promise<void> {
		if (this.#ended) return;
		this.#again = true;
		await (this.#running ??= this.#look());
	}

	/** Starts a round in so many ms, or sooner. */
	within(pause: number): void {
		const at = this.#on.clock() + pause;
		if (this.#ended || at >= this.#next) return;
		this.#next = at;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.stir(), pause);
		this.#timer.unref();
	}

	/** Finishes what is being sent, and starts nothing new. */
	async end(): Promise<void> {
		this.#ended = true;
		clearTimeout(this.#timer);
		await this.#running;
		this.#on.delivery.close();
	}

	async #look(): Promise<void> {
		clearTimeout(this.#timer);
		this.#next = Infinity;
		let next = Infinity;
		while (this.#again && !this.#ended) {
			this.#again = false;
			next = await this.#round().catch((error: unknown) => {
				console.error(error);
				return this.#on.clock() + HOUR / 60;
			});
		}
		this.#running = null;
		this.within(Math.max(0, next - this.#on.clock()));
	}

	/** @returns when the next round is due, in ms of the event's clock */
	async #round(): Promise<number> {
		const { devices, claims, clock, until } = this.#on;
		if (clock() >= until) {
			await devices.forgetAll();
			return clock() + HOUR;
		}
		const live = this.#on.live();
		const floor = staleBefore(live);
		const all = await devices.all();
		const waiting = await claims.waiting();
		const claimed = new Set<string>();
		const upToDate: string[] = [];
		await inParallel(all, async (device) => {
			if (this.#ended) return;
			await this.#retry(device, waiting, live, floor);
			if (!(await this.#tell(device, live, floor, claimed))) return;
			if (device.interest.since < live.program.revision) upToDate.push(device.id);
		});
		this.#claimed = claimed;
		await devices.upTo(live.program.revision, upToDate);
		return this.#soonest(live, all, await claims.waiting());
	}

	/** True if everything due has been sent or claimed. */
	async #tell(
		device: KnownDevice,
		live: Live,
		floor: number,
		claimed: Set<string>
	): Promise<boolean> {
		const since = Math.max(device.interest.since, floor);
		for (const message of dueMessages(live, { ...device.interest, since }, this.#on.clock())) {
			if (this.#ended) return false;
			const once = `${device.id} ${message.key}`;
			if (!this.#claimed.has(once) && (await this.#on.claims.claim(device.id, message.key))) {
				await this.#send(device, message, 1);
			}
			claimed.add(once);
		}
		return true;
	}

	async #retry(
		device: KnownDevice,
		waiting: WaitingMessage[],
		live: Live,
		floor: number
	): Promise<void> {
		const { claims, clock } = this.#on;
		const ready = waiting.filter((one) => one.device === device.id && one.due <= clock());
		if (ready.length === 0) return;
		const due = dueMessages(live, { ...device.interest, since: floor }, clock());
		for (const one of ready) {
			const message = due.find(({ key }) => key === one.key);
			// the session has started, was cancelled or was dropped
			if (!message) await claims.done(one.device, one.key);
			else if (await claims.claimAgain(one)) await this.#send(device, message, one.attempts + 1);
		}
	}

	async #send(device: KnownDevice, message: Message, attempt: number): Promise<void> {
		const { devices, claims, delivery, clock, rehearsal } = this.#on;
		const said = rehearsal ? { ...message, title: `Rehearsal: ${message.title}` } : message;
		const outcome = await delivery.send(device, said, clock());
		if (outcome.kind === 'gone') return devices.forget(device.endpoint);
		if (outcome.kind === 'refused') console.error('A push service has refused a message.');
		if (outcome.kind === 'later' && attempt < MOST_ATTEMPTS) {
			const due = clock() + Math.max(outcome.after ?? 0, PAUSE * 3 ** (attempt - 1));
			if (due < message.until) return claims.wait(device.id, message.key, due);
		}
		await claims.done(device.id, message.key);
	}

	#soonest(live: Live, all: KnownDevice[], waiting: WaitingMessage[]): number {
		const now = this.#on.clock();
		const next = all.flatMap(({ interest: { wants, kept, minutes } }) => {
			const at = wants.reminders ? nextReminder(live.program, kept, minutes, now) : null;
			return at ?? [];
		});
		// one that is already due is being sent by another process
		const attempts = waiting.map(({ due }) => Math.max(due, now + PAUSE));
		return [...next, ...attempts].reduce((a, b) => Math.min(a, b), now + HOUR);
	}
}

/** The newest revision that is too old to be news. Revisions are dated by the real clock. */
function staleBefore({ ledger }: Live): number {
	return ledger.findLast(({ at }) => ms(at) < Date.now() - STALE)?.number ?? 0;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
	const left = items.values();
	const take = async () => {
		for (const item of left) await work(item);
	};
	const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, take));
	for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
