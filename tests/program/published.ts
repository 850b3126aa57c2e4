/** The day once an action is published, as the server does it but for the store. */
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { Action, Live, LiveRevision } from '../../src/lib/program/live/live';
import { changesMade } from '../../src/lib/program/live/changesMade';
import { inWords } from '../../src/lib/program/live/actionInWords';
import type { Instant } from '../../src/lib/program/model';

interface Said {
	at?: Instant;
	/** What the organizer adds to the words of the action. */
	why?: string;
}

export function published(
	live: Live,
	action: Action,
	{ at = '2017-08-09T23:36:00Z', why = '' }: Said = {}
): Live {
	const plain: LiveRevision = {
		...{ number: live.program.revision + 1, at, by: 'Chair' },
		...{ note: [inWords(action, live), why].filter(Boolean).join(' '), action, changes: [] }
	};
	const after = applyRevisions(live, [plain]);
	return applyRevisions(live, [{ ...plain, changes: changesMade(live, after) }]);
}
