/** What one attendee keeps, in order of time, including sessions that the program no longer has. */
import { kept, LAST_MS, type Agenda, type Wish } from './agenda';
import type { Id, Program, Session } from '../model';
import { compareSessions } from '../schedule/schedule';
import { ms } from '../time/instant';

/** `removed`: kept once, and no longer in the program. */
export type AgendaEntry = { session: Session } | { removed: Wish & { id: Id } };

/** Removed sessions stand at the time they had. */
export function myDay(program: Program, agenda: Agenda): AgendaEntry[] {
	const known = new Map(program.sessions.map((session) => [session.id, session]));
	const entries = kept(agenda).map((id): AgendaEntry => {
		const session = known.get(id);
		return session ? { session } : { removed: { id, ...agenda.wishes[id]! } };
	});
	return entries.sort(compareEntries);
}

/** By time; of the same time, removed ones last. */
function compareEntries(a: AgendaEntry, b: AgendaEntry): number {
	if ('session' in a && 'session' in b) return compareSessions(a.session, b.session);
	const removed = Number('removed' in a) - Number('removed' in b);
	// two removed ones are in order of id already, and sorting is stable
	return startOf(a) - startOf(b) || removed;
}

/** ms; the last possible moment for a session without a time. */
function startOf(entry: AgendaEntry): number {
	const start = 'session' in entry ? entry.session.slot?.start : entry.removed.start;
	return start ? ms(start) : LAST_MS;
}
