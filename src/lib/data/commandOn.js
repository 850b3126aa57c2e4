/** Commands in messages, as they are typed for one program folder. Used before node_modules exist: Node only. */
import { relative, resolve } from 'node:path';

/**
 * @param {string} dir a program folder, as its user names it
 * @param {string} command `npm run data -- check`
 * @returns {string} `DATA_DIR=../my-event npm run data -- check`; of the folder that every command takes
 * anyway, the command alone
 */
export function commandOn(dir, command) {
	return isUsualFolder(dir) ? command : `DATA_DIR=${shellWord(dir)} ${command}`;
}

/**
 * Whether commands take it where nobody names a folder: `data/`, and of the package also the folder in which it is called.
 * @param {string} dir
 */
export function isUsualFolder(dir) {
	const home = process.env.RUNSHEET_HOME;
	const inside = relative(home || '.', resolve(home || '.', dir));
	return inside === 'data' || (inside === '' && Boolean(home));
}

/**
 * As a shell reads it back.
 * @param {string} text
 */
export const shellWord = (text) =>
	/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
