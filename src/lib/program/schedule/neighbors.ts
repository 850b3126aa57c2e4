/** What comes before and after a session, and the free time between sessions. */
import { isTimed } from './overlaps';
import { lookup } from './lookup';
import type { Day, Program, Session } from '../model';
import { compareSessions, usualEnd } from './schedule';
import { ms } from '../time/instant';

const MINUTE = 60_000;

/** ms; only for sessions with a slot. */
const startOf = (session: Session): number => (session.slot ? ms(session.slot.start) : NaN);

/**
 * What comes before and after it in its first room on its day, cancelled ones passed over. Sessions
 * without a room are neighbors of each other.
 */
export function neighbors(
	program: Program,
	session: Session
): { before: Session | null; after: Session | null } {
	if (!session.slot || !session.day) return { before: null, after: null };
	const room = session.slot.rooms[0];
	const near = room === undefined ? roomless(program) : lookup(program).inRoom(room);
	const row = near
		.filter(
			({ id, day, status }) => id === session.id || (day === session.day && status !== 'cancelled')
		)
		.sort(compareSessions);
	const at = row.findIndex(({ id }) => id === session.id);
	return { before: row[at - 1] ?? null, after: at < 0 ? null : (row[at + 1] ?? null) };
}

const roomless = ({ sessions }: Program) =>
	sessions.filter(({ slot }) => slot !== null && slot.rooms.length === 0);

/** Free time between sessions of the same day; `from` and `to` in ms. A night is no gap. */
export function gaps(sessions: Session[]): { from: number; to: number; minutes: number }[] {
	const found: { from: number; to: number; minutes: number }[] = [];
	let day: Day | null = null;
	let from = NaN;
	for (const session of sessions.filter(isTimed).sort(compareSessions)) {
		const to = startOf(session);
		if (session.day === day && to > from) {
			found.push({ from, to, minutes: Math.floor((to - from) / MINUTE) });
		}
		from = session.day === day ? Math.max(from, usualEnd(session)) : usualEnd(session);
		day = session.day;
	}
	return found;
}
