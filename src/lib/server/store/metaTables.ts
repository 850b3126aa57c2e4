import type { Migration } from './migration';

export interface MetaTables {
	meta: { name: string; value: string };
}

export const metaMigrations: Migration[] = [
	{
		name: 'meta',
		async up(schema) {
			await schema
				.createTable('meta')
				.addColumn('name', 'text', (column) => column.primaryKey())
				.addColumn('value', 'text', (column) => column.notNull())
				.execute();
		}
	}
];
