import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
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
											test: /node_modules\/(svelte|@sveltejs|esm-env|clsx|devalue)\/|virtual:event$|\/src\/(lib\/phone\/|lib\/ui\/(Icon|Head|ZonePicker|row)\.|lib\/program\/(time|wall|agenda|schedule)\.ts|routes\/(view|facts)\.ts)/
										}
									]
								}
							}
						}
					}
				}
};

export default defineConfig({
	plugins: [programModule(process.env.DATA_DIR ?? 'data'), oneCore, sveltekit()],
	define: { __STATIC__: JSON.stringify(process.env.RUNSHEET_BUILD === 'static') },
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/journeys/**', 'tests/bench/**'],
		passWithNoTests: false
	}
});
