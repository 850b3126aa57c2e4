/**
 * Real programs of other events, from file to folder. That a reader reads its file right is held by its own
 * test in tests/formats; here, that the folder says the same as what was read, and checks.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../src/lib/data/incoming/take';
import type { Draft } from '../../src/lib/program/exchange/draft';
import type { ProgramFolder } from '../../src/lib/program/model';
import { importOf } from './imports';
import { recognize } from '../../src/lib/formats/recognize';
import { leftOut } from '../formats/datasets';

const samples = [
	{ files: ['fosdem2013/schedule.xml'], zone: 'Europe/Brussels' },
	{ files: ['fosdem2025/schedule.xml'], zone: null },
	{ files: ['camp2019/frab-camp2019.json'], zone: 'Europe/Berlin' },
	{ files: ['voc-schema/pretalx-democon.json'], zone: null },
	{ files: ['voc-schema/hub-schedule2.json'], zone: 'Europe/Berlin' },
	{
		files: ['droidcon-nyc2024/schedule.json', 'droidcon-nyc2024/speakers.json'],
		zone: 'America/New_York'
	},
	{ files: ['octocon2022/schedule.json', 'octocon2022/people.json'], zone: 'Europe/Dublin' }
];

const folder = '../shared/datasets';
const here = existsSync(folder);
if (!here) console.log(`Skipped: the sample programs are not there (${folder}).`);

function draftOf(files: string[], zone: string | null): Draft {
	const sources = files.map((name) => ({
		name,
		text: readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/, '')
	}));
	return recognize(sources).read(sources, { zone, date: null, base: null });
}

async function folderOf(draft: Draft, zone: string | null): Promise<ProgramFolder> {
	const parent = mkdtempSync(join(tmpdir(), 'runsheet-sample-'));
	try {
		const outcome = await takeIn(join(parent, 'event'), importOf(draft, { zone }));
		if (outcome.kind === 'taken') return outcome.folder;
		throw new Error(JSON.stringify(outcome, null, 1).slice(0, 2000));
	} finally {
		rmSync(parent, { recursive: true });
	}
}

const utc = (moment: string | null, zone: string) =>
	moment === null
		? null
		: DateTime.fromISO(moment, { zone })
				.toUTC()
				.startOf('minute')
				.toISO({ suppressMilliseconds: true });

/** What can be told of every session without knowing its id, sorted. */
const lines = (all: (string | null | undefined)[][]) =>
	all.map((line) => line.map((word) => word ?? '–').join(' | ')).sort();

const oneLine = (text: string | null) => text?.replace(/\s+/g, ' ').trim() ?? null;

describe.skipIf(!here)('a sample, from file to folder', () => {
	for (const { files, zone } of samples.filter(({ files }) => !leftOut(files[0]!))) {
		it(`keeps every session, time, room, name of ${files[0]}`, { timeout: 60_000 }, async () => {
			const draft = draftOf(files, zone);
			const { program, prose } = await folderOf(draft, zone);
			const venue = program.event.zone;
			const rooms = new Map(draft.rooms.map(({ key, name }) => [key, oneLine(name)]));
			const roomNames = new Map(program.rooms.map(({ id, name }) => [id, name]));
			const names = new Map(program.people.map(({ id, name }) => [id, name]));
			const mentioned = new Set(draft.sessions.flatMap((one) => [...one.speakers, ...one.authors]));
			expect(draft.sessions.length).toBeGreaterThan(0);
			expect(program.people.length).toBeGreaterThanOrEqual(mentioned.size);
			expect(
				lines(
					program.sessions.map((one) => [
						...[one.title, one.kind, one.status, one.slot?.start, one.slot?.end],
						one.slot?.rooms.map((id) => roomNames.get(id)).join(', '),
						one.speakers.map((id) => names.get(id)).join(', ')
					])
				)
			).toEqual(
				lines(
					draft.sessions.map((one) => [
						...[oneLine(one.title), one.kind, one.status],
						...[utc(one.start, venue), one.start && utc(one.end, venue)],
						one.start && one.rooms.map((key) => rooms.get(key)).join(', '),
						one.speakers.map((position) => oneLine(draft.people[position]!.name)).join(', ')
					])
				)
			);
			expect(Object.keys(prose.sessions).length).toBe(
				draft.sessions.filter(({ summary }) => summary).length
			);
		});
	}
});
