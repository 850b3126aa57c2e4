/** The package, used by the commands of the README in a folder that holds nothing else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../../src/cli/places.js';
import { freePort } from '../server/postgres';
import { installed, type Installed } from './installed';
import { upgraded } from './upgrade';

let runsheet: Installed;
beforeAll(async () => {
	runsheet = await installed();
});
afterAll(() => runsheet?.remove());
afterEach(() => runsheet.clear());

test('a folder of the version before has nothing to publish, and its calendars stay as they were', async () => {
	runsheet.fill(join(root, 'tests/fixtures/made-by-0.1'));
	expect(await upgraded(runsheet, 2)).toEqual([
		'UID:talks-2030-opening@talks.example',
		'SEQUENCE:0',
		'DTSTAMP:20261130T194907Z',
		'DTSTART;TZID=Europe/Oslo:20300502T090000',
		'LAST-MODIFIED:20261130T194907Z',
		'UID:talks-2030-engines@talks.example',
		'SEQUENCE:1',
		'DTSTAMP:20261130T194928Z',
		'DTSTART;TZID=Europe/Oslo:20300502T092000',
		'LAST-MODIFIED:20261130T194928Z'
	]);
});

test('in an empty folder: new, check, publish, desk, start beside dev, and a static build', async () => {
	const said = async (...args: string[]) => {
		const { status, text } = await runsheet.runsheet(args);
		expect({ args, status, text }).toMatchObject({ status: 0 });
		// what to do next is named as it is called here
		expect(text).not.toMatch(/npm (run|start)/);
		return text;
	};
	const event = ['--id', 'oslo-2030', '--name', 'Oslo', '--city', 'Oslo', '--day', '2030-05-02'];
	expect(await said('new', '.', ...event)).toContain('npx runsheet check');
	expect(existsSync(join(runsheet.folder, '.github/workflows/publish.yml'))).toBe(true);
	expect(await said('check')).toContain('1 session');
	const passphrase = await said('desk', 'invite', 'Ada');
	expect(passphrase).toMatch(/Ada: \w{5}(-\w{5}){3}/);

	const [port, other] = [await freePort(), await freePort()];
	const served = await runsheet.serving(['start'], { PORT: String(port) });
	const dev = await runsheet.serving(['dev'], { PORT: String(other) });
	for (const at of [port, other]) {
		const page = await fetch(`http://localhost:${at}/schedule/`);
		expect(await page.text()).toContain('Opening');
	}
	expect(served.text()).toContain('Oslo on http://localhost:');
	expect(existsSync(join(runsheet.folder, 'state/oslo-2030/runsheet.db'))).toBe(true);
	expect(dev.text()).toContain('state/oslo-2030_dev/');
	await Promise.all([served.stop(), dev.stop()]);

	expect(await said('build', '--static')).toContain('The static site is in build-static/');
	const site = join(runsheet.folder, 'build-static');
	expect(readFileSync(join(site, 'schedule/index.html'), 'utf8')).toContain('Opening');
	expect(await runsheet.runsheet(['nonsense'])).toMatchObject({
		status: 2,
		text: expect.stringContaining('There is no command "nonsense"')
	});
});
