/** What a screen is before the browser knows the time, and without scripts: the program as a plain list. */
import type { Day, Id, Program, Session } from '../model';
import { compareSessions, sessionTitle } from '../schedule/schedule';
import { clock, dayName, ms } from '../time/instant';

export interface PrintedDay {
	day: Day;
	name: string;
	sessions: { id: Id; time: string; start: string; title: string; note: string }[];
}

function timeOf({ slot }: Session, zone: string): string {
	const start = clock(ms(slot!.start), zone);
	return slot!.end ? `${start}–${clock(ms(slot!.end), zone)}` : start;
}

/** Days with their sessions, all or those of one room; a day without any is left out. */
export function printedDays({ event, rooms, sessions }: Program, room: Id | null): PrintedDay[] {
	const names = new Map(rooms.map(({ id, name }) => [id, name]));
	const held = sessions.filter(({ slot }) => slot && (room === null || slot.rooms.includes(room)));
	const days = [...new Set(held.flatMap(({ day }) => day ?? []))].sort();
	const note = ({ slot, status }: Session) =>
		[
			...(room === null && rooms.length > 1 ? slot!.rooms.map((id) => names.get(id) ?? id) : []),
			...(status === 'cancelled' ? ['cancelled'] : [])
		].join(', ');
	return days.map((day) => ({
		day,
		name: dayName(day, 'long'),
		sessions: held
			.filter((session) => session.day === day)
			.sort(compareSessions)
			.map((session) => ({
				id: session.id,
				time: timeOf(session, event.zone),
				start: session.slot!.start,
				title: sessionTitle(session),
				note: note(session)
			}))
	}));
}
