/**
 * The live day as pages see it: the printed program on this device, with the live revisions applied. The
 * code that follows the server is loaded at once where this device has stored live revisions, else when
 * the page is at rest. One instance lives as long as the page.
 */
import { lazy } from '../base/lazy';
import { names, Stored } from '../base/stored';
import type { LiveOnPhone } from './liveOnPhone.svelte';
import type { ProgramList } from '../program/files';

export class LiveDay {
	#onPhone = $state.raw<LiveOnPhone | null>(null);
	#loading: Promise<LiveOnPhone | null> | null = null;
	readonly #import: () => Promise<LiveOnPhone>;

	/** @param printed fetches the program of the build */
	constructor(eventId: string, storage: Storage | null, printed: () => Promise<ProgramList>) {
		this.#import = lazy(async () => {
			const { LiveOnPhone } = await import('./liveOnPhone.svelte');
			return (this.#onPhone = new LiveOnPhone(eventId, storage, printed));
		});
		const stored = new Stored(storage, names.liveRevisions(eventId), () => null);
		if (!__STATIC__ && stored.isThere) void this.load();
	}

	/** Null until it is loaded, and in a static build. */
	get onPhone(): LiveOnPhone | null {
		return this.#onPhone;
	}

	/** Null in a static build, and where it cannot be loaded without a network. */
	load(): Promise<LiveOnPhone | null> {
		if (__STATIC__) return Promise.resolve(null);
		return (this.#loading = this.#import().catch(() => null));
	}

	/** The program as it is now. An effect that calls this runs again at each live revision. */
	async over(printed: Promise<ProgramList>): Promise<ProgramList> {
		void this.#onPhone?.revisions;
		const [program, onPhone] = await Promise.all([printed, this.#loading]);
		return onPhone?.over(program) ?? program;
	}
}
