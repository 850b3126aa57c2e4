/** A folder made beside the one it shall replace, so that the old one stays whole until the new one is. */
import { randomUUID } from 'node:crypto';
import {
	chmodSync,
	cpSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const at = (path: string) => statSync(path, { throwIfNoEntry: false });

/** Of the path itself, also where it is a link; nothing below a file. */
function linkAt(path: string) {
	try {
		return lstatSync(path, { throwIfNoEntry: false });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
		throw error;
	}
}

/** The nearest above that is there. */
function ground(path: string): string {
	const above = dirname(path);
	return linkAt(above) ? above : ground(above);
}

/**
 * Why nothing may be put there, in a sentence; `folder` where a folder with that file is, `none` where nothing
 * is in the way.
 */
export function obstacleAt(dir: string, file: string): 'none' | 'folder' | (string & {}) {
	if (!linkAt(dir)) {
		const above = ground(resolve(dir));
		return at(above)?.isDirectory()
			? 'none'
			: `${above} is a file, so there can be no folder in it.`;
	}
	const there = at(dir);
	if (!there) return `${dir} is a link to nothing. Name another folder.`;
	if (!there.isDirectory()) return `${dir} is a file. Name a folder.`;
	const names = readdirSync(dir);
	if (names.length === 0) return 'none';
	if (names.includes(file)) return 'folder';
	return `${dir} exists already and isn't a program folder. Name another one.`;
}

/**
 * @param make fills a copy of the folder (an empty one where there is none)
 * @param good whether what was made takes the folder's place; else nothing is left of it
 */
export async function beside<T>(
	dir: string,
	make: (copy: string) => Promise<T>,
	good: (made: T) => boolean
): Promise<T> {
	const before = at(dir);
	const target = before ? realpathSync(dir) : resolve(dir);
	// on the same disk, so that it can be renamed; where the parents are missing, they come last
	const name = `.${basename(target)}-import-${randomUUID().slice(0, 8)}`;
	const copy = join(ground(target), name);
	try {
		// links in the folder stay as they are written
		if (before) cpSync(target, copy, { recursive: true, verbatimSymlinks: true });
		else mkdirSync(copy);
		const made = await make(copy);
		if (!good(made)) return made;
		if (before) chmodSync(copy, before.mode);
		swap(target, copy);
		return made;
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}

/** The new folder takes the place of the old one; where that fails, the old one is back. */
function swap(target: string, fresh: string): void {
	const old = `${fresh}-old`;
	const there = at(target) !== undefined;
	if (there) renameSync(target, old);
	else mkdirSync(dirname(target), { recursive: true });
	try {
		renameSync(fresh, target);
	} catch (error) {
		if (there) renameSync(old, target);
		throw error;
	}
	rmSync(old, { recursive: true, force: true });
}
