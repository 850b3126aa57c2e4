/**
 * The live day: what organizers decide while the event runs. A live revision is one action, dated and signed,
 * with a number that continues the ledger's (2 if nothing was ever published). The printed program stays as it
 * is; applyRevisions.ts applies these to it.
 */
import type { Change, Day, Id, Instant, Kind, Ledger, LinkKind, Program, Slot } from '../model';

export const severities = ['info', 'important'] as const;
export type Severity = (typeof severities)[number];

/** A person by id; the name is used if the program does not know the id yet. */
export interface Named {
	id: Id;
	name: string;
}

/** A session that the printed program does not have. */
export interface NewSession {
	id: Id;
	kind: Kind;
	title: string;
	day: Day;
	slot: Slot;
	speakers: Named[];
}

export type Action =
	/** The room runs this many minutes late (whole, 0 to 600) from that session on; 0: on time again. */
	| { kind: 'delay'; room: Id; from: Id; minutes: number }
	/** Another time, other rooms, or both; `day` is the program's day. */
	| { kind: 'move'; session: Id; day: Day; slot: Slot }
	| { kind: 'cancel' | 'restore'; session: Id }
	| { kind: 'retitle'; session: Id; title: string }
	/** All speakers, in order. */
	| { kind: 'speakers'; session: Id; speakers: Named[] }
	| { kind: 'add'; session: NewSession }
	/** Replaces all links of that kind; null removes them. */
	| { kind: 'link'; session: Id; link: LinkKind; url: string | null; label: string }
	/** A message to everyone. `until` null: until it is undone. */
	| { kind: 'notice'; severity: Severity; text: string; until: Instant | null }
	/** Undoes that revision. Undoing an undo redoes it. */
	| { kind: 'undo'; revision: number };

export interface LiveRevision {
	number: number;
	at: Instant;
	/** Who published it; '' outside the desk. */
	by: string;
	/** What it does and why, in words: `C4.3 runs 10 min late. The projector is being changed.` */
	note: string;
	action: Action;
	/** What it changed when it was published. SEQUENCE and LAST-MODIFIED are computed from these. */
	changes: Change[];
}

export interface Notice {
	/** The revision that published it, for an undo. */
	revision: number;
	at: Instant;
	severity: Severity;
	text: string;
	until: Instant | null;
}

/** An action that cannot be carried out, and why, in one sentence. */
export interface Misfit {
	revision: number;
	why: string;
}

/** How late a room runs from one session on. */
export interface Lateness {
	room: Id;
	from: Id;
	/** 0: on time again. */
	minutes: number;
	revision: number;
}

/** The program as printed, and its history. */
export interface Printed {
	program: Program;
	ledger: Ledger;
}

/** The program as it is now, with its whole history and what it was computed from. */
export interface Live extends Printed {
	printed: Printed;
	/** All that were ever applied, undone ones too, in order of number. */
	revisions: LiveRevision[];
	/** With all changes but lateness: expected times are computed from these. */
	planned: Program;
	lateness: Lateness[];
	notices: Notice[];
	misfits: Misfit[];
}

/** Notices in effect at `now` (ms): important ones first, then the newest. */
export function currentNotices({ notices }: Live, now: number): Notice[] {
	return notices
		.filter(({ until }) => until === null || Date.parse(until) > now)
		.sort(
			(a, b) =>
				Number(b.severity === 'important') - Number(a.severity === 'important') ||
				b.revision - a.revision
		);
}
