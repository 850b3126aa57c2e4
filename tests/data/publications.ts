/** Publishing in tests. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishFolder } from '../../src/lib/data/publish/publish';
import { smallFolder } from './folders';

/** The real time of a publication, where a test does not say. */
export const NOW = Date.parse('2017-08-01T00:00:00.900Z');

/** What a file of a folder holds. */
export const text = (dir: string, name: string) => readFileSync(join(dir, name), 'utf8');

/** Replaces a text in a file of a folder, which must be there. */
export function edit(dir: string, name: string, from: string, to: string): void {
	const before = text(dir, name);
	if (!before.includes(from)) throw new Error(`"${from}" is not in ${name}`);
	writeFileSync(
		join(dir, name),
		before.replace(from, () => to)
	);
}

/** The new revision; there must be one. */
export function publish(dir: string, note = 'why', now = NOW) {
	const outcome = publishFolder(dir, { note, now });
	if (outcome.kind !== 'published') throw new Error(outcome.kind);
	return outcome.revision;
}

/** The small folder, published once. */
export function published(): string {
	const dir = smallFolder();
	publish(dir, 'The program is out');
	return dir;
}
