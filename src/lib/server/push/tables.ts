/** What the store holds for pushes: of a person, only their device's endpoint and agenda. */
import type { Migration } from '../store/migration';

export interface PushTables {
	push_devices: {
		/** Hash of the endpoint. */
		id: string;
		endpoint: string;
		p256dh: string;
		auth: string;
		/** Ids of sessions, as JSON. */
		kept: string;
		minutes: number;
		changes: number;
		notices: number;
		reminders: number;
		/** The device has been told of all revisions up to this one. */
		since: number;
	};
	/** One row for each message, written before its first attempt, so that no other process makes one. */
	push_told: {
		device: string;
		/** The message's. */
		key: string;
		/** `sending` remains if a process dies meanwhile: nobody knows whether the message arrived. */
		state: 'sending' | 'waiting' | 'done';
		attempts: number;
		/** ms of the event's clock; 0 unless waiting. */
		due: number;
	};
}

export const pushMigrations: Migration[] = [
	{
		name: 'push',
		async up(schema) {
			await schema
				.createTable('push_devices')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('endpoint', 'text', (column) => column.notNull())
				.addColumn('p256dh', 'text', (column) => column.notNull())
				.addColumn('auth', 'text', (column) => column.notNull())
				.addColumn('kept', 'text', (column) => column.notNull())
				.addColumn('minutes', 'integer', (column) => column.notNull())
				.addColumn('changes', 'integer', (column) => column.notNull())
				.addColumn('notices', 'integer', (column) => column.notNull())
				.addColumn('reminders', 'integer', (column) => column.notNull())
				.addColumn('since', 'integer', (column) => column.notNull())
				.execute();
			await schema
				.createTable('push_told')
				.addColumn('device', 'text', (column) => column.notNull())
				.addColumn('key', 'text', (column) => column.notNull())
				.addColumn('state', 'text', (column) => column.notNull())
				.addColumn('attempts', 'integer', (column) => column.notNull())
				.addColumn('due', 'bigint', (column) => column.notNull())
				.addPrimaryKeyConstraint('push_told_once', ['device', 'key'])
				.execute();
		}
	}
];
