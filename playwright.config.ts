import { defineConfig } from '@playwright/test';
import { WITHOUT_ADDRESS_BAR } from './tests/chromium';

const asRoot = process.getuid?.() === 0 || process.env.CI;

/** The journeys: a real browser against real builds. `npm test` finds the browser and sets CHROMIUM_PATH. */
export default defineConfig({
	testDir: 'tests/journeys',
	globalSetup: './tests/journeys/builds.ts',
	outputDir: 'test-results/journeys',
	timeout: 60_000,
	workers: 2,
	fullyParallel: true,
	reporter: 'list',
	use: {
		viewport: { width: 390, height: 844 },
		locale: 'en-GB',
		timezoneId: 'Australia/Sydney',
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH || undefined,
			args: [
				...(asRoot ? ['--no-sandbox'] : []),
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
				WITHOUT_ADDRESS_BAR
			]
		}
	}
});
