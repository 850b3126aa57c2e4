/** Speakers' links on the server: whose each key is, and what speakers have reported. */
import { presenters } from '$lib/program/schedule/parts';
import { instant } from '$lib/program/time/instant';
import type { Id, Program } from '$lib/program/model';
import { Meta } from '../store/meta';
import { Speakers, untouched, type SpeakerRecord } from './speakers';
import type { Store } from '../store/store';
import { Keyring, KEY, type Held } from './keyring';

/** Announced when a speaker has seen something, is here, or has a new link. */
export const SPEAKERS = 'speakers';

/** What a speaker's page reports; each part may be missing. */
export interface SpeakerUpdate {
	/** The revision up to which changes were seen. */
	seen?: number;
	/** True for sessions they have arrived for; false takes that back. */
	here?: Record<Id, boolean>;
}

export interface SpeakerLink {
	person: Id;
	/** Null while it is revoked. */
	key: string | null;
	state: SpeakerRecord;
}

export class SpeakerLinks {
	readonly #store: Store;
	/** The program as it is now. */
	readonly #program: () => Program;
	readonly #keyring: Keyring;

	private constructor(store: Store, program: () => Program, keyring: Keyring) {
		this.#store = store;
		this.#program = program;
		this.#keyring = keyring;
	}

	/** @param program gives the program as it is now */
	static async open(store: Store, program: () => Program): Promise<SpeakerLinks> {
		const secret = await new Meta(store.db).secret('speakers');
		return new SpeakerLinks(store, program, new Keyring(secret));
	}

	/** Everybody who presents something, in the order of the list of people. */
	async all(): Promise<SpeakerLink[]> {
		const states = await new Speakers(this.#store.db).all();
		return presenters(this.#program()).map(({ id }) => {
			const state = states.get(id) ?? untouched();
			const key = state.revoked ? null : this.#keyring.key(id, state.generation);
			return { person: id, key, state };
		});
	}

	/** Null for a key that never existed. */
	async whose(key: string): Promise<(Held & { state: SpeakerRecord }) | null> {
		if (!KEY.test(key)) return null;
		const states = await new Speakers(this.#store.db).all();
		const people = presenters(this.#program()).map(({ id }) => id);
		const known = new Set([...people, ...states.keys()]);
		const held = this.#keyring.whose(
			key,
			[...known].map((id) => [id, states.get(id) ?? untouched()])
		);
		return held && { ...held, state: states.get(held.person) ?? untouched() };
	}

	/** Stores all of an update or, if something fails, nothing. @param now ms */
	async tell(person: Id, { seen, here = {} }: SpeakerUpdate, now: number): Promise<SpeakerRecord> {
		return this.#store.exclusively(SPEAKERS, async (within) => {
			const speakers = new Speakers(within);
			const at = instant(now);
			if (seen !== undefined) {
				await speakers.see(person, Math.min(seen, this.#program().revision), at);
			}
			for (const [session, isHere] of Object.entries(here)) {
				await speakers.here(person, session, isHere ? at : null);
			}
			await this.#store.announce(SPEAKERS, within);
			return (await speakers.all()).get(person) ?? untouched();
		});
	}

	async renew(person: Id, how: 'reissue' | 'revoke'): Promise<void> {
		await this.#store.exclusively(SPEAKERS, async (within) => {
			await new Speakers(within).renew(person, how);
			await this.#store.announce(SPEAKERS, within);
		});
	}
}
