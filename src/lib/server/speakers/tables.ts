import type { Id } from '$lib/program/model';
import type { Migration } from '../store/migration';

interface SpeakerRow {
	person: Id;
	generation: number;
	/** 0 or 1. */
	revoked: number;
	/** The latest revision whose changes the speaker has seen; 0 if they never opened the link. */
	seen: number;
	seen_at: string | null;
}

export interface SpeakerTables {
	speakers: SpeakerRow;
	presence: { person: Id; session: Id; at: string };
}

export const speakerMigrations: Migration[] = [
	{
		name: 'speakers',
		async up(schema) {
			await schema
				.createTable('speakers')
				.addColumn('person', 'text', (column) => column.primaryKey())
				.addColumn('generation', 'integer', (column) => column.notNull())
				.addColumn('revoked', 'integer', (column) => column.notNull())
				.addColumn('seen', 'integer', (column) => column.notNull())
				.addColumn('seen_at', 'text')
				.execute();
			await schema
				.createTable('presence')
				.addColumn('person', 'text', (column) => column.notNull())
				.addColumn('session', 'text', (column) => column.notNull())
				.addColumn('at', 'text', (column) => column.notNull())
				.addPrimaryKeyConstraint('presence_key', ['person', 'session'])
				.execute();
		}
	}
];
