/**
 * The live day: what organizers decide while the event runs. A live revision is one action, numbered on
 * from the ledger's last (from 2 where nothing was ever published), dated and signed. What was printed
 * stays; these lie over it (applyRevisions.ts).
 */
import type { Change, Day, Id, Instant, Kind, Ledger, LinkKind, Program, Slot } from '../model';

export const severities = ['info', 'important'] as const;
export type Severity = (typeof severities)[number];

/** Somebody by id; the name makes a person of whoever the program does not know yet. */
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
	/** From that session on its room runs so many minutes late (whole, 0 to 600); 0: it is on time again. */
	| { kind: 'delay'; room: Id; from: Id; minutes: number }
	/** Another time or rooms or both; `day` is the program's day. */
	| { kind: 'move'; session: Id; day: Day; slot: Slot }
	| { kind: 'cancel' | 'restore'; session: Id }
	| { kind: 'retitle'; session: Id; title: string }
	/** All who speak, in order. */
	| { kind: 'speakers'; session: Id; speakers: Named[] }
	| { kind: 'add'; session: NewSession }
	/** Stands for all links of that kind; null takes them out. */
	| { kind: 'link'; session: Id; link: LinkKind; url: string | null; label: string }
	/** Words to everyone; `until` null: until somebody takes it back. */
	| { kind: 'notice'; severity: Severity; text: string; until: Instant | null }
	/** Takes back what that revision did. Undoing an undo does it again. */
	| { kind: 'undo'; revision: number };

export interface LiveRevision {
	number: number;
	at: Instant;
	/** Who published it; '' where that is nobody's business. */
	by: string;
	/** What it does and why, in words: `C4.3 runs 10 min late. The projector is being changed.` */
	note: string;
	action: Action;
	/** What it changed when it was published: from these come SEQUENCE and LAST-MODIFIED. */
	changes: Change[];
}

export interface Notice {
	/** Its revision: what an undo names. */
	revision: number;
	at: Instant;
	severity: Severity;
	text: string;
	until: Instant | null;
}

/** An action that cannot be carried out, and why, in one sentence. Nothing else suffers from it. */
export interface Misfit {
	revision: number;
	why: string;
}

/** What was said last of a room, from one session on. */
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

/** The program as it is now, with its whole history, and what it was made of. */
export interface Live extends Printed {
	printed: Printed;
	/** All that were ever applied, in order of number. */
	revisions: LiveRevision[];
	/** With all moves and without lateness: what expected times are reckoned from. */
	planned: Program;
	/** Who is late, as it was said last. */
	lateness: Lateness[];
	notices: Notice[];
	misfits: Misfit[];
}

/** Not taken back, and not past its end at `now` (ms); important ones first, then the newest. */
export function currentNotices({ notices }: Live, now: number): Notice[] {
	return notices
		.filter(({ until }) => until === null || Date.parse(until) > now)
		.sort(
			(a, b) =>
				Number(b.severity === 'important') - Number(a.severity === 'important') ||
				b.revision - a.revision
		);
}
