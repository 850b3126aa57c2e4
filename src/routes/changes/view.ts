/** Every revision in words, newest first. */
import type { ProgramFolder } from '$lib/program/model';
import { toldRevisions, type ToldRevision } from '$lib/program/ledger/revisionsInWords';

export function changesView({ program, ledger }: ProgramFolder): {
	revisions: ToldRevision[];
	count: number;
} {
	return { revisions: toldRevisions(program, ledger), count: program.sessions.length };
}
