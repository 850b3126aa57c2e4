import type { SchemaModule } from 'kysely';

/** One step of how the tables came to be. For both engines: `text`, `integer`, `bigint`, no JSON types. */
export interface Migration {
	/** Never changes: it is how a store knows what has run. */
	name: string;
	up(schema: SchemaModule): Promise<void>;
}
