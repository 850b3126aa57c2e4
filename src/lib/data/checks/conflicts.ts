/** What is possible, but seldom meant: two sessions at once in one room, a person in two places. */
import type { Program } from '../../program/model';
import { overlaps, shared } from '../../program/schedule/overlaps';
import { clock, ms } from '../../program/time/instant';
import type { Place } from '../finding';
import type { Findings } from '../findings';

const FIX = 'Move one of them, or say why it is right: # ok: …';

/** @param at the line of a field of a session */
export function checkConflicts(
	{ event, rooms, people, sessions }: Program,
	at: (id: string, field: string) => Place,
	findings: Findings
): void {
	for (const [first, second] of overlaps(sessions)) {
		const from = () => clock(ms(second.slot.start), event.zone);
		const name = (list: { id: string; name: string }[], id: string) =>
			list.find((known) => known.id === id)?.name ?? id;
		for (const id of shared(first.slot.rooms, second.slot.rooms)) {
			const what = `from ${from()} it shares the room "${name(rooms, id)}" with ${first.id}`;
			findings.warning(at(second.id, 'start'), what, FIX);
		}
		for (const id of shared(first.speakers, second.speakers)) {
			const what = `from ${from()} ${name(people, id)} also speaks in ${first.id}, so in two places at once`;
			findings.warning(at(second.id, 'speakers'), what, FIX);
		}
	}
}
