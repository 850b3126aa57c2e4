/**
 * The one place where live state meets the program: pure and total. Whatever it is given, it answers
 * with a program; what cannot be carried out is listed with the reason, and the rest stands. The same
 * revisions in any order, any grouping, and any number of times give the same program.
 */
import { carryOut, type Plan } from './actions';
import { expectedSlots, lastSaid } from './late';
import type { Lateness, Live, LiveRevision, Notice, Printed } from './live';
import type { Ledger, Program, Session, Slot } from './model';
import { compareSessions } from './schedule';
import { ms } from './time';

/**
 * @param to the printed program, or one to which revisions were applied before
 * @param revisions in any order; of two with the same number the first counts
 */
export function applyRevisions(to: Printed | Live, revisions: readonly LiveRevision[]): Live {
	const printed = 'printed' in to ? to.printed : { program: to.program, ledger: to.ledger };
	const before = 'printed' in to ? to.revisions : [];
	const all = inOrder([...before, ...revisions]);
	const last = printed.ledger.at(-1)?.number ?? 0;
	const standing = notUndone(all);
	const plan = planOf(printed, all, standing, last);
	const planned = plannedProgram(printed.program, plan, Math.max(last, all.at(-1)?.number ?? 0));
	const lateness = lastSaid(planned, standing.flatMap(statement));
	return {
		program: expectedProgram(printed.program, planned, lateness),
		ledger: [...printed.ledger, ...all.filter(({ number }) => number > last).map(inLedger)],
		printed,
		revisions: all,
		planned,
		lateness,
		notices: standing.flatMap(notice),
		misfits: plan.misfits
	};
}

function inOrder(revisions: LiveRevision[]): LiveRevision[] {
	const byNumber = new Map<number, LiveRevision>();
	for (const one of revisions) if (!byNumber.has(one.number)) byNumber.set(one.number, one);
	return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** Those whose effect stands. A later undo may itself be undone, so the last word is read first. */
function notUndone(all: LiveRevision[]): LiveRevision[] {
	const undone = new Set<number>();
	return [...all]
		.reverse()
		.filter(({ number, action }) => {
			if (undone.has(number)) return false;
			if (action.kind === 'undo' && action.revision < number) undone.add(action.revision);
			return true;
		})
		.reverse();
}

/**
 * What the printed ledger has already (revisions that were brought into the data) is in the printed
 * program: only lateness and notices, which are never printed, are carried on from it. An undo of it
 * puts the old values back.
 */
function planOf(
	printed: Printed,
	all: LiveRevision[],
	standing: LiveRevision[],
	last: number
): Plan {
	const plan: Plan = {
		program: printed.program,
		sessions: new Map(printed.program.sessions.map((session) => [session.id, session])),
		people: new Map(printed.program.people.map((person) => [person.id, person])),
		touched: new Set(),
		misfits: []
	};
	const stands = new Set(standing);
	const undone = new Set(all.filter((one) => !stands.has(one)).map(({ number }) => number));
	for (const revision of all) {
		if (revision.number > last) carryOut(plan, revision, { undone, last, all });
	}
	return plan;
}

function plannedProgram(program: Program, plan: Plan, revision: number): Program {
	if (plan.touched.size === 0) {
		return revision === program.revision ? program : { ...program, revision };
	}
	return {
		...program,
		revision,
		people: [...plan.people.values()],
		sessions: [...plan.sessions.values()].sort(compareSessions)
	};
}

/** Lays expected times over the plan, and says of each session what was printed where that differs. */
function expectedProgram(printed: Program, planned: Program, lateness: Lateness[]): Program {
	const expected = expectedSlots(planned, lateness);
	if (planned.sessions === printed.sessions && expected.size === 0) return planned;
	const before = new Map(printed.sessions.map((session) => [session.id, session]));
	const sessions = planned.sessions.map((session): Session => {
		const was = before.get(session.id);
		const slot = expected.get(session.id) ?? session.slot;
		if (was === session && slot === session.slot) return session;
		const base = was ? was.slot : session.slot;
		const { printed: _, late: __, ...rest } = session;
		const late = slot && session.slot ? (ms(slot.start) - ms(session.slot.start)) / 60_000 : 0;
		return {
			...rest,
			slot,
			...(base && !sameSlot(base, slot) ? { printed: base } : {}),
			...(late > 0 ? { late } : {})
		};
	});
	return { ...planned, sessions: sessions.sort(compareSessions) };
}

const sameSlot = (a: Slot, b: Slot | null) =>
	b !== null && a.start === b.start && a.end === b.end && a.rooms.join() === b.rooms.join();

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
