/** The devices that want pushes, each with its agenda and what it wants to hear of. */
import { createHash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Interest } from '$lib/program/agenda/messages';
import type { Device } from './delivery';
import type { Tables } from '../store/tables';
import type { PushTables } from './tables';
import type { Registration } from './readRegistration';

/** More phones than any event has; nobody can fill the store with made-up ones. */
const MOST = 50_000;
/** Parameters of one statement; every database accepts as many. */
const BATCH = 500;

export interface KnownDevice extends Device {
	id: string;
	interest: Interest;
}

const idOf = (endpoint: string) =>
	createHash('sha256').update(endpoint).digest('base64url').slice(0, 22);

export class PushDevices {
	readonly #db: Kysely<Tables>;

	constructor(db: Kysely<Tables>) {
		this.#db = db;
	}

	async all(): Promise<KnownDevice[]> {
		return (await this.#db.selectFrom('push_devices').selectAll().execute()).map(known);
	}

	/**
	 * Replaces all that this device sent before. False if there are too many devices.
	 * @param revision the latest one: a new device hears of later ones only
	 */
	async put(asked: Registration, revision: number): Promise<boolean> {
		const { endpoint, p256dh, auth, kept, minutes, wants } = asked;
		const said = {
			endpoint,
			p256dh,
			auth,
			minutes,
			kept: JSON.stringify(kept),
			changes: Number(wants.changes),
			notices: Number(wants.notices),
			reminders: Number(wants.reminders)
		};
		const id = idOf(endpoint);
		if (await this.#update(id, said)) return true;
		if ((await this.#count()) >= MOST) return false;
		await this.#db
			.insertInto('push_devices')
			.values({ id, ...said, since: revision })
			.onConflict((conflict) => conflict.column('id').doUpdateSet(said))
			.execute();
		return true;
	}

	/** The browser has changed the device's endpoint; everything else stays. False if `from` is unknown. */
	async move(from: string, to: Device): Promise<boolean> {
		const id = idOf(to.endpoint);
		return this.#db.transaction().execute(async (transaction) => {
			const old = await transaction
				.deleteFrom('push_devices')
				.where('id', '=', idOf(from))
				.returningAll()
				.executeTakeFirst();
			if (!old) return false;
			const moved = { ...old, ...to, id };
			await transaction.deleteFrom('push_devices').where('id', '=', id).execute();
			await transaction.insertInto('push_devices').values(moved).execute();
			await transaction.deleteFrom('push_told').where('device', '=', id).execute();
			await transaction
				.updateTable('push_told')
				.set({ device: id })
				.where('device', '=', old.id)
				.execute();
			return true;
		});
	}

	async forget(endpoint: string): Promise<void> {
		const id = idOf(endpoint);
		await this.#db.deleteFrom('push_devices').where('id', '=', id).execute();
		await this.#db.deleteFrom('push_told').where('device', '=', id).execute();
	}

	async forgetAll(): Promise<void> {
		await this.#db.deleteFrom('push_devices').execute();
		await this.#db.deleteFrom('push_told').execute();
	}

	/** These devices have been told of all revisions up to this one. */
	async upTo(revision: number, ids: string[]): Promise<void> {
		for (let at = 0; at < ids.length; at += BATCH) {
			await this.#db
				.updateTable('push_devices')
				.set({ since: revision })
				.where('id', 'in', ids.slice(at, at + BATCH))
				.where('since', '<', revision)
				.execute();
		}
	}

	async #update(id: string, said: Partial<Selectable<PushTables['push_devices']>>) {
		const done = await this.#db
			.updateTable('push_devices')
			.set(said)
			.where('id', '=', id)
			.executeTakeFirst();
		return Number(done.numUpdatedRows) > 0;
	}

	async #count(): Promise<number> {
		const { devices } = await this.#db
			.selectFrom('push_devices')
			.select(({ fn }) => fn.countAll().as('devices'))
			.executeTakeFirstOrThrow();
		return Number(devices);
	}
}

function known(row: Selectable<PushTables['push_devices']>): KnownDevice {
	const { id, endpoint, p256dh, auth, kept, minutes, since } = row;
	const wants = {
		changes: row.changes === 1,
		notices: row.notices === 1,
		reminders: row.reminders === 1
	};
	return {
		id,
		endpoint,
		p256dh,
		auth,
		interest: { kept: new Set(JSON.parse(kept) as string[]), minutes, wants, since }
	};
}
