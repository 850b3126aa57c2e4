/** What is new to somebody in a few words: mine first, by name, and how much else. For the bar on a phone. */
import { isolate } from '../text/direction';
import { changesOf, describe, effect, since } from '../ledger/ledger';
import type { Live } from '../live/live';
import type { Change, Id, Session } from '../model';
import { usualEnd } from '../schedule/schedule';
import { clock, dayName, ms } from '../time/instant';

export interface News {
	/** My sessions that changed, those to come first; each with what is new, without its title. */
	mine: { session: Session; words: string }[];
	/** Why: `C4.3 runs 10 min late`; '' where there is no one reason. */
	why: string;
	/** Other sessions that changed. */
	others: number;
}

export interface Reader {
	kept: ReadonlySet<Id>;
	/** The revision up to which all was told, and the one up to which the own agenda was looked at. */
	told: number;
	seen: number;
}

/** @param now ms, for what is still to come */
export function news(live: Live, { kept, told, seen }: Reader, now: number): News {
	const fresh = since(live.ledger, told);
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

/** What is left of several changes of one field, the newest first; nothing of what was taken back. */
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

/** `now 9:50`, `now in C4.5`; for all else as the ledger says it. */
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
