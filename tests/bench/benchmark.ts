/** What every benchmark is given and gives; run.ts lists them. */
import type { Report } from './table';

export interface Options {
	/** Rounds of each comparison; fewer than `ENOUGH` are a quick look, no verdict. */
	rounds: number;
	/** The parts to run, of the benchmark's own. */
	parts: string[];
	/** A built site to measure as it is; null builds one first. */
	site: string | null;
}

export interface Benchmark {
	parts: readonly string[];
	/** @param say progress, one line at a time */
	run(options: Options, say: (line: string) => void): Promise<Report>;
}

export const ENOUGH = 11;
