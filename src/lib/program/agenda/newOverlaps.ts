/** Sessions that an action would put at the same time, in one room or with the same people. */
import { isolate } from '../text/direction';
import type { Live } from '../live/live';
import type { Id, Program } from '../model';
import { overlaps, presenterIds, shared, type Timed } from '../schedule/overlaps';
import { sessionTitle } from '../schedule/schedule';
import { clock, ms } from '../time/instant';

interface Overlap {
	one: Timed;
	other: Timed;
	rooms: Id[];
	people: Id[];
}

function overlapsOf({ sessions }: Program, among: ReadonlySet<Id>): Map<string, Overlap> {
	const found = new Map<string, Overlap>();
	for (const [one, other] of overlaps(sessions, among)) {
		found.set([one.id, other.id].sort().join(' '), {
			one,
			other,
			rooms: shared(one.slot.rooms, other.slot.rooms),
			people: shared(presenterIds(one), presenterIds(other))
		});
	}
	return found;
}

/** In words; only what was not so before. @param among ids of the sessions that the action touches */
export function newOverlaps(before: Live, after: Live, among: ReadonlySet<Id>): string[] {
	const { event, rooms, people } = after.program;
	const known = overlapsOf(before.program, among);
	const named = (list: { id: Id; name: string }[], id: Id) =>
		isolate(list.find((one) => one.id === id)?.name ?? id);
	return [...overlapsOf(after.program, among)].flatMap(([pair, overlap]) => {
		const was = known.get(pair);
		const { one, other } = overlap;
		const both = `“${isolate(sessionTitle(one))}” and “${isolate(sessionTitle(other))}”`;
		const from = clock(ms(other.slot.start), event.zone);
		const fresh = (field: 'rooms' | 'people') =>
			overlap[field].filter((id) => !was?.[field].includes(id));
		return [
			...fresh('rooms').map((id) => `From ${from} on, ${named(rooms, id)} has both ${both}.`),
			...fresh('people').map((id) => `From ${from} on, ${named(people, id)} is in both ${both}.`)
		];
	});
}
