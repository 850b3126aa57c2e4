/** Whether this device has a key to an agenda on the server. What syncs is loaded for those that have, or want one. */
import type { Id } from '$lib/program/model';
import type { AgendaOnPhone } from '../agenda/agendaOnPhone.svelte';
import { lazy } from '../base/lazy';
import { storedLink } from './link';
import type { Sync } from './sync.svelte';

export class Linked {
	#eventId: Id;
	#storage: Storage | null;
	/** Loads it and starts it. Rejects in a static build, and where there is no network yet. */
	readonly sync: () => Promise<Sync>;

	constructor(eventId: Id, agenda: AgendaOnPhone, storage: Storage | null) {
		this.#eventId = eventId;
		this.#storage = storage;
		this.sync = lazy(async () => {
			if (__STATIC__) throw new Error('It needs a server.');
			const { Sync } = await import('./sync.svelte');
			const sync = new Sync(eventId, agenda, storage);
			sync.start();
			return sync;
		});
	}

	get is(): boolean {
		return storedLink(this.#eventId, this.#storage).get() !== null;
	}
}
