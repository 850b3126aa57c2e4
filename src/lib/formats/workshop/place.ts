/** `Location: C4.3 International Convention Centre`: the room of a page, and the house it is in. */

export interface Place {
	room: string | null;
	venue: string | null;
}

const LINE = /^(?:location|room|venue|place)\s*:\s*(.+)$/i;
const ROOM = /\b(?:room|hall|auditorium|theat(?:re|er)|aula|ballroom)\b/i;
const VENUE = /\b(?:cent(?:re|er)|hotel|university|campus|institute|building|museum)\b/i;

/** The words after `Location:`; null for any other line. */
export const locationOf = (words: string): string | null => LINE.exec(words)?.[1]?.trim() ?? null;

/** Room and venue: parted at a comma, after a number of a room, or after the word `room`. */
export function placeOf(words: string): Place {
	const [first = '', ...others] = words.split(/\s*,\s*/).filter(Boolean);
	if (others.length > 0) {
		const at = [first, ...others].findIndex((part) => ROOM.test(part) || /^\S*\d\S*$/.test(part));
		const all = [first, ...others];
		const room = all[Math.max(0, at)] ?? null;
		return { room, venue: all.filter((part) => part !== room).join(', ') || null };
	}
	const number = /^(?:(?:room|hall)\s+)?\S*\d\S*/i.exec(words)?.[0];
	const named = new RegExp(`^.*?${ROOM.source}`, 'i').exec(words)?.[0];
	const room = number ?? named;
	if (room) return { room, venue: words.slice(room.length).trim() || null };
	return VENUE.test(words) ? { room: null, venue: words } : { room: words || null, venue: null };
}
