/** What is new, in a few words: my sessions by name, then how many others. For the bar on a phone. */
import { isolate } from '../text/direction';
import { changesOf, describe, effect, since } from '../ledger/ledger';
import type { Live } from '../live/live';
import type { Change, Id, Session } from '../model';
import { usualEnd } from '../schedule/schedule';
import { clock, dayName, ms } from '../time/instant';

export interface News {
	/** My changed sessions, those still to come first; each with what is new, without its title. */
	mine: { session: Session; words: string }[];
	/** `C4.3 runs 10 min late`; '' if there is no single reason. */
	why: string;
	/** Other sessions that changed. */
	others: number;
}

export interface Reader {
	kept: ReadonlySet<Id>;
	/** Revisions up to this one were shown in the bar. */
	shown: number;
	/** Revisions up to this one were seen in the agenda. */
	seen: number;
}

/** @param now ms */
export function news(live: Live, { kept, shown, seen }: Reader, now: number): News {
	const fresh = since(live.ledger, shown);
	const touched = new Set(
		fresh.flatMap(({ changes }) =>
			changes.flatMap((one) => (one.subject === 'session' ? one.id : []))
		)
	);
	const changed = live.program.sessions.flatMap((session) => {
		if (!touched.has(session.id)) return [];
		const unread = kept.has(session.id) ? since(fresh, seen) : fresh;
		const all = changesOf(session.id, unread).map(({ change }) => change);
		const words = inShort(session, net(all), live);
		return words ? [{ session, words }] : [];
	});
	const mine = changed
		.filter(({ session }) => kept.has(session.id))
		.sort((a, b) => Number(isOver(a.session, now)) - Number(isOver(b.session, now)));
	return {
		mine,
		why: mine[0] ? reason(mine[0].session, live) : '',
		others: changed.length - mine.length
	};
}

const isOver = (session: Session, now: number) => session.slot !== null && usualEnd(session) <= now;

/** One change for each field, from its first value to its last; none if the last equals the first. */
function net(newestFirst: Change[]): Change[] {
	const byField = new Map<string, Change>();
	for (const change of newestFirst) {
		const last = byField.get(change.field) ?? change;
		byField.set(change.field, { ...last, old: change.old });
	}
	return [...byField.values()].filter(
		(change) => String(change.old) !== String(change.new) && effect(change) !== 'text'
	);
}

const isStart = ({ field }: Change) => /^(expected\.)?start$/.test(field);

/** `now 9:50`, `now in C4.5`; anything else in the ledger's words. */
function inShort(session: Session, changes: Change[], { program }: Live): string {
	const { slot } = session;
	const started = changes.some(isStart);
	const words = changes.flatMap((change): string[] => {
		// where the start moves, the end and the day do too
		if (/(end|day)$/.test(change.field) && started) return [];
		if (isStart(change) && slot) return [`now ${when(session, program.event)}`];
		if (change.field === 'rooms' && slot && slot.rooms.length > 0) {
			const names = program.rooms.filter(({ id }) => slot.rooms.includes(id));
			return [`now in ${names.map(({ name }) => isolate(name)).join(', ')}`];
		}
		if (change.field === 'status')
			return [change.new === 'cancelled' ? 'cancelled' : 'takes place after all'];
		if (change.field === 'added') return [slot ? `new, at ${when(session, program.event)}` : 'new'];
		return [describe(change, program, program.event.zone).replace(/\.$/, '')];
	});
	return [...new Set(words)].join(', ');
}

function when({ slot, day }: Session, { days, zone }: Live['program']['event']): string {
	const on = days.length > 1 && day ? ` on ${dayName(day, 'short')}` : '';
	return `${clock(ms(slot!.start), zone)}${on}`;
}

function reason({ late, slot }: Session, { lateness, program }: Live): string {
	if (!late) return '';
	const said = lateness.filter(({ room }) => slot?.rooms.includes(room)).at(-1);
	const room = program.rooms.find(({ id }) => id === said?.room);
	return said && room ? `${isolate(room.name)} runs ${said.minutes} min late` : '';
}
