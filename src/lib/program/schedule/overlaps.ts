/** Sessions at the same time. */
import type { Id, Session, Slot } from '../model';
import { ms } from '../time/instant';
import { compareSessions } from './schedule';

export type Timed = Session & { slot: Slot };

/** Takes place at a known time. */
export const isTimed = (session: Session): session is Timed =>
	session.slot !== null && session.status !== 'cancelled';

/** ms. A session without an announced end counts as its first moment only. */
const endOf = ({ slot }: Timed) => (slot.end ? ms(slot.end) : ms(slot.start) + 1);

/**
 * Every pair that cannot both be attended from start to end, each in order of time. One that ends when the
 * other starts is no overlap. One by one, because a large program has millions.
 * @param among only pairs with one of these
 */
export function* overlaps(
	sessions: readonly Session[],
	among: ReadonlySet<Id> | null = null
): Generator<[Timed, Timed]> {
	let open: { session: Timed; end: number; wanted: boolean }[] = [];
	for (const session of sessions.filter(isTimed).sort(compareSessions)) {
		const start = ms(session.slot.start);
		const wanted = among === null || among.has(session.id);
		open = open.filter(({ end }) => end > start);
		for (const earlier of open) {
			if (wanted || earlier.wanted) yield [earlier.session, session];
		}
		open.push({ session, end: endOf(session), wanted });
	}
}

/** Who has to be there: those who speak, or those who wrote it where no speaker is named. */
export const presenterIds = ({ speakers, authors }: Pick<Session, 'speakers' | 'authors'>): Id[] =>
	speakers.length > 0 ? speakers : authors;

/** Ids in both lists. */
export const shared = (one: readonly Id[], other: readonly Id[]): Id[] =>
	one.filter((id) => other.includes(id));
