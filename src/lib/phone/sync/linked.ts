/** Whether this device has a key to an agenda on the server. What syncs is loaded for those that have, or want one. */
import type { Id } from '$lib/program/model';
import type { AgendaOnPhone } from '../agenda/agendaOnPhone.svelte';
import { storedLink } from './link';
import type { Sync } from './sync.svelte';

export class Linked {
	#eventId: Id;
	#agenda: AgendaOnPhone;
	#storage: Storage | null;
	#loading: Promise<Sync> | null = null;

	constructor(eventId: Id, agenda: AgendaOnPhone, storage: Storage | null) {
		this.#eventId = eventId;
		this.#agenda = agenda;
		this.#storage = storage;
	}

	get is(): boolean {
		return storedLink(this.#eventId, this.#storage).get() !== null;
	}

	/** Loads and starts it, once. */
	sync(): Promise<Sync> {
		if (__STATIC__) return Promise.reject(new Error('It needs a server.'));
		this.#loading ??= import('./sync.svelte').then(({ Sync }) => {
			const made = new Sync(this.#eventId, this.#agenda, this.#storage);
			made.start();
			return made;
		});
		// the network may have been away: the next call tries again
		this.#loading.catch(() => (this.#loading = null));
		return this.#loading;
	}
}
