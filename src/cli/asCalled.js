/** Commands in our messages are named as this repository calls them; who has the package calls them otherwise. */

import { commandOn } from '../lib/data/commandOn.js';

/** @type {[RegExp, string][]} */
const IN_PACKAGE = [
	[/npm run data -- /g, 'npx runsheet '],
	[/npm run data --$/g, 'npx runsheet'],
	[/npm run desk --/g, 'npx runsheet desk'],
	[/npm run build:static/g, 'npx runsheet build --static'],
	[/npm run (build|dev)/g, 'npx runsheet $1'],
	[/npm start/g, 'npx runsheet start']
];

/** @param {string} text for a terminal or a page */
export function asCalled(text) {
	if (!process.env.RUNSHEET_HOME) return text;
	return IN_PACKAGE.reduce((said, [ours, theirs]) => said.replace(ours, theirs), text);
}

/**
 * @param {string} command of this repository: `npm start`
 * @returns {string} the same on the folder that this process was called for, as its caller types it
 */
export function onOurFolder(command) {
	return asCalled(commandOn(process.env.DATA_DIR || 'data', command));
}
