/** That the old folder is back where the new one cannot take its place. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { beside } from '../../src/lib/data/incoming/beside';
import { folderOf } from './folders';

let renames = 0;
vi.mock('node:fs', async (original) => {
	const real = await original<typeof fs>();
	const renameSync: typeof real.renameSync = (from, to) => {
		if (++renames === 2) throw new Error('EXDEV');
		real.renameSync(from, to);
	};
	return { ...real, renameSync };
});

it('a folder that cannot be replaced is there again, and nothing beside it', async () => {
	const parent = folderOf({ 'event/a.txt': 'old' });
	const dir = join(parent, 'event');
	const make = async (copy: string) => fs.writeFileSync(join(copy, 'a.txt'), 'new');
	await expect(beside(dir, make, () => true)).rejects.toThrow('EXDEV');
	expect(fs.readdirSync(parent)).toEqual(['event']);
	expect(fs.readFileSync(join(dir, 'a.txt'), 'utf8')).toBe('old');
	await beside(dir, make, () => true);
	expect(fs.readFileSync(join(dir, 'a.txt'), 'utf8')).toBe('new');
	expect(fs.readdirSync(parent)).toEqual(['event']);
});
