/** What somebody on stage needs to know of each slot: when, where, who is before and after, what changed. */
import { presenterIds } from './overlaps';
import { neighbors } from './neighbors';
import { changesOf, since } from '../ledger/ledger';
import type { Printed } from '../live/live';
import { lookup, sessionsOf } from './lookup';
import type { Id, Person, Program, Session } from '../model';
import { ms } from '../time/instant';

export interface Part {
	session: Session;
	before: Session | null;
	after: Session | null;
	/** How long it lasts; null where no end is announced. */
	minutes: number | null;
	changes: ReturnType<typeof changesOf>;
}

/**
 * The sessions that somebody presents, by time.
 * @param seen the revision up to which changes are known to them; 0: none is told, all is new
 */
export function partsOf({ program, ledger }: Printed, person: Id, seen: number): Part[] {
	const fresh = seen > 0 ? since(ledger, seen) : [];
	return sessionsOf(program, person)
		.filter((session) => presenterIds(session).includes(person))
		.map((session) => ({
			session,
			...neighbors(program, session),
			minutes: session.slot?.end ? (ms(session.slot.end) - ms(session.slot.start)) / 60_000 : null,
			changes: changesOf(session.id, fresh)
		}));
}

/** Everybody who presents something, in the order of the list of people. */
export function presenters(program: Program): Person[] {
	const ids = new Set(program.sessions.flatMap(presenterIds));
	return program.people.filter(({ id }) => ids.has(id));
}

/** Who leads through the day: chairs, and organizers where nobody is named as chair. */
export function leading(program: Program): Person[] {
	const having = (role: 'chair' | 'organizer') =>
		program.people.filter(({ roles }) => roles.includes(role));
	const chairs = having('chair');
	return chairs.length > 0 ? chairs : having('organizer');
}

/** Everybody whom the parts of a speaker name. */
export function namedIn(program: Program, parts: readonly Part[]): Person[] {
	const known = lookup(program);
	const ids = new Set(
		parts
			.flatMap(({ session, before, after }) => [session, before, after])
			.flatMap((one) => (one ? [...one.speakers, ...one.authors] : []))
	);
	return [...ids].flatMap((id) => known.person(id) ?? []);
}
