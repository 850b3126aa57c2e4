import type { Migration } from '../store/migration';

/** A live revision as it was published. */
export interface RevisionRow {
	number: number;
	at: string;
	author: string;
	note: string;
	/** JSON. */
	action: string;
	/** JSON. */
	changes: string;
	/** Chosen by the desk, so that a change sent twice is published once. */
	key: string;
}

export interface RevisionTables {
	revisions: RevisionRow;
}

export const revisionMigrations: Migration[] = [
	{
		name: 'revisions',
		async up(schema) {
			await schema
				.createTable('revisions')
				.addColumn('number', 'integer', (column) => column.primaryKey())
				.addColumn('at', 'text', (column) => column.notNull())
				.addColumn('author', 'text', (column) => column.notNull())
				.addColumn('note', 'text', (column) => column.notNull())
				.addColumn('action', 'text', (column) => column.notNull())
				.addColumn('changes', 'text', (column) => column.notNull())
				.addColumn('key', 'text', (column) => column.notNull().unique())
				.execute();
		}
	}
];
