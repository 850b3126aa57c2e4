/** `npm run test:path`: a volunteer’s way from an empty folder to a site, by the commands of the README. */
import { findBrowser } from '../../src/cli/browser.js';
import { root } from '../../src/cli/places.js';
import { run } from '../../src/cli/setup.js';

await findBrowser();
const test = ['test', '--config', 'tests/path/playwright.config.ts', ...process.argv.slice(2)];
process.exitCode = await run(`${root}/node_modules/.bin/playwright`, test);
