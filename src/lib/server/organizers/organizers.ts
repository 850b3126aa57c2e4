/** Who may work at the desk, by name and passphrase. Invited and revoked on the command line. */
import type { Instant } from '$lib/program/model';
import { instant } from '$lib/program/time/instant';
import type { Kysely } from 'kysely';
import type { Store } from '../store/store';
import type { Tables } from '../store/tables';
import type { OrganizerRow } from './tables';
import { COST, hashed, newPassphrase } from './passphrase';

const LONGEST = 80;

/** A name as it is shown; null if it is empty, too long, or has invisible characters. */
export function readName(text: string): string | null {
	const name = text.normalize('NFC').trim().replace(/\s+/g, ' ');
	const fits = name.length > 0 && name.length <= LONGEST && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(name);
	return fits ? name : null;
}

/** `Ana Díaz` and `ana díaz` are the same person. */
export const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase();

export class Organizers {
	readonly #db: Kysely<Tables>;

	/** @param db the store's, or a transaction on it */
	constructor(db: Kysely<Tables>) {
		this.#db = db;
	}

	async find(name: string): Promise<OrganizerRow | null> {
		const row = await this.#db
			.selectFrom('organizers')
			.selectAll()
			.where('key', '=', keyOf(name))
			.executeTakeFirst();
		return row ?? null;
	}

	/** In order of name. */
	all(): Promise<Pick<OrganizerRow, 'name' | 'since'>[]> {
		return this.#db.selectFrom('organizers').select(['name', 'since']).orderBy('key').execute();
	}

	async put(name: string, hash: string, since: Instant): Promise<void> {
		await this.#db
			.insertInto('organizers')
			.values({ key: keyOf(name), name, hash, since })
			.onConflict((conflict) => conflict.column('key').doUpdateSet({ name, hash, since }))
			.execute();
	}

	/** True if there was one. Ends all logins too. */
	async remove(name: string): Promise<boolean> {
		const key = keyOf(name);
		await this.#db.deleteFrom('desk_sessions').where('organizer', '=', key).execute();
		const { numDeletedRows } = await this.#db
			.deleteFrom('organizers')
			.where('key', '=', key)
			.executeTakeFirst();
		return numDeletedRows > 0n;
	}
}

export interface Invited {
	passphrase: string;
	/** True if there was one before, which no longer works. */
	replaced: boolean;
}

/** An organizer who was invited before gets another passphrase; the old one and its logins end. */
export async function invite(store: Store, name: string, cost = COST): Promise<Invited> {
	const passphrase = newPassphrase();
	const hash = await hashed(passphrase, cost);
	const replaced = await store.exclusively('organizers', async (within) => {
		const organizers = new Organizers(within);
		const before = await organizers.remove(name);
		await organizers.put(name, hash, instant(Date.now()));
		return before;
	});
	return { passphrase, replaced };
}

/** Takes effect at the organizer's next request. @returns false if nobody has that name */
export function revoke(store: Store, name: string): Promise<boolean> {
	return store.exclusively('organizers', (within) => new Organizers(within).remove(name));
}
