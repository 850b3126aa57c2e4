/** Folders for the stores of servers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const states: string[] = [];
process.once('exit', () => {
	for (const folder of states) rmSync(folder, { recursive: true, force: true });
});

/** An empty one, gone when the tests are over: a server may be at it until then. */
export function newState(): string {
	const folder = mkdtempSync(join(tmpdir(), 'runsheet-state-'));
	states.push(folder);
	return folder;
}
