import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { literal, programFolders } from './src/cli/programs.js';

export default ts.config(
	{
		ignores: [
			'.svelte-kit*',
			'**/build/',
			'**/build-static/',
			'**/.build*-next*/',
			'state',
			'node_modules',
			'static',
			'test-results',
			'bench-results',
			...programFolders(import.meta.dirname).map(literal)
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{
		rules: {
			'no-undef': 'off',
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/no-at-html-tags': 'off',
			// sets and maps that are made anew and never changed need no proxies
			'svelte/prefer-svelte-reactivity': 'off',
			// a space in braces is one that the formatter may not move
			'svelte/no-useless-mustaches': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			]
		}
	}
);
