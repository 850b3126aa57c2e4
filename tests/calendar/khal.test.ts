import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { download } from '../../src/lib/calendar/download';
import type { Told } from '../../src/lib/calendar/entry';
import { feed } from '../../src/lib/calendar/feed';
import { readFolder } from '../../src/lib/data/folder';
import { usualEnd } from '../../src/lib/program/schedule/schedule';
import { ms, withOffset } from '../../src/lib/program/time/instant';
import { Khal } from './khal';
import { anything } from './programs';
import { workshop } from './workshop';
import { WORKSHOP } from '../workshop';
import { runs } from '../runs';

const without = spawnSync('khal', ['--version']).error;
if (without)
	console.warn('Not tried with khal: it is not installed (Debian: apt-get install khal).');

/** Imports a feed into a fresh khal whose clock is the zone's; what it lists, one line each, and its complaints. */
function khal(ics: string, zone: string, range: string[]): { lines: string[]; said: string } {
	const fresh = new Khal(zone);
	const file = join(fresh.home, 'feed.ics');
	writeFileSync(file, ics);
	try {
		const imported = fresh.import(file);
		const listed = fresh.list('{uid} | {start-long} | {end-long} | {title}', range);
		const lines = listed.lines.filter((line) => line.includes(' | '));
		return { lines, said: imported.said + listed.said };
	} finally {
		fresh.remove();
	}
}

const wall = (at: number, zone: string) => withOffset(at, zone).slice(0, 16).replace('T', ' ');

/** What khal should list; its {title} has the words of SUMMARY. */
const expected = (told: Told, zone: string) =>
	told.program.sessions.flatMap((session) =>
		session.slot
			? `${told.program.event.id}-${session.id}@${told.program.event.domain} | ${wall(ms(session.slot.start), zone)} | ` +
				wall(usualEnd(session), zone)
			: []
	);

const times = (lines: string[]) => lines.map((line) => line.split(' | ').slice(0, 3).join(' | '));

describe.skipIf(without)('khal', () => {
	it('lists a workshop at the times of the venue and, elsewhere, at its own', () => {
		const ics = feed(workshop, { type: 'program' }) ?? '';
		for (const zone of ['Australia/Sydney', 'America/Los_Angeles', 'Asia/Kathmandu']) {
			const { lines, said } = khal(ics, zone, ['2017-08-09', '3d']);
			expect(times(lines)).toEqual(expected(workshop, zone));
			expect(said).toBe('');
		}
		expect(khal(ics, 'Asia/Kathmandu', ['2017-08-10', '1d']).lines[0]).toContain(' 04:15 | ');
	}, 60_000);

	it('reads the download in UTC at the same times', () => {
		const ids = workshop.program.sessions.map(({ id }) => id);
		const { lines } = khal(download(workshop, ids), 'Australia/Sydney', ['2017-08-09', '3d']);
		expect(times(lines)).toEqual(expected(workshop, 'Australia/Sydney'));
	}, 60_000);

	it('lists all of the 2017 workshop without a complaint', () => {
		const { folder } = readFolder(WORKSHOP);
		if (!folder) throw new Error('The workshop does not check');
		const ics = feed(folder, { type: 'program' }) ?? '';
		const { lines, said } = khal(ics, 'Australia/Sydney', ['2017-08-10', '1d']);
		expect(times(lines)).toEqual(expected(folder, 'Australia/Sydney'));
		expect(lines).toHaveLength(18);
		expect(said).toBe('');
	}, 60_000);

	it('takes an empty feed', () => {
		const ics = feed(workshop, { type: 'agenda', ids: [] }) ?? '';
		expect(khal(ics, 'UTC', ['2017-08-10', '1d']).lines).toEqual([]);
	}, 60_000);

	it('takes whatever the program says, at the right times', () => {
		fc.assert(
			fc.property(anything, (told) => {
				const { lines } = khal(feed(told, { type: 'program' }) ?? '', 'UTC', [
					'2016-12-30',
					'3700d'
				]);
				expect(times(lines).sort()).toEqual(expected(told, 'UTC').sort());
			}),
			runs(2)
		);
	}, 120_000);
});
