/** The zone in which times are shown, remembered on this device. One instance lives as long as the page. */
import { isZone } from '$lib/program/time';

export type ZoneMode = 'venue' | 'mine' | 'another';

export class ZoneChoice {
	readonly venue: string;
	#mine = $state.raw('');
	#mode = $state.raw<ZoneMode>('venue');
	#another = $state.raw<string | null>(null);
	#storage: Storage | null;
	#key: string;

	constructor(eventId: string, venue: string, storage: Storage | null) {
		this.venue = venue;
		this.#mine = venue;
		this.#storage = storage;
		this.#key = `runsheet-${eventId}-zone`;
	}

	get mode(): ZoneMode {
		return this.#mode;
	}

	/** The device's zone; the venue's until the device has been asked. */
	get mine(): string {
		return this.#mine;
	}

	/** The zone chosen by city; null until one was. */
	get another(): string | null {
		return this.#another;
	}

	/** The IANA zone to show times in. */
	get zone(): string {
		if (this.#mode === 'mine') return this.#mine;
		return this.#mode === 'another' && this.#another ? this.#another : this.venue;
	}

	/** `venue`, `mine`, or an IANA zone. */
	choose(choice: string): void {
		if (choice === 'venue' || choice === 'mine') this.#mode = choice;
		else if (isZone(choice)) {
			this.#mode = 'another';
			this.#another = choice;
		} else return;
		try {
			this.#storage?.setItem(this.#key, choice);
		} catch {
			// shown now, only not remembered
		}
	}

	/** Takes up what this device remembers; call once, after the page that was drawn is the app's. */
	restore(): void {
		// asked late: the first use of Intl costs a phone a tenth of a second
		this.#mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
		try {
			const stored = this.#storage?.getItem(this.#key);
			if (stored === 'mine') this.#mode = 'mine';
			else if (stored && stored !== 'venue' && isZone(stored)) {
				this.#mode = 'another';
				this.#another = stored;
			}
		} catch {
			// a forbidden storage: venue time it is
		}
	}
}
