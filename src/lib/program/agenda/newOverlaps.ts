/** Sessions that an action would put at the same time, in one room or with the same people. */
import { isolate } from '../text/direction';
import type { Live } from '../live/live';
import type { Id, Program, Session, Slot } from '../model';
import { sessionTitle } from '../schedule/schedule';
import { clock, ms } from '../time/instant';

type Held = Session & { slot: Slot };

const isHeld = (session: Session): session is Held =>
	session.slot !== null && session.status !== 'cancelled';

/** Without an announced end a session takes its first moment alone. */
const endOf = ({ slot }: Held) => (slot.end ? ms(slot.end) : ms(slot.start) + 1);

const atOnce = (a: Held, b: Held) => ms(a.slot.start) < endOf(b) && ms(b.slot.start) < endOf(a);

/** Who has to be there: those who speak, and where none is named, those who wrote it. */
const present = ({ speakers, authors }: Session) => (speakers.length > 0 ? speakers : authors);

const shared = (a: Id[], b: Id[]) => a.filter((id) => b.includes(id));

interface Overlap {
	one: Held;
	other: Held;
	rooms: Id[];
	people: Id[];
}

function overlaps({ sessions }: Program, among: ReadonlySet<Id>): Map<string, Overlap> {
	const held = sessions.filter(isHeld);
	const found = new Map<string, Overlap>();
	for (const one of held.filter(({ id }) => among.has(id))) {
		for (const other of held) {
			if (one === other || !atOnce(one, other)) continue;
			const [first, second] = [one, other].sort((a, b) => ms(a.slot.start) - ms(b.slot.start));
			found.set([one.id, other.id].sort().join(' '), {
				one: first!,
				other: second!,
				rooms: shared(one.slot.rooms, other.slot.rooms),
				people: shared(present(one), present(other))
			});
		}
	}
	return found;
}

/** In words; only what was not so before. @param among ids of the sessions that the action touches */
export function newOverlaps(before: Live, after: Live, among: ReadonlySet<Id>): string[] {
	const { event, rooms, people } = after.program;
	const known = overlaps(before.program, among);
	const named = (list: { id: Id; name: string }[], id: Id) =>
		isolate(list.find((one) => one.id === id)?.name ?? id);
	return [...overlaps(after.program, among)].flatMap(([pair, overlap]) => {
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
