/** All tables of the store. Each noun describes its own in a `tables.ts` beside its class. */
import type { AgendaTables } from '../agendas/tables';
import type { LimitTables } from '../limits/tables';
import type { RevisionTables } from '../live/tables';
import type { OrganizerTables } from '../organizers/tables';
import type { PushTables } from '../push/tables';
import type { SpeakerTables } from '../speakers/tables';
import type { MetaTables } from './metaTables';

export interface Tables
	extends
		MetaTables,
		RevisionTables,
		SpeakerTables,
		AgendaTables,
		LimitTables,
		PushTables,
		OrganizerTables {}
