import type { Instant } from '$lib/program/model';
import { rehearsedMoment } from '$lib/program/time/rehearsedMoment';
import { instant, offsetMinutes } from '$lib/program/time/instant';

/**
 * The event's time: reminders and the ends of notices go by it. It is the real time, unless the server was
 * started at a rehearsed moment, from which it runs on. Revisions are always dated by the real time.
 */
export class EventClock {
	/** Whether it is set to another time than the real one. */
	readonly rehearsing: boolean;
	/** How far ahead of the real time it is, in ms. */
	readonly #ahead: number;
	readonly #real: () => number;

	/**
	 * @param rehearseAt checked by readConfig; null for the real time
	 * @param zone the venue's, for a time without an offset
	 */
	constructor(rehearseAt: string | null, zone: string, real = Date.now) {
		this.#real = real;
		const at = rehearseAt && rehearsedMoment(rehearseAt, (ms) => offsetMinutes(ms, zone));
		this.rehearsing = typeof at === 'number';
		this.#ahead = typeof at === 'number' ? at - real() : 0;
	}

	/** ms since 1970. */
	now(): number {
		return this.#real() + this.#ahead;
	}

	instant(): Instant {
		return instant(this.now());
	}
}
