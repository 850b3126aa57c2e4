/**
 * Reminders and news of this device. The settings are the device's own; the server is told what is kept
 * here whenever that changes, a moment later, and again until it has heard it. Loaded when somebody wants
 * reminders; one instance lives as long as the page. Nobody is asked for anything but after a tap. Merge
 * winner: the latest choice, in whichever tab it was made.
 */
import { sameJson } from '$lib/program/json';
import type { Id } from '$lib/program/model';
import { backoff } from '../base/retry';
import { names, type Stored } from '../base/stored';
import { whileAwake } from '../base/awake';
import { obstacle, surroundings, type Obstacle } from './obstacle';
import { PushServer, Refused } from './server';
import { storedSettings, usualSettings, type Settings } from './settings';

/** `telling`: the server does not know the latest yet, and will be told. */
export type PushState = 'off' | 'asking' | 'telling' | 'on';

/** ms. Several taps in a row are one message. */
const DEBOUNCE = 1_500;
const PAUSES = { first: 4_000, longest: 300_000 };

interface Given {
	eventId: Id;
	storage: Storage | null;
	/** Of the server's interface for pushes. */
	address: string;
	/** The sessions kept; null until the device's agenda has been read. */
	kept: () => ReadonlySet<Id> | null;
	/** Whether the server rehearses. A rehearsal knows no device until it is told. */
	rehearsing: () => boolean;
}

export class Reminders {
	#given: Given;
	#stored: Stored<Settings>;
	#server: PushServer;
	#settings: Settings = $state.raw(usualSettings());
	/** False once this browser has not kept a choice: what it has stored is older than what is here. */
	#storable = true;
	#state = $state.raw<PushState>('off');
	#trouble = $state.raw<string | null>(null);
	#obstacle = $state.raw<Obstacle | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** In a row. */
	#failures = 0;

	constructor(given: Given) {
		this.#given = given;
		this.#stored = storedSettings(given.eventId, given.storage);
		const name = names.registration(given.eventId);
		this.#server = new PushServer(given.address, given.storage, name);
		this.#settings = this.#stored.get() ?? usualSettings();
		this.#obstacle = obstacle(surroundings());
		if (this.#settings.push) this.#state = 'telling';
	}

	get settings(): Settings {
		return this.#settings;
	}

	get state(): PushState {
		return this.#state;
	}

	/** Why pushes cannot come here; null where they can. */
	get obstacle(): Obstacle | null {
		return this.#obstacle;
	}

	/** One sentence about what did not work last; null when all is well. */
	get trouble(): string | null {
		return this.#trouble;
	}

	/** Follows the agenda. Returns the end of it. */
	start(): () => void {
		const again = () => {
			this.#obstacle = obstacle(surroundings());
			this.#recall();
			if (this.#settings.push) this.#tellIn(0);
		};
		const ends = [this.#stored.onOtherTab(() => this.#recall()), whileAwake({ look: again })];
		const endFollowing = $effect.root(() => {
			$effect(() => {
				this.#given.rehearsing();
				if (this.#given.kept() && this.#settings.push) this.#tellIn(DEBOUNCE);
			});
		});
		return () => {
			clearTimeout(this.#timer);
			ends.forEach((end) => end());
			endFollowing();
		};
	}

	choose(change: Partial<Settings>): void {
		this.#recall();
		this.#settings = { ...this.#settings, ...change };
		this.#storable = this.#stored.set(this.#settings);
		if (!this.#storable) {
			this.#trouble =
				'This browser keeps nothing for this site: your choice lasts until the page is closed.';
		}
	}

	/** Call it from a tap: the browser asks. */
	async turnOn(): Promise<void> {
		this.#trouble = null;
		this.#state = 'asking';
		try {
			const permission = await Notification.requestPermission();
			this.#obstacle = obstacle(surroundings());
			if (permission !== 'granted') {
				this.#state = 'off';
				if (permission === 'default') this.#trouble = 'You were asked, and have not answered.';
				return;
			}
			await this.#server.subscribe();
			this.choose({ push: true });
			await this.#tell();
		} catch (error) {
			this.#state = 'off';
			this.#trouble = error instanceof Refused ? error.message : NOT_SUBSCRIBED;
		}
	}

	async turnOff(): Promise<void> {
		clearTimeout(this.#timer);
		this.choose({ push: false });
		this.#state = 'off';
		this.#trouble = null;
		await this.#server.forget();
	}

	/** Another tab may have chosen since; one that slept has not heard of it. */
	#recall(): void {
		if (!this.#given.storage || !this.#storable) return;
		const found = this.#stored.get() ?? usualSettings();
		// the same again would be news to whoever follows them
		if (sameJson(found, this.#settings)) return;
		const { push } = this.#settings;
		this.#settings = found;
		if (found.push === push) return;
		clearTimeout(this.#timer);
		this.#trouble = null;
		this.#state = found.push ? 'telling' : 'off';
	}

	#tellIn(pause: number): void {
		clearTimeout(this.#timer);
		if (this.#obstacle === null) this.#timer = setTimeout(() => void this.#tell(), pause);
	}

	async #tell(): Promise<void> {
		clearTimeout(this.#timer);
		this.#recall();
		const kept = this.#given.kept();
		if (!kept || !this.#settings.push) return;
		const { minutes, wants } = this.#settings;
		this.#state = 'telling';
		try {
			const registration = { kept: [...kept].sort(), minutes, wants };
			await this.#server.register(registration, this.#given.rehearsing());
			// turned off meanwhile, here or in another tab, and registered anew
			this.#recall();
			if (!this.#settings.push) return await this.#server.forget();
			this.#state = 'on';
			this.#trouble = null;
			this.#failures = 0;
		} catch (error) {
			if (error instanceof Refused) {
				this.#state = 'off';
				this.#trouble = error.message;
				return;
			}
			// no network, or a server that is being restarted: the next try comes by itself
			this.#timer = setTimeout(() => void this.#tell(), backoff(this.#failures++, PAUSES));
		}
	}
}

const NOT_SUBSCRIBED =
	'This browser could not register for pushes with its maker’s service. Try again on another network; some browsers and networks block it.';
