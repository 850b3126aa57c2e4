import type { Instant } from '$lib/program/model';
import { rehearsedMoment } from '$lib/program/time/rehearsedMoment';
import { instant, offsetMinutes } from '$lib/program/time/instant';

/**
 * What time it is for the event: reminders and the ends of notices go by it. The real time, unless it was
 * set to a rehearsed moment, from where it runs on. Revisions are dated by the real time always.
 */
export class EventClock {
	/** Whether it is set. */
	readonly rehearsing: boolean;
	/** Ahead of the real time, in ms. */
	readonly #ahead: number;
	readonly #real: () => number;

	/**
	 * @param rehearseAt checked by readConfig; null for the real time
	 * @param zone the venue's, in which a time without an offset is told
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
