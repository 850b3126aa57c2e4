import { defineConfig, mergeConfig } from 'vitest/config';
import app from './vite.config';

export default mergeConfig(
	app,
	defineConfig({
		resolve: {
			// what `@vitest-environment page` names
			alias: {
				'vitest-environment-page': new URL('tests/phone/pageEnvironment.ts', import.meta.url)
					.pathname
			}
		},
		test: {
			include: ['tests/**/*.test.ts'],
			exclude: ['tests/journeys/**', 'tests/bench/**', 'tests/package/**', 'tests/path/**'],
			passWithNoTests: false,
			// styles that stand in a page as text
			css: { include: [/\?raw$/] },
			// ms; only to end what hangs, also on a machine that has other things to do
			testTimeout: 60_000 * Number(process.env.LAWS ?? 1),
			hookTimeout: 60_000,
			expect: { poll: { timeout: 30_000 } },
			// by itself it leaves one processor to whoever watches
			maxWorkers: '100%',
			// files leave nothing behind, so they share a process, and what they import is read once
			isolate: false,
			restoreMocks: true,
			unstubEnvs: true,
			// nothing in the tests asks the internet; those that ask a site start one
			// and commands speak as on one's own machine, also where GitHub runs the tests
			env: { OFFLINE: '1', GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: '' }
		}
	})
);
