/** The program as this device holds it: two files of the build, fetched once a page's life. */
import type { Ledger, Paper, Program, Prose, ReadingSection } from '$lib/program/model';

/** What lists need. */
export interface ProgramList {
	program: Program;
	ledger: Ledger;
}
/** Running text and the event's reading. */
export interface ProgramDetails {
	prose: Prose;
	papers: Paper[];
	reading: ReadingSection[];
}

/** Remembers a file's promise; a failed one is asked for again the next time. */
export function once<T>(address: string): (get: typeof fetch) => Promise<T> {
	let pending: Promise<T> | null = null;
	return (get) =>
		(pending ??= get(address)
			.then((response) => {
				if (!response.ok) throw new Error(`${address} answered ${response.status}`);
				return response.json() as Promise<T>;
			})
			.catch((cause: unknown) => {
				pending = null;
				throw cause;
			}));
}
