/** The data command, run by tests. */
import { relative } from 'node:path';
import { vi } from 'vitest';
import { runCommand } from '../../src/cli/data/run';

export interface Ran {
	status: number | null;
	out: string;
	err: string;
}

/** `npm run data -- ARGS` in this process, which is much faster than npm; `dir` is DIR in what it says. */
export async function data(dir: string, ...args: string[]): Promise<Ran> {
	vi.stubEnv('DATA_DIR', dir);
	const [out, err] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
	const all = [out, err].map((stream) => stream.mockReturnValue(true));
	// folders nearby are named from here
	const near = relative(process.cwd(), dir);
	const named = (text: string) =>
		text.replaceAll(dir, 'DIR').replaceAll(near.startsWith('..') ? near : dir, 'DIR');
	try {
		const status = await runCommand(args);
		const [said = '', complained = ''] = all.map((stream) =>
			named(stream.mock.calls.map(([text]) => String(text)).join(''))
		);
		return { status, out: said, err: complained };
	} finally {
		vi.restoreAllMocks();
		vi.unstubAllEnvs();
	}
}
