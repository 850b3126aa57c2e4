/** Loads the code that syncs the agenda only on devices that are linked, or want to be. */
import type { Id } from '$lib/program/model';
import type { AgendaOnPhone } from '../agenda/agendaOnPhone.svelte';
import { lazy } from '../base/lazy';
import { storedAgendaLink } from './agendaLink';
import type { Sync } from './sync.svelte';

export class LinkedAgenda {
	#eventId: Id;
	#storage: Storage | null;
	/** Loads the sync and starts it. Rejects in a static build, and where it can't be loaded without a network. */
	readonly sync: () => Promise<Sync>;

	constructor(eventId: Id, agenda: AgendaOnPhone, storage: Storage | null) {
		this.#eventId = eventId;
		this.#storage = storage;
		this.sync = lazy(async () => {
			if (__STATIC__) throw new Error('Syncing needs a server.');
			const { Sync } = await import('./sync.svelte');
			const sync = new Sync(eventId, agenda, storage);
			sync.start();
			return sync;
		});
	}

	/** Whether this device has a link, or an agenda still to erase. */
	get exists(): boolean {
		return storedAgendaLink(this.#eventId, this.#storage).get() !== null;
	}
}
