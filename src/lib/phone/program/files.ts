/** The two program files of the build. */
import { isRecord } from '../../program/json';
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

// a captive portal may answer in the server's place, with a 200 and JSON too
export const isProgramList = (content: unknown): content is ProgramList =>
	isRecord(content) && isRecord(content.program) && Array.isArray(content.ledger);
export const isProgramDetails = (content: unknown): content is ProgramDetails =>
	isRecord(content) && isRecord(content.prose) && Array.isArray(content.reading);

/** Fetches a file at most once while the page lives; rejects where it isn't ours. */
export const programFileAt = <T>(address: string, isOurs: (content: unknown) => content is T) =>
	lazy(async (get: typeof fetch): Promise<T> => {
		const response = await get(address);
		const content: unknown = await response.json();
		if (!response.ok || !isOurs(content)) throw new Error(`No program file at ${address}`);
		return content;
	});
