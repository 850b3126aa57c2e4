/** The programs of the large benchmark: made, built and opened, each once a run. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../../src/lib/program/model';
import { buildApart, npmRun, RESULTS, ROOT } from './build';
import { openSite, text, type Site } from './site';

export interface Built {
	name: string;
	site: Site;
	program: Program;
	/** Ms; null for a site that was built before. */
	buildTook: number | null;
	/** What to type into the search: its first letter finds most sessions, all of it some. */
	query: string;
}

/** Somebody else's program, which is not ours to hand on: measured where it lies beside the project. */
export const SAMPLE = join(ROOT, '../shared/datasets/fosdem2025/schedule.xml');

export const folderOf = (name: string) => join(RESULTS, 'programs', name);
export const siteOf = (name: string) => join(RESULTS, 'sites', name);

export class Programs {
	readonly #say: (line: string) => void;
	readonly #built = new Map<string, Built>();

	constructor(say: (line: string) => void) {
		this.#say = say;
	}

	/** An invented program of so many sessions. */
	generated(sessions: number): Built {
		const [dir, count] = [folderOf(`generated-${sessions}`), String(sessions)];
		return this.#once(`${sessions} generated`, `generated-${sessions}`, 'sched', () => {
			rmSync(dir, { recursive: true, force: true });
			const command = ['data', '--', 'generate', dir, '--sessions', count, '--seed', 'bench'];
			npmRun(command, {}, `There is no program of ${count} sessions.`);
		});
	}

	/** Null where the sample is not at hand. */
	sample(): Built | null {
		if (!existsSync(SAMPLE)) return null;
		return this.#once('fosdem2025', 'fosdem2025', 'secur', () => {
			rmSync(folderOf('fosdem2025'), { recursive: true, force: true });
			const to = ['--to', folderOf('fosdem2025'), '--base-url', 'https://sample.example.net'];
			const command = ['data', '--', 'import', SAMPLE, ...to, '--publish'];
			npmRun(command, {}, 'The sample cannot be imported.');
		});
	}

	/** For its time alone. @returns ms */
	buildAgain(sessions: number): number {
		this.#say(`building ${sessions} generated once more`);
		const to = siteOf('again');
		const took = buildApart(folderOf(`generated-${sessions}`), to);
		rmSync(to, { recursive: true });
		return took;
	}

	#once(name: string, folder: string, query: string, make: () => void): Built {
		const known = this.#built.get(folder);
		if (known) return known;
		this.#say(`making and building ${name}`);
		make();
		const buildTook = buildApart(folderOf(folder), siteOf(folder));
		const fresh = { ...opened(name, siteOf(folder), query), buildTook };
		this.#built.set(folder, fresh);
		return fresh;
	}
}

/** A site that is there already. */
export function opened(name: string, folder: string, query = 'sched'): Built {
	const site = openSite(folder);
	const program = JSON.parse(text(site, '/program.json')) as Program;
	return { name, site, program, buildTook: null, query };
}
