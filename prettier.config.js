import { literal, programFolders } from './src/cli/programs.js';

/** Texts of organizers: only those that ask for it are formatted (a comment `@format`), and none does. */
const asTheyAre = { parser: 'yaml', requirePragma: true };

/** @type {import('prettier').Config} */
export default {
	useTabs: true,
	singleQuote: true,
	trailingComma: 'none',
	printWidth: 100,
	plugins: ['prettier-plugin-svelte'],
	overrides: [
		{ files: '*.svelte', options: { parser: 'svelte' } },
		...programFolders(import.meta.dirname).map((folder) => ({
			files: `${literal(folder)}/**`,
			options: asTheyAre
		}))
	]
};
