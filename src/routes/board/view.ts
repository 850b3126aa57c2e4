/** What a board shows of each room: what is on, what is next, what comes later. */
import type { Id, Program, Room, Session } from '$lib/program/model';
import type { Moment } from '$lib/program/now';
import { compareSessions } from '$lib/program/schedule';
import { dayIn, ms } from '$lib/program/time';

export interface RoomNow {
	/** Null: sessions without a room. */
	room: Room | null;
	on: Moment['onNow'][number] | null;
	/** What starts after it, today; the first few. Cancelled ones stand among them. */
	coming: Session[];
}

const inRoom = ({ slot }: Session, room: Room | null) =>
	room ? slot!.rooms.includes(room.id) : slot!.rooms.length === 0;

/**
 * Rooms in their order, those without anything today left out.
 * @param now ms
 * @param only one room's id, or '' for all
 * @param most how many of what comes are told of each room
 */
export function roomsNow(
	program: Program,
	{ onNow }: Moment,
	now: number,
	{ only, most }: { only: Id; most: number }
): RoomNow[] {
	const today = dayIn(now, program.event.zone);
	const coming = program.sessions
		.filter(({ slot, day }) => slot && day === today && ms(slot.start) > now)
		.sort(compareSessions);
	const rooms = [...program.rooms, null].filter((room) => !only || room?.id === only);
	return rooms
		.map((room) => ({
			room,
			on: onNow.find(({ session }) => inRoom(session, room)) ?? null,
			coming: coming.filter((session) => inRoom(session, room)).slice(0, most)
		}))
		.filter(({ room, on, coming: later }) => on || later.length > 0 || (only && room));
}

/** What is shown at this moment where not all fits: each part for the same time, one after the other. */
export function turn<T>(all: T[], fits: number, every: number, now: number): T[] {
	const pages = Math.max(1, Math.ceil(all.length / Math.max(1, fits)));
	const page = Math.floor(now / every) % pages;
	// as many on each as on the fullest, so that none stands alone
	const size = Math.ceil(all.length / pages);
	return all.slice(page * size, (page + 1) * size);
}
