/**
 * What time it is: the device's clock, put right by the server's when it is off by more than a minute,
 * or the rehearsal clock of this tab. One instance lives as long as the page.
 */
import { rehearsedMoment } from '$lib/program/time/rehearsedMoment';
import { names, Stored } from '../base/stored';

/** A clock off by less is nobody's trouble, and a Date header is no better than a second or two. */
const TOLERANCE_MS = 60_000;
const TICK_MS = 1_000;

interface Rehearsal {
	/** The rehearsed moment, and the device's moment at which it was set; ms since 1970. */
	at: number;
	since: number;
}

export class Clock {
	#tick = $state.raw(Date.now());
	/** Server time less device time, ms; 0 while they agree. */
	#skew = $state.raw(0);
	#rehearsal = $state.raw<Rehearsal | null>(null);
	/** Event's time less device time while the server rehearses, ms; null on a real day. */
	#ahead = $state.raw<number | null>(null);
	#stored: Stored<Rehearsal>;

	constructor(eventId: string, storage: Storage | null) {
		this.#stored = new Stored(storage, names.rehearsal(eventId), readRehearsal);
	}

	/** The moment to show, ms since 1970. */
	get now(): number {
		const rehearsal = this.#rehearsal;
		if (rehearsal) return rehearsal.at + (this.#tick - rehearsal.since);
		return this.#tick + (this.#ahead ?? this.#skew);
	}

	/** The start of the minute to show: changes sixty times less often than `now`. */
	#minute = $derived(Math.floor(this.now / 60_000) * 60_000);
	get minute(): number {
		return this.#minute;
	}

	/** The real moment, whatever is rehearsed: for stamps and freshness. */
	get real(): number {
		return this.#tick + this.#skew;
	}

	/** Whether this tab rehearses; a rehearsal of the server is everybody's. */
	get rehearsing(): boolean {
		return this.#rehearsal !== null;
	}

	/** Minutes by which the device's clock was off and has been corrected; 0 while it was right. */
	get correctedMinutes(): number {
		return Math.round(this.#skew / 60_000);
	}

	/** Takes up a rehearsal of this tab and starts ticking; call once, in the browser. Returns the end of it. */
	start(): () => void {
		this.#rehearsal = this.#stored.get();
		const tick = () => (this.#tick = Date.now());
		const timer = setInterval(tick, TICK_MS);
		// timers sleep in hidden tabs: catch up the moment somebody looks
		document.addEventListener('visibilitychange', tick);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', tick);
		};
	}

	/** Takes the time a server gave (ms), trusting it only where the device is off by more than a minute. */
	compare(serverMs: number): void {
		const off = serverMs - Date.now();
		this.#ahead = null;
		this.#skew = Math.abs(off) > TOLERANCE_MS ? off : 0;
	}

	/** Takes the event's time (ms) from a server that rehearses: it says nothing about this device's clock. */
	follow(eventMs: number): void {
		this.#ahead = eventMs - Date.now();
	}

	/** `at` as in the address: `2017-08-10T09:32`, or `now` to end. Anything else changes nothing. */
	rehearse(at: string, offsetMinutes: (ms: number) => number): void {
		if (at === 'now') return this.stopRehearsal();
		const moment = rehearsedMoment(at, offsetMinutes);
		if (moment === null) return;
		this.#tick = Date.now();
		this.#rehearsal = { at: moment, since: this.#tick };
		this.#stored.set(this.#rehearsal);
	}

	stopRehearsal(): void {
		this.#rehearsal = null;
		this.#stored.set(this.#rehearsal);
	}
}

function readRehearsal(content: unknown): Rehearsal | null {
	const { at, since } = (content ?? {}) as Record<string, unknown>;
	return typeof at === 'number' && typeof since === 'number' ? { at, since } : null;
}
