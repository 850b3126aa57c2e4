import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0 || process.env.CI;

/**
 * Chromium draws its own address bar as two web pages, which take a fifth of a test's time; Playwright
 * leaves out more, and the last list counts.
 */
const leftOut = [
	...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'AimEnabled', 'LensOverlay', 'MediaRouter'],
	...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PreconnectToSearch', 'PaintHolding'],
	...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose'],
	...['ThirdPartyStoragePartitioning', 'OptimizationHints', 'NetworkTimeServiceQuerying']
];

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
				`--disable-features=${leftOut.join()}`
			]
		}
	}
});
