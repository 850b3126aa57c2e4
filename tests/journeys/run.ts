/** `npm run test:journeys [-- ARGS]`: every journey, with the long ones that `npm test` leaves out. ARGS are Playwright's. */
import { findBrowser } from '../../src/cli/browser.js';
import { root } from '../../src/cli/places.js';
import { run } from '../../src/cli/setup.js';

await findBrowser();
process.exitCode = await run(
	`${root}/node_modules/.bin/playwright`,
	['test', ...process.argv.slice(2)],
	{ ...process.env, JOURNEYS: 'all' }
);
