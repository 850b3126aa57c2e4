import type { Selectable } from 'kysely';
import type { Migration } from '../store/migration';

export interface AgendaTables {
	agendas: {
		/** Hash of the main key. */
		id: string;
		/** Hashes of the current feed and share keys. */
		feed: string;
		share: string;
		feed_generation: number;
		share_generation: number;
		/** `AgendaCopy` as JSON. */
		carried: string;
		/** Rises with every change. */
		version: number;
		/** When it was last changed, in ms of the event's clock. */
		written: number;
	};
	/** Hashes of keys that used to open something. */
	agendas_ended: { id: string };
}

export type AgendaRow = Selectable<AgendaTables['agendas']>;
/** The two read-only links of an agenda. */
export type AgendaLink = 'feed' | 'share';

export const agendaMigrations: Migration[] = [
	{
		name: 'agendas',
		async up(schema) {
			await schema
				.createTable('agendas')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('feed', 'text', (column) => column.notNull().unique())
				.addColumn('share', 'text', (column) => column.notNull().unique())
				.addColumn('feed_generation', 'integer', (column) => column.notNull())
				.addColumn('share_generation', 'integer', (column) => column.notNull())
				.addColumn('carried', 'text', (column) => column.notNull())
				.addColumn('version', 'integer', (column) => column.notNull())
				.addColumn('written', 'bigint', (column) => column.notNull())
				.execute();
			await schema
				.createTable('agendas_ended')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.execute();
		}
	}
];
