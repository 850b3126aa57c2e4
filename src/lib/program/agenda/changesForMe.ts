/** What changed for one attendee. In a file of its own because few pages need the ledger's words. */
import type { Agenda } from './agenda';
import { myDay } from './myDay';
import { changesOf, since } from '../ledger/ledger';
import type { Ledger, Program, Session } from '../model';
import { ms } from '../time/instant';

/**
 * What changed in the kept sessions since the agenda was last looked at, in order of time. If it never was,
 * what was published after each session was kept.
 */
export function changesForMe(
	program: Program,
	ledger: Ledger,
	agenda: Agenda
): { session: Session; changes: ReturnType<typeof changesOf> }[] {
	const fresh = since(ledger, agenda.seen);
	return myDay(program, agenda).flatMap((entry) => {
		if (!('session' in entry)) return [];
		const { session } = entry;
		const after = agenda.seen > 0 ? -Infinity : agenda.wishes[session.id]!.at;
		const changes = changesOf(session.id, fresh).filter(({ revision }) => ms(revision.at) > after);
		return changes.length ? [{ session, changes }] : [];
	});
}
