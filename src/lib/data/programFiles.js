/** Which files of a program folder are the program, for commands that run before node_modules exists. */
import { sep } from 'node:path';

/** What else may lie in a program folder, which can be a repository with builds and packages in it. */
const NOT_PROGRAM = new Set(['build', 'build-static', 'node_modules', 'state']);

/** @param {string} path relative to the program folder */
export function isProgramFile(path) {
	const [first = ''] = path.split(sep);
	return !first.startsWith('.') && !NOT_PROGRAM.has(first);
}
