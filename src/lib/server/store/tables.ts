/** All tables: each noun tells its own, beside its class. */
import type { MetaTables } from './meta';
import type { RevisionTables } from './revisions';

export interface Tables extends MetaTables, RevisionTables {}
