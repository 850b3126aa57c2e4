/** `npm run test:programs [-- --count N] [--seed S]`: programs at random, built and looked at page by page. */
import { parseArgs } from 'node:util';
import { findBrowser } from '../../src/cli/browser.js';
import { root } from '../../src/cli/places.js';
import { run } from '../../src/cli/setup.js';

const COUNT = '50';

const { values } = parseArgs({
	options: { count: { type: 'string' }, seed: { type: 'string' } }
});
await findBrowser();
// a seed alone is one program: that which failed
process.exitCode = await run(
	`${root}/node_modules/.bin/playwright`,
	['test', 'tests/journeys/programs.test.ts'],
	{
		...process.env,
		PROGRAMS: values.count ?? (values.seed ? '1' : COUNT),
		...(values.seed ? { SEED: values.seed } : {})
	}
);
