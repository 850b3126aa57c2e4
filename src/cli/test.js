/** `npm test`: everything, set-up included. Stops at the first step that fails, with its status. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.js';
import { lookAll, LOOKS } from './check.js';
import { root } from './places.js';
import { command, install, run, Stop } from './setup.js';
import { skippedJourneys } from './skippedJourneys.js';
import { typed } from './typed.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, work: () => Promise<number>, counts?: () => Counts }} Step */

const unit = join(root, 'test-results/unit.json');
const browser = join(root, 'test-results/browser.json');

/** @type {Step[]} */
const steps = [
	{ name: LOOKS, work: lookAll },
	{
		name: 'unit tests',
		work: () => {
			// the tests wait now and then, for a server or a clock: the builds have those moments
			builds = run(process.execPath, typed('tests/journeys/builds.ts'));
			return tool('vitest', [
				'run',
				'--reporter=default',
				'--reporter=json',
				`--outputFile=${unit}`
			]);
		},
		counts: unitCounts
	},
	{ name: 'what is left of the builds, begun beside the unit tests', work: () => builds },
	{
		name: 'browser tests',
		work: () => tool('playwright', ['test', '--reporter=list,json']),
		counts: browserCounts
	}
];

/** The exit status of making the builds. */
let builds = Promise.resolve(0);

await command(async () => {
	if (process.argv.length > 2) throw new Stop('Usage: npm test (takes nothing)', 2);
	await install();
	console.log(`Browser: ${await findBrowser()}`);
	const total = { passed: 0, failed: 0, skipped: 0 };
	const start = performance.now();
	const status = await runSteps(total);
	// one that is being made is finished even so: the next run needs it
	await builds;
	if (total.skipped > 0) console.log(`${total.skipped} skipped`);
	console.log(`${total.passed} passed, ${total.failed} failed, in ${seconds(start)} s`);
	if (status !== 0) throw new Stop('', status);
});

/**
 * @param {Counts} total gains each step's counts
 * @returns {Promise<number>} the exit status of the first step that failed, or 0
 */
async function runSteps(total) {
	for (const { name, work, counts } of steps) {
		console.log(`\n— ${name}`);
		rmSync(unit, { force: true });
		rmSync(browser, { force: true });
		const start = performance.now();
		const status = await work();
		const took = seconds(start);
		const part = counts?.() ?? { passed: 0, failed: 0, skipped: 0 };
		total.passed += part.passed;
		total.skipped += part.skipped;
		// a step may fail without a failing test: by its types, or before its first test
		total.failed += status === 0 ? part.failed : Math.max(part.failed, 1);
		console.log(`— ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${took} s`);
		if (status !== 0) return status;
	}
	return 0;
}

/** @param {number} start as performance.now() gave it */
function seconds(start) {
	return ((performance.now() - start) / 1000).toFixed(1);
}

/**
 * @param {string} name
 * @param {string[]} args
 */
function tool(name, args) {
	const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browser };
	return run(join(root, 'node_modules/.bin', name), args, env);
}

/** @returns {Counts} from Vitest's JSON report */
function unitCounts() {
	const report = read(unit);
	return {
		passed: report.numPassedTests ?? 0,
		failed: report.numFailedTests ?? 0,
		skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
	};
}

/** @returns {Counts} from Playwright's JSON report; a test that passed at its second try has passed */
function browserCounts() {
	const report = read(browser);
	for (const line of skippedJourneys(report.suites ?? [])) console.log(line);
	const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report.stats ?? {};
	return { passed: expected + flaky, failed: unexpected, skipped };
}

/** @param {string} file */
function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
