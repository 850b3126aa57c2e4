/** What the data's door would refuse, a live day must not say either. */
import type { Day, Program, Slot } from '../model';
import { belongsTo } from '../time/programDay';
import { ms } from '../time/instant';

const wholeMinute = (at: string) => ms(at) % 60_000 === 0;

/** Why a session cannot take place then and there, in a sentence; undefined where it can. */
export function slotProblem(
	day: Day,
	{ start, end, rooms }: Slot,
	{ event, rooms: known }: Program
): string | undefined {
	const unknown = rooms.find((id) => !known.some((room) => room.id === id));
	if (unknown !== undefined) return `The program has no room “${unknown}”.`;
	if (!event.days.includes(day)) return `The event is not on ${day}.`;
	if (!belongsTo(day, start, event.zone)) return `It would not start on ${day}.`;
	if (end !== null && ms(end) <= ms(start)) return 'It would end before it starts.';
	if (![start, end ?? start].every(wholeMinute)) return 'Times are whole minutes.';
	return;
}

const ADDRESS = /^https?:\/\/(localhost|[^\s/?#:]+\.[^\s/?#:]+)(:\d+)?([/?#][^\s<>"\\^`{|}]*)?$/;

/** Whether it may stand in a page as the address of a link. */
export function isAddress(url: string): boolean {
	return ADDRESS.test(url);
}
