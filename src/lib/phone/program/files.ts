/** The two program files of the build, as this device holds them. */
import type { Ledger, Paper, Program, Prose, ReadingSection } from '$lib/program/model';
import { lazy } from '../base/lazy';

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

/** Fetches a file once in the life of a page. */
export const programFileAt = <T>(address: string) =>
	lazy(async (get: typeof fetch): Promise<T> => {
		const response = await get(address);
		if (!response.ok) throw new Error(`${address} answered ${response.status}`);
		return (await response.json()) as T;
	});
