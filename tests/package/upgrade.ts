/** What an upgrade must leave as it was, for any published program folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Installed } from './installed';

/** A feed's events, without what names the software that wrote it. */
function events(site: string): string[] {
	const text = readFileSync(join(site, 'feeds/program.ics'), 'utf8');
	const listed = text.slice(text.indexOf('BEGIN:VEVENT'));
	return listed.match(/^(UID|SEQUENCE|DTSTAMP|LAST-MODIFIED|DTSTART)[:;].*\S/gm) ?? [];
}

/**
 * A folder that another version has published: this one finds no mistake and nothing to publish in it,
 * changes none of its files, and builds the revision that was published.
 * @param runsheet with the folder in it
 * @returns the lines of its feed that calendars compare
 */
export async function upgraded(runsheet: Installed, revision: number): Promise<string[]> {
	const files = ['event.yaml', 'sessions.yaml', 'revisions.yaml', 'published.json'];
	const texts = () => files.map((name) => readFileSync(join(runsheet.folder, name), 'utf8'));
	const before = texts();
	expect(await runsheet.runsheet(['check'])).toMatchObject({ status: 0 });
	const { status, text } = await runsheet.runsheet(['publish', '-m', 'An upgrade']);
	expect({ status, text }).toEqual({
		status: 0,
		text: expect.stringContaining('Nothing has changed')
	});
	const built = await runsheet.runsheet(['build', '--static']);
	expect(built.text).toMatch(new RegExp(`revision ${revision}\\b`));
	expect(built.status).toBe(0);
	expect(texts()).toEqual(before);
	return events(join(runsheet.folder, 'build-static'));
}
