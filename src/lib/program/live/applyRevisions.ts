/**
 * Applies live revisions to the printed program. Pure and total: it always returns a program; an action that
 * doesn't fit is listed with the reason, and the rest is applied. The order and grouping of the revisions,
 * and how often each is given, make no difference.
 */
import { carryOut, setRoles, type Plan } from './carryOut';
import { expectedSlots, lastSaid } from './expectedSlots';
import type { Lateness, Live, LiveRevision, Notice, Printed } from './live';
import type { Ledger, Program, Room, Session, Slot } from '../model';
import { done, rewound } from './rewound';
import { asKnown } from './asKnown';
import { ms } from '../time/instant';
import { splitUndone } from './undone';

/**
 * Sessions that did not change stay the same objects, so pages can tell by identity.
 * @param to the printed program, or the result of an earlier call
 * @param revisions in any order; of two with the same number the first counts
 */
export function applyRevisions(to: Printed | Live, revisions: readonly LiveRevision[]): Live {
	const before = 'printed' in to ? to : null;
	const printed = before?.printed ?? { program: to.program, ledger: to.ledger };
	const all = inOrder([...(before?.revisions ?? []), ...revisions]);
	const last = printed.ledger.at(-1)?.number ?? 0;
	const { inEffect, undone } = splitUndone(all);
	const revision = Math.max(printed.program.revision, all.at(-1)?.number ?? 0);
	const plan = planOf(printed, all, last, undone);
	const known = [...(before ? [before.planned] : []), printed.program];
	const planned = programOf({ ...printed.program, revision }, plan, known);
	const { lateness, misfits } = lastSaid(planned, inEffect.flatMap(statement));
	const shown = [...(before ? [before.program] : []), planned];
	return {
		program: expectedProgram(printed.program, planned, lateness, shown),
		ledger: [...printed.ledger, ...all.filter(({ number }) => number > last).map(inLedger)],
		printed,
		revisions: all,
		planned,
		lateness: lateness.filter(({ minutes }) => minutes > 0),
		notices: inEffect.flatMap(notice),
		misfits: [...plan.misfits, ...misfits].sort((a, b) => a.revision - b.revision)
	};
}

function inOrder(revisions: LiveRevision[]): LiveRevision[] {
	const byNumber = new Map<number, LiveRevision>();
	for (const one of revisions) if (!byNumber.has(one.number)) byNumber.set(one.number, one);
	return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/**
 * Revisions that `pull` has brought into the data are part of the printed program already; only their
 * lateness and notices, which are never printed, still apply.
 * @param last the last number of the printed ledger
 */
function planOf(
	printed: Printed,
	all: LiveRevision[],
	last: number,
	undone: ReadonlySet<number>
): Plan {
	const { program } = printed;
	const plan: Plan = {
		printed: program,
		sessions: new Map(program.sessions.map((session) => [session.id, session])),
		people: new Map(program.people.map((person) => [person.id, person])),
		again: new Set(),
		misfits: []
	};
	const contained = all.filter(({ number }) => number <= last);
	const before = splitUndone(contained).undone;
	if (contained.some(({ number }) => undone.has(number) !== before.has(number))) {
		replay(plan, printed, contained, undone);
	}
	for (const revision of all) {
		if (revision.number > last) carryOut(plan, revision, { undone, all });
	}
	return plan;
}

/** Redoes the part of the live day that is printed, without what was undone since. */
function replay(
	plan: Plan,
	{ program: { event }, ledger }: Printed,
	contained: LiveRevision[],
	undone: ReadonlySet<number>
): void {
	const live = new Map(contained.map((revision) => [revision.number, revision]));
	const day = ledger.filter(({ number }) => number >= contained[0]!.number);
	for (const [id, session] of plan.sessions) {
		plan.sessions.set(id, rewound(session, day, live, event));
	}
	const added = day.flatMap(({ changes }) => changes).filter(({ field }) => field === 'added');
	plan.again = new Set(added.map(({ id }) => id));
	for (const { number, changes } of day) {
		const revision = live.get(number);
		if (revision) carryOut(plan, revision, { undone, all: contained });
		else for (const [id, one] of plan.sessions) plan.sessions.set(id, done(one, changes, event));
	}
	plan.again.clear();
	plan.misfits = [];
	setRoles(plan, [...plan.people.keys()]);
}

function programOf(program: Program, { sessions, people }: Plan, known: Program[]): Program {
	const all = [...sessions.values()];
	const untouched = asKnown(all, program.sessions) === program.sessions;
	return asBefore(known, {
		...program,
		people: asKnown([...people.values()], ...known.map((one) => one.people)),
		sessions: untouched
			? program.sessions
			: asKnown(all.sort(byTime(program.rooms)), ...known.map((one) => one.sessions))
	});
}

/** A known program that is the same, or the new one. */
function asBefore(known: Program[], fresh: Program): Program {
	const { revision, people, sessions } = fresh;
	return (
		known.find(
			(one) => one.revision === revision && one.people === people && one.sessions === sessions
		) ?? fresh
	);
}

/** The order of the data: by start, then room, then id; sessions without a slot last. */
function byTime(rooms: Room[]): (a: Session, b: Session) => number {
	const order = new Map(rooms.map(({ id }, at) => [id, at]));
	const start = ({ slot }: Session) => (slot ? ms(slot.start) : Infinity);
	const place = ({ slot }: Session) => order.get(slot?.rooms[0] ?? '') ?? Infinity;
	const compare = (a: number, b: number) => (a === b ? 0 : a - b);
	return (a, b) =>
		compare(start(a), start(b)) || compare(place(a), place(b)) || (a.id < b.id ? -1 : 1);
}

/** Sets the expected times, and the printed slot of each session where it differs. */
function expectedProgram(
	printed: Program,
	planned: Program,
	lateness: Lateness[],
	known: Program[]
): Program {
	const expected = expectedSlots(planned, lateness);
	const before = new Map(printed.sessions.map((session) => [session.id, session]));
	const sessions = planned.sessions.map((session): Session => {
		const slot = expected.get(session.id) ?? session.slot;
		const was = before.get(session.id);
		const base = was ? was.slot : session.slot;
		const late = slot && session.slot ? (ms(slot.start) - ms(session.slot.start)) / 60_000 : 0;
		if (late === 0 && slot === session.slot && sameSlot(base, slot)) return session;
		return {
			...session,
			slot,
			...(base && !sameSlot(base, slot) ? { printed: base } : {}),
			...(late > 0 ? { late: Math.max(1, Math.round(late)) } : {})
		};
	});
	const sorted = expected.size > 0 ? sessions.sort(byTime(planned.rooms)) : sessions;
	return asBefore(known, {
		...planned,
		sessions: asKnown(sorted, ...known.map((one) => one.sessions))
	});
}

const sameSlot = (a: Slot | null, b: Slot | null) =>
	a === b ||
	(a !== null &&
		b !== null &&
		a.start === b.start &&
		a.end === b.end &&
		a.rooms.join() === b.rooms.join());

const inLedger = ({ number, at, note, changes }: LiveRevision): Ledger[number] => ({
	number,
	at,
	note,
	changes
});

function statement({ number, action }: LiveRevision): Lateness[] {
	if (action.kind !== 'delay') return [];
	const { room, from, minutes } = action;
	return [{ room, from, minutes, revision: number }];
}

function notice({ number, at, action }: LiveRevision): Notice[] {
	if (action.kind !== 'notice') return [];
	const { severity, text, until } = action;
	return [{ revision: number, at, severity, text, until }];
}
