import type { Migration } from '../store/migration';

export interface LimitTables {
	limits: {
		/** The limit's name and a keyed hash of the network address. */
		bucket: string;
		count: number;
		/** When its window ends, in ms. */
		until: number;
	};
}

export const limitMigrations: Migration[] = [
	{
		name: 'limits',
		async up(schema) {
			await schema
				.createTable('limits')
				.addColumn('bucket', 'text', (column) => column.primaryKey())
				.addColumn('count', 'integer', (column) => column.notNull())
				.addColumn('until', 'bigint', (column) => column.notNull())
				.execute();
		}
	}
];
