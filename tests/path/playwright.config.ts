import { defineConfig } from '@playwright/test';
import journeys from '../../playwright.config';

/** `npm run test:path`: minutes, for it installs the package twice and builds with it. */
export default defineConfig({
	...journeys,
	testDir: '.',
	globalSetup: [],
	outputDir: '../../test-results/path',
	timeout: 1_800_000,
	workers: 1,
	fullyParallel: false,
	projects: [journeys.projects![0]!]
});
