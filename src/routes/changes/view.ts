/** Every revision in words, newest first. */
import type { ProgramFolder } from '$lib/program/model';
import { revisionsInWords, type RevisionInWords } from '$lib/program/ledger/revisionsInWords';

export function changesView({ program, ledger }: ProgramFolder): {
	revisions: RevisionInWords[];
	count: number;
} {
	return { revisions: revisionsInWords(program, ledger), count: program.sessions.length };
}
