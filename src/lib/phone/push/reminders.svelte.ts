/**
 * Reminders and pushes on this device. The settings stay here; the server gets the kept sessions a moment
 * after they change, and again until it confirms them. Loaded when somebody wants reminders; one instance
 * lives as long as the page. The browser asks for permission only after a tap. Merge winner: the latest
 * choice, in whichever tab it was made.
 */
import { sameJson } from '$lib/program/json';
import type { Id } from '$lib/program/model';
import { backoff } from '../base/retry';
import { names, type Stored } from '../base/stored';
import { whileAwake } from '../base/awake';
import { obstacle, surroundings, type Obstacle } from './obstacle';
import { PushRefused, PushServer, PushUnreached } from './pushServer';
import { storedSettings, usualSettings, type ReminderSettings } from './reminderSettings';

/** `asking`: the browser asks for permission. `sending`: the server hasn't confirmed the latest yet. */
export type PushState = 'off' | 'asking' | 'sending' | 'on';

/** ms. Several taps in a row become one request. */
const DEBOUNCE = 1_500;
const PAUSES = { first: 4_000, longest: 300_000 };

interface Given {
	eventId: Id;
	storage: Storage | null;
	/** `/api/push` */
	address: string;
	/** The sessions that this attendee keeps; null until the device's agenda has been read. */
	kept: () => ReadonlySet<Id> | null;
	/** Whether the server rehearses. A rehearsal has its own list of devices. */
	rehearsing: () => boolean;
}

export class Reminders {
	#given: Given;
	#stored: Stored<ReminderSettings>;
	#server: PushServer;
	#settings: ReminderSettings = $state.raw(usualSettings());
	/** False once this browser has failed to store a choice: what it has is older than `#settings`. */
	#storable = true;
	#state = $state.raw<PushState>('off');
	#trouble = $state.raw<string | null>(null);
	#obstacle = $state.raw<Obstacle | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Requests in a row. */
	#failures = 0;

	constructor(given: Given) {
		this.#given = given;
		this.#stored = storedSettings(given.eventId, given.storage);
		const name = names.registration(given.eventId);
		this.#server = new PushServer(given.address, given.storage, name);
		this.#settings = this.#stored.get() ?? usualSettings();
		this.#obstacle = obstacle(surroundings());
		if (this.#settings.push) this.#state = 'sending';
	}

	get settings(): ReminderSettings {
		return this.#settings;
	}

	get state(): PushState {
		return this.#state;
	}

	/** Why pushes can't reach this device; null where they can. */
	get obstacle(): Obstacle | null {
		return this.#obstacle;
	}

	/** What went wrong last, in a sentence; null when all is well. */
	get trouble(): string | null {
		return this.#trouble;
	}

	/** Follows the agenda; call once. Returns a function that stops it. */
	start(): () => void {
		const again = () => {
			this.#obstacle = obstacle(surroundings());
			this.#readChoice();
			if (this.#settings.push) this.#sendIn(0);
		};
		const stops = [this.#stored.onOtherTab(() => this.#readChoice()), whileAwake({ look: again })];
		const stopFollowing = $effect.root(() => {
			$effect(() => {
				this.#given.rehearsing();
				if (this.#given.kept() && this.#settings.push) this.#sendIn(DEBOUNCE);
			});
		});
		return () => {
			clearTimeout(this.#timer);
			stops.forEach((stop) => stop());
			stopFollowing();
		};
	}

	choose(change: Partial<ReminderSettings>): void {
		this.#readChoice();
		this.#settings = { ...this.#settings, ...change };
		this.#storable = this.#stored.set(this.#settings);
		if (!this.#storable) {
			this.#trouble =
				'This browser can’t store anything for this site: your choice lasts until the page is closed.';
		}
	}

	/** Call it from a tap: the browser asks for permission. */
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
			await this.#send();
		} catch (error) {
			this.#state = 'off';
			const ours = error instanceof PushRefused || error instanceof PushUnreached;
			this.#trouble = ours ? error.message : NOT_SUBSCRIBED;
		}
	}

	async turnOff(): Promise<void> {
		clearTimeout(this.#timer);
		this.choose({ push: false });
		this.#state = 'off';
		this.#trouble = null;
		await this.#server.forget();
	}

	/** Another tab may have chosen since, and a frozen page got no event. */
	#readChoice(): void {
		if (!this.#given.storage || !this.#storable) return;
		const found = this.#stored.get() ?? usualSettings();
		// a new object would run effects for nothing
		if (sameJson(found, this.#settings)) return;
		const { push } = this.#settings;
		this.#settings = found;
		if (found.push === push) return;
		clearTimeout(this.#timer);
		this.#trouble = null;
		this.#state = found.push ? 'sending' : 'off';
	}

	#sendIn(pause: number): void {
		clearTimeout(this.#timer);
		if (this.#obstacle === null) this.#timer = setTimeout(() => void this.#send(), pause);
	}

	async #send(): Promise<void> {
		clearTimeout(this.#timer);
		this.#readChoice();
		const kept = this.#given.kept();
		if (!kept || !this.#settings.push) return;
		const { minutes, wants } = this.#settings;
		this.#state = 'sending';
		try {
			const registration = { kept: [...kept].sort(), minutes, wants };
			await this.#server.register(registration, this.#given.rehearsing());
			// turned off meanwhile, here or in another tab
			this.#readChoice();
			if (!this.#settings.push) return await this.#server.forget();
			this.#state = 'on';
			this.#trouble = null;
			this.#failures = 0;
		} catch (error) {
			if (error instanceof PushRefused) {
				this.#state = 'off';
				this.#trouble = error.message;
				return;
			}
			// no network, or the server restarts: try again later
			this.#timer = setTimeout(() => void this.#send(), backoff(this.#failures++, PAUSES));
		}
	}
}

const NOT_SUBSCRIBED =
	'This browser could not register for push notifications with its vendor’s service. Try again on another network; some browsers and networks block it.';
