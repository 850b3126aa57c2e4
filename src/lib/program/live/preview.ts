/** What an action would come to, told before anybody publishes it: every consequence, old and new. */
import { applyRevisions } from './applyRevisions';
import { isolate } from '../text/direction';
import { describe } from '../ledger/ledger';
import type { Action, Live, LiveRevision } from './live';
import { changesMade } from './changesMade';
import type { Change, Id, Instant, Session, Slot } from '../model';
import { newOverlaps } from '../agenda/newOverlaps';
import { compareSessions, inRoom } from '../schedule/schedule';
import { clock, ms } from '../time/instant';

const MINUTE = 60_000;

/** One session that it touches. */
export interface Consequence {
	/** As it would be. */
	session: Session;
	/** When it is expected: before, and after it. */
	was: Slot | null;
	is: Slot | null;
	/** All else, in words: `20 of 30 min are kept.` */
	words: string[];
}

export interface Preview {
	/** Why it cannot be published, or need not; null where it can. */
	refusal: string | null;
	/** In order of time. */
	sessions: Consequence[];
	/** The first in each pushed room that stays where it is: from there on all is as before. */
	onTime: Session[];
	/** What it does apart from sessions. */
	words: string[];
	/** What to think of before it is published. */
	warnings: string[];
	after: Live;
}

/** @param at when it would be published */
export function preview(live: Live, action: Action, at: Instant): Preview {
	const number = live.program.revision + 1;
	const plain: LiveRevision = { number, at, by: '', note: '', action, changes: [] };
	const after = applyRevisions(live, [plain]);
	const changes = changesMade(live, after);
	const sessions = touched(live, after, changes);
	const words = [...noticeWords(live, after), ...peopleWords(after, changes)];
	const nothing = sessions.length === 0 && words.length === 0;
	return {
		refusal: misfit(after, number) ?? (nothing ? 'This changes nothing.' : null),
		sessions,
		onTime: onTimeAfter(after, changes),
		words,
		warnings: [
			...laterEnds(live, after, sessions),
			...newOverlaps(live, after, new Set(sessions.map(({ session }) => session.id))),
			...laterMisfits(live, after, number)
		],
		after
	};
}

const misfit = ({ misfits }: Live, number: number) =>
	misfits.find(({ revision }) => revision === number)?.why ?? null;

function laterMisfits(before: Live, after: Live, number: number): string[] {
	const known = new Set(before.misfits.map(({ revision }) => revision));
	return after.misfits
		.filter(({ revision }) => revision !== number && !known.has(revision))
		.map(({ revision, why }) => `Revision ${revision} would no longer fit. ${why}`);
}

function touched(before: Live, after: Live, changes: Change[]): Consequence[] {
	const former = new Map(before.program.sessions.map((session) => [session.id, session]));
	const planned = new Map(after.planned.sessions.map(({ id, slot }) => [id, slot]));
	const ids = new Set(changes.flatMap(({ subject, id }) => (subject === 'session' ? [id] : [])));
	return after.program.sessions
		.filter(({ id }) => ids.has(id))
		.sort(compareSessions)
		.map((session) => {
			const was = former.get(session.id)?.slot ?? null;
			const mine = changes.filter(({ subject, id }) => subject === 'session' && id === session.id);
			const told = mine.filter(({ field }) => !/^(expected\.)?(start|end)$/.test(field));
			const { event } = after.program;
			const words = told.map((change) => describe(change, after.program, event.zone));
			return {
				session,
				was,
				is: session.slot,
				words: [...lengthWords(was, session.slot, planned.get(session.id)), ...words]
			};
		});
}

const minutes = ({ start, end }: Slot) => (end === null ? null : (ms(end) - ms(start)) / MINUTE);

/** @param plan what a break that gives is measured by */
function lengthWords(was: Slot | null, is: Slot | null, plan?: Slot | null): string[] {
	const [before, now, whole] = [was, is, plan].map((slot) => (slot ? minutes(slot) : null));
	if (before == null || now == null || whole == null || before === now) return [];
	return [now < whole ? `${now} of ${whole} min are kept.` : `${now} min instead of ${before}.`];
}

/** Where a room was pushed: what comes after the last session that was, in the same day. */
function onTimeAfter({ program }: Live, changes: Change[]): Session[] {
	const pushed = new Set(changes.flatMap((one) => (/^expected/.test(one.field) ? [one.id] : [])));
	const rooms = program.rooms.flatMap(({ id }): Session[] => {
		const all = inRoom(program, id).filter(({ status }) => status !== 'cancelled');
		const last = all.findLastIndex((session) => pushed.has(session.id));
		const next = last < 0 ? undefined : all[last + 1];
		return next && next.day === all[last]!.day ? [next] : [];
	});
	return [...new Set(rooms)].sort(compareSessions);
}

function noticeWords(before: Live, after: Live): string[] {
	const of = ({ notices }: Live) => new Map(notices.map((one) => [one.revision, one.text]));
	const [was, is] = [of(before), of(after)];
	const shown = [...is].filter(([revision]) => !was.has(revision));
	const gone = [...was].filter(([revision]) => !is.has(revision));
	return [
		...shown.map(([, text]) => `Everyone reads: “${isolate(text)}”`),
		...gone.map(([, text]) => `No longer shown: “${isolate(text)}”`)
	];
}

function peopleWords({ program }: Live, changes: Change[]): string[] {
	const fresh = changes.filter(({ subject, field }) => subject === 'person' && field === 'added');
	const name = (id: Id) => program.people.find((person) => person.id === id)?.name ?? id;
	return fresh.map(({ id }) => `New person: ${isolate(name(id))}.`);
}

/** `The day in C4.3 ends at 17:40 instead of 17:30.` */
function laterEnds(before: Live, after: Live, sessions: Consequence[]): string[] {
	const days = new Set(sessions.map(({ session }) => session.day));
	const lastEnd = ({ program }: Live, room: Id, day: string | null) =>
		Math.max(
			...inRoom(program, room)
				.filter((session) => session.day === day && session.status !== 'cancelled')
				.map(({ slot }) => (slot?.end ? ms(slot.end) : -Infinity))
		);
	const { rooms, event } = after.program;
	return [...days].flatMap((day) =>
		rooms.flatMap(({ id, name }) => {
			const [was, is] = [lastEnd(before, id, day), lastEnd(after, id, day)];
			if (was === -Infinity || is <= was) return [];
			const [from, to] = [was, is].map((end) => clock(end, event.zone));
			return [`The day in ${isolate(name)} ends at ${to} instead of ${from}.`];
		})
	);
}
