/** What is possible, but seldom meant: two sessions at once in one room, a person in two places. */
import type { Program, Session } from '../../program/model';
import { clock, ms } from '../../program/time/instant';
import type { Findings, Place } from '../finding';

/** Sessions that take place at a known time, with start and end in ms; none announced, none guessed. */
function timed(sessions: Session[]): { session: Session; start: number; end: number }[] {
	return sessions.flatMap((session) => {
		if (!session.slot || session.status === 'cancelled') return [];
		const start = ms(session.slot.start);
		return [{ session, start, end: session.slot.end ? ms(session.slot.end) : start + 1 }];
	});
}

/** @param at the line of a field of a session */
export function checkConflicts(
	{ event, rooms, people, sessions }: Program,
	at: (id: string, field: string) => Place,
	findings: Findings
): void {
	const all = timed(sessions).sort((a, b) => a.start - b.start);
	all.forEach((one, index) => {
		for (const other of all.slice(index + 1)) {
			if (other.start >= one.end) break;
			const [first, second] = [one.session, other.session];
			// many overlap in a large program, few are told of
			const from = () => clock(other.start, event.zone);
			for (const id of shared(first.slot?.rooms, second.slot?.rooms)) {
				const room = rooms.find((known) => known.id === id)?.name ?? id;
				const what = `from ${from()} it shares the room "${room}" with ${first.id}`;
				findings.warning(
					at(second.id, 'start'),
					what,
					'Move one of them, or say why it is right: # ok: …'
				);
			}
			for (const id of shared(first.speakers, second.speakers)) {
				const name = people.find((known) => known.id === id)?.name ?? id;
				const what = `from ${from()} ${name} also speaks in ${first.id}, so in two places at once`;
				findings.warning(
					at(second.id, 'speakers'),
					what,
					'Move one of them, or say why it is right: # ok: …'
				);
			}
		}
	});
}

const shared = (a: string[] = [], b: string[] = []) => a.filter((id) => b.includes(id));
