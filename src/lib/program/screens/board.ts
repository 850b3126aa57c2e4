/** What the foyer screen shows at a moment: each room with what is on and what is next, what changed, what comes later. */
import type { Day, Id, Program, Room, Session } from '../model';
import { moment, type OnNow } from '../schedule/now';
import { compareSessions, usualEnd } from '../schedule/schedule';
import { ms } from '../time/instant';

/** A screen that turns its pages for too long answers nobody. */
const MOST_LATER = 16;

export interface RoomNow {
	/** Null: what has no room. */
	room: Room | null;
	on: OnNow[];
	/** On the same day; several where they start together. */
	next: Session[];
}

export interface Board {
	/** Of which all of it tells; null when nothing more comes. */
	day: Day | null;
	/** In the program's order; those with nothing more on this day are left out. */
	rooms: RoomNow[];
	/** Moved elsewhere or cancelled, where the rest of the board does not say so. */
	changed: Session[];
	/** What starts after the next ones, cancelled ones among them. */
	later: Session[];
}

/**
 * @param now ms since 1970
 * @param only the id of one room, or null for the whole house
 */
export function boardAt(program: Program, now: number, only: Id | null): Board {
	const { onNow, next } = moment(program, now);
	const room = program.rooms.find(({ id }) => id === only) ?? null;
	const here = ({ slot }: Session) => room === null || !!slot?.rooms.includes(room.id);
	const on = onNow.filter(({ session }) => here(session));
	const coming = next.filter((one) => room === null || one.room?.id === room.id);
	const day = (on[0]?.session ?? coming[0]?.session)?.day ?? null;
	const today = coming.filter(({ session }) => session.day === day);
	const rooms = (room ? [room] : [...program.rooms, null])
		.map((one) => ({
			room: one,
			on: on.filter(({ session }) => isIn(session, one, program)),
			next: today.filter((next) => next.room?.id === one?.id).map(({ session }) => session)
		}))
		.filter((one) => one.on.length > 0 || one.next.length > 0);
	const shown = new Set(rooms.flatMap((one) => [...one.on.map((on) => on.session), ...one.next]));
	const later = program.sessions
		.filter((one) => one.slot && one.day === day && here(one) && !shown.has(one))
		.filter((one) => ms(one.slot!.start) > now)
		.sort(compareSessions)
		.slice(0, MOST_LATER);
	for (const one of later) shown.add(one);
	const changed = program.sessions.filter(
		(one) => !shown.has(one) && isChanged(one, room, now) && (one.day === day || day === null)
	);
	return { day, rooms, changed, later };
}

function isIn({ slot }: Session, room: Room | null, { rooms }: Program): boolean {
	if (room) return slot!.rooms.includes(room.id);
	return !rooms.some(({ id }) => slot!.rooms.includes(id));
}

/** Somebody may still come for it: its old time or its new one is not past. */
function isChanged(session: Session, room: Room | null, now: number): boolean {
	const { slot, printed, status } = session;
	const elsewhere =
		printed && slot && printed.rooms.some((id) => !slot.rooms.includes(id)) ? printed : null;
	const was = printed ?? slot;
	if (!was || (status !== 'cancelled' && !elsewhere)) return false;
	if (room && !was.rooms.includes(room.id) && !slot?.rooms.includes(room.id)) return false;
	return Math.max(usualEnd(session), usualEnd({ ...session, slot: was })) > now;
}
