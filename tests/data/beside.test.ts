/** That the old folder is back where the new one cannot take its place. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { beside } from '../../src/lib/data/incoming/beside';
import { folderOf } from './folders';

afterEach(() => {
	vi.restoreAllMocks();
	syncBuiltinESMExports();
});

/** The second renaming from now on fails, as it does when a disk goes. */
function secondRenamingFails(): void {
	const real = fs.renameSync;
	let renames = 0;
	vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
		if (++renames === 2) throw new Error('EXDEV');
		real(from, to);
	});
	syncBuiltinESMExports();
}

it('a folder that cannot be replaced is there again, and nothing beside it', async () => {
	const parent = folderOf({ 'event/a.txt': 'old' });
	const dir = join(parent, 'event');
	const make = async (copy: string) => fs.writeFileSync(join(copy, 'a.txt'), 'new');
	secondRenamingFails();
	await expect(beside(dir, make, () => true)).rejects.toThrow('EXDEV');
	expect(fs.readdirSync(parent)).toEqual(['event']);
	expect(fs.readFileSync(join(dir, 'a.txt'), 'utf8')).toBe('old');
	await beside(dir, make, () => true);
	expect(fs.readFileSync(join(dir, 'a.txt'), 'utf8')).toBe('new');
	expect(fs.readdirSync(parent)).toEqual(['event']);
});
