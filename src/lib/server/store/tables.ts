/** All tables: each noun tells its own, beside its class. */
import type { OrganizerTables } from '../organizers/organizers';
import type { SessionTables } from '../organizers/sessions';
import type { PushTables } from '../push/tables';
import type { AgendaTables } from './agendas';
import type { LimitTables } from './limits';
import type { MetaTables } from './meta';
import type { RevisionTables } from './revisions';
import type { SpeakerTables } from './speakers';

export interface Tables
	extends
		MetaTables,
		RevisionTables,
		SpeakerTables,
		AgendaTables,
		LimitTables,
		PushTables,
		OrganizerTables,
		SessionTables {}
