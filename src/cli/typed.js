import { join } from 'node:path';
import { root } from './places.js';

/**
 * Node's arguments for a file in TypeScript. They work in any folder, and without tsx's own command,
 * which is a second process: half a second more. Packages must be installed.
 * @param {string} file from our own folder on: `src/cli/data.ts`
 */
export function typed(file) {
	const loaders = [import.meta.resolve('tsx'), import.meta.resolve('./libAlias.js')];
	return [...loaders.flatMap((loader) => ['--import', loader]), join(root, file)];
}
