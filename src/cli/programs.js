/** Which program folders lie in the project. Read by eslint's and prettier's configuration too. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What commands make or fetch: a program in there is a copy. */
const MADE = /^(node_modules|build.*|state|test-results|bench-results|\..*)$/;

/**
 * Program folders are recognized by their event.yaml, wherever they lie.
 * @param {string} root
 * @returns {string[]} their paths below `root`, sorted, with slashes: `data`, `events/oslo`
 */
export function programFolders(root) {
	/** @param {string} path @returns {string[]} */
	const below = (path) =>
		readdirSync(join(root, path), { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && !MADE.test(entry.name))
			.map(({ name }) => (path ? `${path}/${name}` : name))
			.sort()
			.flatMap((folder) =>
				existsSync(join(root, folder, 'event.yaml')) ? [folder] : below(folder)
			);
	return below('');
}

/**
 * A path as a pattern of eslint and prettier: names may hold what patterns use.
 * @param {string} path
 */
export const literal = (path) => path.replace(/[()[\]{}!*?+@\\]/g, '\\$&');
