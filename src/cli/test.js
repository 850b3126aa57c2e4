/** `npm test`: everything, set-up included. Stops at the first step that fails, with its status. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.js';
import { root } from './places.js';
import { command, install, npmQuietly, run, Stop } from './setup.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, work: () => Promise<number>, counts?: () => Counts }} Step */

const unit = join(root, 'test-results/unit.json');
const browser = join(root, 'test-results/browser.json');

/** Scripts that look at what is there. They run beside each other, and what they say comes after. */
const looks = [['types'], ['lint'], ['data', '--', 'check', '--all', '--offline']];

/** @type {Step[]} */
const steps = [
	{ name: looks.map(([name]) => name).join(', '), work: lookAll },
	{
		name: 'unit tests',
		work: () =>
			tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile=${unit}`]),
		counts: unitCounts
	},
	{
		name: 'browser tests',
		work: () => tool('playwright', ['test', '--reporter=list,json']),
		counts: browserCounts
	}
];

await command(async () => {
	if (process.argv.length > 2) throw new Stop('Usage: npm test (takes nothing)', 2);
	await install();
	console.log(`Browser: ${await findBrowser()}`);
	const total = { passed: 0, failed: 0, skipped: 0 };
	const status = await runSteps(total);
	if (total.skipped > 0) console.log(`${total.skipped} skipped`);
	console.log(`${total.passed} passed, ${total.failed} failed`);
	if (status !== 0) throw new Stop('', status);
});

/** @returns {Promise<number>} the exit status of the first look that failed, or 0 */
async function lookAll() {
	// both of the first two read what this writes
	const status = await tool('svelte-kit', ['sync']);
	if (status !== 0) return status;
	const all = await Promise.all(looks.map((script) => npmQuietly(['run', '--silent', ...script])));
	for (const { said } of all) process.stdout.write(said);
	return all.find(({ status }) => status !== 0)?.status ?? 0;
}

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
		const took = ((performance.now() - start) / 1000).toFixed(1);
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
	const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = read(browser).stats ?? {};
	return { passed: expected + flaky, failed: unexpected, skipped };
}

/** @param {string} file */
function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
