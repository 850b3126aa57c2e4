/**
 * Writes changes of many agendas together: those that arrive during one commit share the next. A disk
 * flushes some hundred times a second, and a hall full of phones sends more. Each is answered after its
 * commit. Two processes never lose a wish: if a row has changed meanwhile, the change is made again.
 */
import type { Kysely } from 'kysely';
import { AgendaRows } from './agendaRows';
import type { AgendaRow } from './tables';
import type { Store } from '../store/store';
import type { Tables } from '../store/tables';

/** Returns the changed row, or the same object if nothing changes. If it throws, only this change fails. */
type Change = (row: AgendaRow) => AgendaRow;

interface Job {
	id: string;
	change: Change;
	done: (outcome: Outcome) => void;
	failed: (error: unknown) => void;
}
type Outcome = { row: AgendaRow | null } | { error: unknown };

/** Changes in one transaction; other processes wait for its end. */
const MOST = 200;

export const topicOf = (id: string) => `agenda ${id}`;

export class AgendaWriter {
	readonly #store: Store;
	#waiting: Job[] = [];
	#busy = false;

	constructor(store: Store) {
		this.#store = store;
	}

	/** Null if there is no such agenda. Once resolved, the change survives any crash. */
	async change(id: string, change: Change): Promise<AgendaRow | null> {
		const outcome = await new Promise<Outcome>((done, failed) => {
			this.#waiting.push({ id, change, done, failed });
			if (!this.#busy) void this.#work();
		});
		if ('error' in outcome) throw outcome.error;
		return outcome.row;
	}

	async #work(): Promise<void> {
		this.#busy = true;
		while (this.#waiting.length > 0) {
			// the same order in every process, so that none deadlocks with another
			const jobs = this.#waiting.splice(0, MOST).sort((a, b) => (a.id < b.id ? -1 : 1));
			try {
				const outcomes = await this.#store.db.transaction().execute(async (within) => {
					const all: Outcome[] = [];
					for (const { id, change } of jobs) all.push(await this.#one(id, change, within));
					return all;
				});
				for (const [index, outcome] of outcomes.entries()) jobs[index]!.done(outcome);
			} catch (error) {
				for (const { failed } of jobs) failed(error);
			}
		}
		this.#busy = false;
	}

	async #one(id: string, change: Change, within: Kysely<Tables>): Promise<Outcome> {
		const rows = new AgendaRows(within);
		for (;;) {
			const row = await rows.find('id', id);
			if (!row) return { row };
			let after: AgendaRow;
			try {
				after = change(row);
			} catch (error) {
				return { error };
			}
			if (after === row) return { row };
			after = { ...after, version: row.version + 1 };
			if (!(await rows.replace(after, row.version))) continue;
			// remember the old key of a renewed link, to tell it from one that never existed
			const former = [row.feed, row.share].filter(
				(hash) => ![after.feed, after.share].includes(hash)
			);
			if (former.length > 0) await rows.end(former);
			await this.#store.announce(topicOf(id), within);
			return { row: after };
		}
	}
}
