/** A session in each of its rooms, with what the formats of the C3VOC family tell them apart by. */
import type { Id, Session, Slot } from '../../program/model';
import { sessionSlug } from './slug';

type Scheduled = Session & { slot: Slot };

/** A session in one of its rooms. */
export interface Place {
	session: Scheduled;
	/** Null: in none. */
	room: Id | null;
	/** Under this name it has its guid and its number. */
	name: string;
	slug: string;
}

/** None for a session without a slot. In its first room it has the session's own name and slug. */
export function placesOf(session: Session, event: Id): Place[] {
	const { id, slot } = session;
	if (!slot) return [];
	const scheduled = { ...session, slot };
	const rooms = slot.rooms.length > 0 ? slot.rooms : [null];
	return rooms.map((room, index) => ({
		...{ session: scheduled, room },
		name: index === 0 ? `${event}/${id}` : `${event}/${id}@${room}`,
		slug: sessionSlug(event, { session: id, room: index === 0 ? null : room })
	}));
}
