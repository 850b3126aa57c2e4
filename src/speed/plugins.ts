/** What makes the scripts and styles of a build cheaper for a slow phone. Each has its name in tricks.js. */
import type { Plugin } from 'vite';
import { isOn } from './tricks.js';

/**
 * What every page needs comes in one file: a dozen small ones cost a phone more in requests, and
 * compress worse. What is loaded on demand (search, cities, the grid, calendar files, QR codes) stays apart.
 */
const CORE =
	/node_modules\/(svelte|@sveltejs|esm-env|clsx|devalue)\/|virtual:event$|\/src\/(lib\/phone\/(phone\.ts|(agenda|base|offline|time)\/|program\/(files|program|programSearch)\.|live\/liveDay\.|sync\/linked\.)|lib\/ui\/(Icon|Head|ZonePicker|row)\.|lib\/program\/(time\/(instant|wall|rehearsedMoment)|agenda\/agenda|schedule\/schedule)\.ts|routes\/view\.ts)/;

const oneCore: Plugin = {
	name: 'runsheet-one-core',
	config: (_config, { isSsrBuild }) =>
		isSsrBuild
			? {}
			: {
					build: {
						rolldownOptions: {
							output: { codeSplitting: { groups: [{ name: 'core', test: CORE }] } }
						}
					}
				}
};

/**
 * SvelteKit's client looks through every link of a page for those to preload, and follows every move of a
 * pointer. No link here asks for that (app.html turns it off), and a long page is full of links.
 */
const PRELOAD = '\t\tsetup_preload();';

const noPreload: Plugin = {
	name: 'runsheet-no-preload',
	enforce: 'pre',
	transform(code, id) {
		if (!id.includes('@sveltejs/kit/src/runtime/client/client.js')) return;
		if (code.split(PRELOAD).length === 2) return code.replace(PRELOAD, '');
		throw new Error(`SvelteKit’s client no longer says “${PRELOAD}”: review src/speed/plugins.ts.`);
	}
};

/** What a page starts with. */
const STARTS = /^_app\/immutable\/(entry|nodes)\//;

/**
 * Chromium compiles a function when it is first called, which is all of them in the one task that starts
 * the page. With this comment it compiles them beforehand, on another thread, while the file arrives.
 */
const compileAhead: Plugin = {
	name: 'runsheet-compile-ahead',
	enforce: 'post',
	applyToEnvironment: ({ name }) => name === 'client',
	generateBundle: {
		order: 'post',
		handler(_options, bundle) {
			for (const file of Object.values(bundle)) {
				if (file.type !== 'chunk' || !(file.name === 'core' || STARTS.test(file.fileName)))
					continue;
				file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
			}
		}
	}
};

/** Styles stand in the pages, which are kept in ASCII (page.ts). */
const asciiStyles: Plugin = {
	name: 'runsheet-ascii-styles',
	enforce: 'post',
	generateBundle: {
		order: 'post',
		handler(_options, bundle) {
			for (const file of Object.values(bundle)) {
				if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
				file.source = String(file.source).replace(
					/[^\0-\x7f]/gu,
					(character) => `\\${character.codePointAt(0)!.toString(16)} `
				);
			}
		}
	}
};

export const speedPlugins: Plugin[] = [
	...(isOn('one core') ? [oneCore] : []),
	...(isOn('no preload') ? [noPreload] : []),
	...(isOn('compile ahead') ? [compileAhead] : []),
	...(isOn('ascii') ? [asciiStyles] : [])
];
