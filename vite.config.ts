import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { asCalled } from './src/cli/asCalled.js';
import { dataFolder, home, root } from './src/cli/places.js';
import { programModule } from './src/lib/data/plugin';

/**
 * What every page needs comes in one file: a dozen small ones cost a phone more in requests, and
 * compress worse. What is loaded on demand (search, cities, the grid, calendar files, QR codes) stays apart.
 */
const oneCore: Plugin = {
	name: 'runsheet-one-core',
	config: (_config, { isSsrBuild }) =>
		isSsrBuild
			? {}
			: {
					build: {
						rolldownOptions: {
							output: {
								codeSplitting: {
									groups: [
										{
											name: 'core',
											test: /node_modules\/(svelte|@sveltejs|esm-env|clsx|devalue)\/|virtual:event$|\/src\/(lib\/phone\/(phone\.ts|(agenda|base|offline|time)\/|program\/(files|programSearch)\.|live\/liveDay\.|sync\/linked\.)|lib\/ui\/(Icon|Head|ZonePicker|row)\.|lib\/program\/(time\/(instant|wall|rehearsedMoment)|agenda\/agenda|schedule\/schedule)\.ts|routes\/view\.ts)/
										}
									]
								}
							}
						}
					}
				}
};

/** What is written otherwise in SvelteKit's client, each in one place, with the same meaning. */
const inTheClient = [
	/*
	 * It would look through every link of the page for those to be loaded ahead, and follow every move of
	 * a pointer. No link here asks for it (app.html turns it off), and a long page is full of links.
	 */
	['\t\tsetup_preload();', ''],
	/* Taken apart like this, all that Svelte exports is kept in the script, used or not. */
	['const { onMount, tick } = svelte;', 'const onMount = svelte.onMount, tick = svelte.tick;']
] as const;

const lighterClient: Plugin = {
	name: 'runsheet-lighter-client',
	enforce: 'pre',
	transform(code, id) {
		if (!id.includes('@sveltejs/kit/src/runtime/client/client.js')) return;
		return inTheClient.reduce((text, [from, to]) => {
			if (text.split(from).length === 2) return text.replace(from, to);
			throw new Error(`SvelteKit’s client no longer says “${from}”: review vite.config.ts.`);
		}, code);
	}
};

/** What a page starts with. */
const STARTS = /^_app\/immutable\/(entry|nodes)\//;

/**
 * Chromium compiles a function when it is first called, which is all of them in the one task that brings
 * the page to life. Asked like this it does so beforehand, beside the page, while the file comes in.
 */
const compiledAhead: Plugin = {
	name: 'runsheet-compiled-ahead',
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

/** Styles stand in the pages, which are kept in ASCII (lib/server/page.ts): `\2013` stays as it was written. */
const plainStyles: Plugin = {
	name: 'runsheet-plain-styles',
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

export default defineConfig({
	plugins: [
		programModule(home === root ? process.env.DATA_DIR || 'data' : dataFolder()),
		oneCore,
		lighterClient,
		compiledAhead,
		plainStyles,
		sveltekit()
	],
	define: {
		__STATIC__: JSON.stringify(process.env.RUNSHEET_BUILD === 'static'),
		__INVITE__: JSON.stringify(asCalled('npm run desk -- invite NAME')),
		__START__: JSON.stringify(asCalled('npm start'))
	}
});
