import type { Instant } from '$lib/program/model';
import type { Migration } from '../store/migration';

export interface OrganizerRow {
	/** The name, case-folded, so that nobody is listed twice. */
	key: string;
	name: string;
	hash: string;
	/** When the passphrase was made; null if that was before this column existed. */
	since: Instant | null;
}

export interface OrganizerTables {
	organizers: OrganizerRow;
	/** Logins. The table keeps the name it was released with. */
	desk_sessions: {
		id: string;
		/** An organizer's key. */
		organizer: string;
		/** ms */
		until: number;
	};
}

export const organizerMigrations: Migration[] = [
	{
		name: 'organizers',
		async up(schema) {
			await schema
				.createTable('organizers')
				.addColumn('key', 'text', (column) => column.primaryKey())
				.addColumn('name', 'text', (column) => column.notNull())
				.addColumn('hash', 'text', (column) => column.notNull())
				.execute();
		}
	},
	{
		name: 'organizers.since',
		async up(schema) {
			await schema.alterTable('organizers').addColumn('since', 'text').execute();
		}
	},
	{
		name: 'desk_sessions',
		async up(schema) {
			await schema
				.createTable('desk_sessions')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('organizer', 'text', (column) =>
					column.notNull().references('organizers.key').onDelete('cascade')
				)
				.addColumn('until', 'bigint', (column) => column.notNull())
				.execute();
		}
	}
];
