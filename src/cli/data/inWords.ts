import { describe } from '../../lib/program/ledger/ledger';
import type { Change, Program } from '../../lib/program/model';

/** `activis: start: 16:20 → 16:25`, one line for each change. */
export function changesInWords(changes: Change[], program: Program): string[] {
	return changes.map((change) => {
		const subject = change.subject === 'session' ? change.id : `${change.subject} ${change.id}`;
		return `${subject}: ${describe(change, program, program.event.zone)}`;
	});
}
