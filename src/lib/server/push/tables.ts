/** What the store holds for pushes. Nothing of a person but where their device is reached and what it keeps. */
import type { Migration } from '../store/migration';

export interface PushTables {
	push_devices: {
		/** Of the endpoint, so that it is said in one place only. */
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
		/** Revisions up to this one are known there. */
		since: number;
	};
	/** What was told, or is being told: one row before each first attempt, so that nobody else makes one. */
	push_told: {
		device: string;
		/** Of the message. */
		key: string;
		/** `sending` stays where a process ends in the middle: nobody knows whether it arrived. */
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
