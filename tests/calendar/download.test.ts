import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { download } from '../../src/lib/calendar/download';
import { feed } from '../../src/lib/calendar/feed';
import { aSession, told } from './programs';
import { expectLawful, read } from './reader';

const one = told([aSession(), aSession({ id: 'closing', kind: 'closing', title: null })]);

it('the download is in UTC and else what the agenda’s feed is', () => {
	const file = download(one, ['smoothgrad', 'gone'], 5);
	const inFeed = feed(one, { type: 'agenda', ids: ['smoothgrad'], alarms: 5 }) ?? '';
	expectLawful(file);
	expect(file).toContain('\r\nDTSTART:20170809T232000Z\r\nDTEND:20170809T234000Z\r\n');
	expect(read(file).zones).toEqual([]);
	const withoutTimes = (ics: string) => ics.replace(/^DT(START|END).*\r\n/gm, '');
	expect(withoutTimes(file)).toBe(
		withoutTimes(inFeed.replace(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, ''))
	);
});

it('an empty agenda is a file that calendars take', () => {
	expectLawful(download(one, []));
	expect(read(download(one, []))).toMatchObject({ zones: ['Etc/UTC'], events: [] });
});

it('what a browser loads on tap holds neither luxon nor zone tables nor Node, and stays small', async () => {
	const entry = new URL('../../src/lib/calendar/download.ts', import.meta.url).pathname;
	const built = await build({
		configFile: false,
		logLevel: 'silent',
		build: { write: false, lib: { entry, formats: ['es'] }, minify: true }
	});
	const outputs = Array.isArray(built) ? built.flatMap((each) => each.output) : [];
	const code = outputs.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
	expect(code).toContain('BEGIN:VEVENT');
	expect(code).not.toMatch(/from ?"node:|require\(|Australia|DateTime\.fromMillis/);
	const { brotliCompressSync } = await import('node:zlib');
	expect(brotliCompressSync(code).length).toBeLessThan(14_000);
	expect(readFileSync(entry, 'utf8')).not.toContain("luxon'");
}, 60_000);
