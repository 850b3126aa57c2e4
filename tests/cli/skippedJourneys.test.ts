/** Asks the real Playwright, whose report this reads: a skipped test needs no browser. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../src/cli/places.js';
import { skippedJourneys } from '../../src/cli/skippedJourneys.js';

test(
	'each skipped journey is named with its reason, also one within a group',
	{ timeout: 60_000 },
	() => {
		mkdirSync(join(root, 'test-results'), { recursive: true });
		// within the project, where @playwright/test is found
		const dir = mkdtempSync(join(root, 'test-results/skipped-'));
		onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
		// Playwright empties its outputDir, which would be the test-results/ of the project
		writeFileSync(
			join(dir, 'playwright.config.mjs'),
			"export default { reporter: 'json', outputDir: './out' };\n"
		);
		writeFileSync(
			join(dir, 'some.test.mjs'),
			`import { test } from '@playwright/test';
test('runs', () => {});
test('needs nginx', () => test.skip(true, 'nginx is not installed'));
test.describe('a group', () => {
	test.skip(true, 'PostgreSQL is not installed');
	test('needs a database', () => {});
});
`
		);
		const cli = join(root, 'node_modules/@playwright/test/cli.js');
		// `npm test` names a file for the report of its own journeys; this one is read from the output
		const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: undefined };
		const said = execFileSync(process.execPath, [cli, 'test', '-c', dir], {
			encoding: 'utf8',
			env
		});
		const report = JSON.parse(said) as { suites: Parameters<typeof skippedJourneys>[0] };
		expect(skippedJourneys(report.suites)).toEqual([
			'Skipped: needs nginx (nginx is not installed)',
			'Skipped: needs a database (PostgreSQL is not installed)'
		]);
	}
);
