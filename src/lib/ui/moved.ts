/** What became of a session's printed time and room, as text. Only sessions of the live day have any. */
import { isolate } from '$lib/program/text/direction';
import type { Room, Session } from '$lib/program/model';
import { clock, duration, dayIn, ms, timeIn } from '$lib/program/time/instant';

/** Its printed start as it stands struck beside the new one; null where that holds. With the day where it is another. */
export function printedStart({ printed, slot, day }: Session, zone: string): string | null {
	if (!printed || printed.start === slot?.start) return null;
	const at = timeIn(ms(printed.start), zone, day ?? dayIn(ms(printed.start), zone));
	return at.day ? `${at.day} ${at.text}` : at.text;
}

/** `10 min late`, `Moved`, `Now in C4.5`; null where all is as printed. @param rooms those known here */
export function movedInShort(session: Session, rooms: Room[]): string | null {
	const { late, printed, slot } = session;
	if (late) return `${duration(late)} late`;
	if (!printed || !slot) return null;
	const others = slot.rooms.filter((id) => !printed.rooms.includes(id));
	const names = rooms.filter(({ id }) => others.includes(id)).map(({ name }) => isolate(name));
	if (printed.start === slot.start && others.length > 0) {
		return names.length > 0 ? `Now in ${names.join(', ')}` : 'New room';
	}
	return printed.start === slot.start ? 'New end time' : 'Moved';
}

/** The same in whole sentences, beside the struck time: `10 min late.`, `Moved from C4.3.` @param former rooms that it has left */
export function movedInWords(session: Session, former: Room[], zone: string): string[] {
	const { late, slot } = session;
	const left = former.map(({ name }) => isolate(name)).join(', ');
	const moved = slot ? `Moved to ${clock(ms(slot.start), zone)}.` : 'The time is open again.';
	return [
		...(late ? [`${duration(late)} late.`] : printedStart(session, zone) ? [moved] : []),
		...(left ? [`Moved from ${left}.`] : [])
	];
}
