/** What one attendee has kept, as a day: in order of time, with what the program has lost. */
import { kept, LAST_MS, type Agenda, type Wish } from './agenda';
import type { Id, Program, Session } from '../model';
import { compareSessions } from '../schedule/schedule';
import { ms } from '../time/instant';

/** An entry of my day. Removed: kept once, and no longer in the program. */
export type Entry = { session: Session } | { removed: Wish & { id: Id } };

/** All that is kept, in order of time, removed sessions at the time they had. */
export function myDay(program: Program, agenda: Agenda): Entry[] {
	const known = new Map(program.sessions.map((session) => [session.id, session]));
	const entries = kept(agenda).map((id): Entry => {
		const session = known.get(id);
		return session ? { session } : { removed: { id, ...agenda.wishes[id]! } };
	});
	return entries.sort(compareEntries);
}

/** By time; of the same time, removed ones last. */
function compareEntries(a: Entry, b: Entry): number {
	if ('session' in a && 'session' in b) return compareSessions(a.session, b.session);
	const removed = Number('removed' in a) - Number('removed' in b);
	// Two removed ones come in order of id already, and sorting keeps it.
	return startOf(a) - startOf(b) || removed;
}

/** ms; an hour that never comes for what has no time. */
function startOf(entry: Entry): number {
	const start = 'session' in entry ? entry.session.slot?.start : entry.removed.start;
	return start ? ms(start) : LAST_MS;
}
