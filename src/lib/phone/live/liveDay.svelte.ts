/**
 * The live day as pages see it: the printed program of this device, and over it what organizers have
 * decided since. What follows the server (live/) is loaded when it is needed: at once where this device
 * keeps live revisions, else when the page is at rest. One instance lives as long as the page.
 */
import { names, Stored } from '../base/stored';
import type { LiveOnPhone } from './liveOnPhone.svelte';
import type { ProgramList } from '../program/files';

export class LiveDay {
	#onPhone = $state.raw<LiveOnPhone | null>(null);
	#coming: Promise<LiveOnPhone | null> | null = null;
	#eventId: string;
	#storage: Storage | null;
	#printed: () => Promise<ProgramList>;

	/** @param printed asks for the program of the build */
	constructor(eventId: string, storage: Storage | null, printed: () => Promise<ProgramList>) {
		this.#eventId = eventId;
		this.#storage = storage;
		this.#printed = printed;
		const stored = new Stored(storage, names.liveRevisions(eventId), () => null);
		if (!__STATIC__ && stored.isThere) void this.load();
	}

	/** Null while nobody needs it, and in a static build. */
	get onPhone(): LiveOnPhone | null {
		return this.#onPhone;
	}

	load(): Promise<LiveOnPhone | null> {
		if (__STATIC__) return Promise.resolve(null);
		return (this.#coming ??= import('./liveOnPhone.svelte').then(
			({ LiveOnPhone }) =>
				(this.#onPhone = new LiveOnPhone(this.#eventId, this.#storage, this.#printed)),
			// no network yet and nothing stored: asked for again the next time
			() => (this.#coming = null)
		));
	}

	/** The program as it is now. An effect that asks for it runs again when something was decided. */
	async over(printed: Promise<ProgramList>): Promise<ProgramList> {
		void this.#onPhone?.revisions;
		const [program, onPhone] = await Promise.all([printed, this.#coming]);
		return onPhone?.over(program) ?? program;
	}
}
