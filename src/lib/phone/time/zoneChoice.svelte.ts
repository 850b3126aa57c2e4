/** The zone in which times are shown, remembered on this device. One instance lives as long as the page. */
import { isZone } from '$lib/program/time/instant';
import { names, Stored } from '../base/stored';

export type ZoneMode = 'venue' | 'mine' | 'another';

export class ZoneChoice {
	readonly venue: string;
	#mine = $state.raw('');
	#mode = $state.raw<ZoneMode>('venue');
	#another = $state.raw<string | null>(null);
	/** `venue`, `mine` or a zone. */
	#stored: Stored<string>;

	constructor(eventId: string, venue: string, storage: Storage | null) {
		this.venue = venue;
		this.#stored = new Stored(storage, names.zone(eventId), (content) =>
			typeof content === 'string' ? content : null
		);
	}

	get mode(): ZoneMode {
		return this.#mode;
	}

	/** The device's zone by name; empty until somebody wants it (see `learn`). */
	get mine(): string {
		return this.#mine;
	}

	/** Minutes that the device is ahead of UTC at a moment (ms). Cheap, unlike the zone's name. */
	mineOffset(at: number): number {
		return -new Date(at).getTimezoneOffset();
	}

	/** Asks the device for its zone's name. The first use of Intl costs a phone a tenth of a second: not at start. */
	learn(): void {
		if (!this.#mine) this.#mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
	}

	/** The zone chosen by city; null until one was. */
	get another(): string | null {
		return this.#another;
	}

	/** The IANA zone to show times in. */
	get zone(): string {
		if (this.#mode === 'mine') return this.#mine || this.venue;
		return this.#mode === 'another' && this.#another ? this.#another : this.venue;
	}

	/** `venue`, `mine`, or an IANA zone. */
	choose(choice: string): void {
		if (choice === 'mine') this.learn();
		if (choice === 'venue' || choice === 'mine') this.#mode = choice;
		else if (isZone(choice)) {
			this.#mode = 'another';
			this.#another = choice;
		} else return;
		this.#stored.set(choice);
	}

	/** Takes up what this device remembers; call once, after the page that was drawn is the app's. */
	restore(): void {
		const stored = this.#stored.get();
		if (stored === 'mine') this.choose('mine');
		else if (stored && stored !== 'venue' && isZone(stored)) {
			this.#mode = 'another';
			this.#another = stored;
		}
	}
}
