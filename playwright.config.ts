import { defineConfig } from '@playwright/test';
import { WITHOUT_ADDRESS_BAR } from './tests/chromium';

const asRoot = process.getuid?.() === 0 || process.env.CI;

const { CHROMIUM_PATH, SHELL_PATH } = process.env;
/** Left to `npm run test:journeys`: what takes long, and is held in part by another test. */
const LONG = /@long/;
const all = process.env.JOURNEYS === 'all';

const launchedFrom = (executablePath?: string) => ({
	executablePath,
	args: [
		...(asRoot ? ['--no-sandbox'] : []),
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--no-first-run',
		WITHOUT_ADDRESS_BAR
	]
});
/** What is shown by the system needs a whole browser. */
const NOTIFICATIONS = 'push.test.ts';

// of the programs at random; here, because every process of a run must agree on it
process.env.SEED ??= String(Math.floor(Math.random() * 1e9));

/**
 * The journeys: a real browser against real builds. `npm test` finds the browser and sets CHROMIUM_PATH,
 * and SHELL_PATH where its headless shell is at hand.
 */
export default defineConfig({
	testDir: 'tests/journeys',
	...(all ? {} : { grepInvert: LONG }),
	globalSetup: './tests/journeys/builds.ts',
	outputDir: 'test-results/journeys',
	timeout: 60_000,
	// on two processors: while one waits for a server or a clock, two have work
	workers: 3,
	fullyParallel: true,
	reporter: 'list',
	use: {
		viewport: { width: 390, height: 844 },
		locale: 'en-GB',
		timezoneId: 'Australia/Sydney'
	},
	projects: [
		{
			name: 'pages',
			testIgnore: NOTIFICATIONS,
			use: { launchOptions: launchedFrom(SHELL_PATH || CHROMIUM_PATH || undefined) }
		},
		{
			name: 'notifications',
			testMatch: NOTIFICATIONS,
			use: { launchOptions: launchedFrom(CHROMIUM_PATH || undefined) }
		}
	]
});
