/** What a live revision does, in words: for the ledger, the desk's log and the bar on a phone. */
import { isolate } from '../text/direction';
import type { Action, Live } from './live';
import type { Day, Id, Slot } from '../model';
import { sessionTitle } from '../schedule/schedule';
import { clock, dayName, ms } from '../time/instant';

/** @param live the state before the action, which has the names and the old title */
export function inWords(action: Action, live: Live): string {
	const { sessions, rooms, event } = live.program;
	const title = (id: Id) => {
		const session = sessions.find((one) => one.id === id);
		return `“${isolate(session ? sessionTitle(session) : id)}”`;
	};
	const roomName = (id: Id) => isolate(rooms.find((room) => room.id === id)?.name ?? id);
	const when = ({ start, rooms: ids }: Slot, day: Day) => {
		const on = event.days.length > 1 ? ` on ${dayName(day, 'short')}` : '';
		const where = ids.length > 0 ? ` in ${ids.map(roomName).join(', ')}` : '';
		return `${clock(ms(start), event.zone)}${on}${where}`;
	};
	const names = (people: { name: string }[]) => people.map(({ name }) => isolate(name)).join(', ');
	switch (action.kind) {
		case 'delay':
			return action.minutes > 0
				? `${roomName(action.room)} runs ${action.minutes} min late from ${title(action.from)} on.`
				: `${roomName(action.room)} is on time again from ${title(action.from)} on.`;
		case 'move':
			return `${title(action.session)} moves: ${when(action.slot, action.day)}.`;
		case 'cancel':
			return `${title(action.session)} is cancelled.`;
		case 'restore':
			return `${title(action.session)} takes place after all.`;
		case 'retitle':
			return `${title(action.session)} is now called “${isolate(action.title)}”.`;
		case 'speakers':
			return action.speakers.length > 0
				? `${title(action.session)} is presented by ${names(action.speakers)}.`
				: `${title(action.session)} has no speaker now.`;
		case 'add':
			return `New: “${isolate(action.session.title)}”, ${when(action.session.slot, action.session.day)}.`;
		case 'link':
			return action.url === null
				? `${title(action.session)} no longer has a link: ${action.link}.`
				: `${title(action.session)} has a new link: ${action.link}.`;
		case 'notice':
			return isolate(action.text);
		case 'undo': {
			const taken = live.revisions.find(({ number }) => number === action.revision);
			return `Taken back: ${taken?.note ?? `revision ${action.revision}`}`;
		}
	}
}
