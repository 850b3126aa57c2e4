/** All tables: each noun tells its own, beside its class. */
import type { MetaTables } from './meta';
import type { RevisionTables } from './revisions';
import type { SpeakerTables } from './speakers';

export interface Tables extends MetaTables, RevisionTables, SpeakerTables {}
