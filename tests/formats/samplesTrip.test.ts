/** Real programs of others: taken in, written in each of our formats and read again. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { feed } from '../../src/lib/calendar/feed';
import { takeIn } from '../../src/lib/data/incoming/take';
import { readFolder } from '../../src/lib/data/folder';
import type { SourceFile } from '../../src/lib/formats/format';
import { recognize } from '../../src/lib/formats/recognize';
import { writers } from '../../src/lib/formats/writers';
import type { Draft } from '../../src/lib/program/exchange/draft';
import type { ProgramFolder } from '../../src/lib/program/model';
import { importOf } from '../data/imports';
import { leftOut } from './datasets';
import { all, inCsv, inFeed, inJson, mapped, scheduled, withNames, type Held } from './held';
import { seenInDraft, seenInProgram } from './seen';
import { WORKSHOP } from '../workshop';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const samples: [file: string, zone: string | null, ...more: string[]][] = [
	['fosdem2013/schedule.xml', 'Europe/Brussels'],
	['fosdem2025/schedule.xml', null],
	['camp2019/frab-camp2019.json', 'Europe/Berlin'],
	['voc-schema/pretalx-democon.json', null],
	['voc-schema/hub-schedule2.json', 'Europe/Berlin'],
	['droidcon-nyc2024/schedule.json', 'America/New_York', 'droidcon-nyc2024/speakers.json'],
	['octocon2022/schedule.json', 'Europe/Dublin', 'octocon2022/people.json']
];

const datasets = resolve(import.meta.dirname, '../../../shared/datasets');
const here = existsSync(datasets);
if (!here) console.log(`Skipped: the sample programs are not there (${datasets}).`);

function draftOf(files: SourceFile[], zone: string | null): Draft {
	return recognize(files).read(files, { zone, date: null, base: null });
}

/** In a folder of its own, for as long as it takes. */
async function taken(draft: Draft, zone: string | null): Promise<ProgramFolder> {
	const parent = mkdtempSync(join(tmpdir(), 'runsheet-trip-'));
	try {
		const outcome = await takeIn(join(parent, 'event'), importOf(draft, { zone }));
		if (outcome.kind === 'taken') return outcome.folder;
		throw new Error(JSON.stringify(outcome).slice(0, 2000));
	} finally {
		rmSync(parent, { recursive: true });
	}
}

const formats: [name: string, held: Held][] = [
	['frab-xml', all],
	['c3voc-json', inJson],
	['csv', inCsv],
	['ics', inFeed]
];

function written(name: string, folder: ProgramFolder): string {
	const writer = writers.find((one) => one.name === name);
	return writer ? writer.write(folder) : (feed(folder, { type: 'program' }) ?? '');
}

const before = (name: string, folder: ProgramFolder, held: Held) => {
	const seen = seenInProgram(name === 'csv' ? folder : withNames(folder));
	return mapped(name === 'csv' ? seen : scheduled(seen), held);
};

const readBack = (name: string, folder: ProgramFolder) =>
	draftOf([{ name, text: written(name, folder).replace(/^\ufeff/, '') }], null);

/** What is written and read says the same. */
function expectRead(folder: ProgramFolder, name: string, held: Held): void {
	const { zone } = folder.program.event;
	const seen = seenInDraft(readBack(name, folder), zone, ({ key }) => key ?? '');
	expect(mapped(seen, held)).toEqual(before(name, folder, held));
}

/** The folder made of it says the same, with the same ids. */
async function expectTrip(folder: ProgramFolder, name: string, held: Held): Promise<void> {
	const back = await taken(readBack(name, folder), folder.program.event.zone);
	expect(mapped(seenInProgram(back), held)).toEqual(before(name, folder, held));
	if (name === 'frab-xml') expect(idsIn(back)).toEqual(idsIn(folder));
}

/** Of the event, its rooms, and everybody whom a session names. */
function idsIn({ program: { event, rooms, sessions } }: ProgramFolder) {
	const named = sessions.flatMap((one) => (one.slot ? [...one.speakers, ...one.authors] : []));
	return {
		event: event.id,
		rooms: rooms.map(({ id }) => id).sort(),
		people: [...new Set(named)].sort()
	};
}

describe('the 2017 workshop', () => {
	const { folder } = readFolder(WORKSHOP);

	it.each(formats)('is the same after a trip through %s', async (name, held) => {
		await expectTrip(folder!, name, held);
	});
});

describe.skipIf(!here).each(samples.filter(([file]) => !leftOut(file)))(
	'%s',
	(file, zone, ...more) => {
		let folder: ProgramFolder;

		beforeAll(async () => {
			const files = [file, ...more].map((name) => ({
				name,
				text: readFileSync(join(datasets, name), 'utf8').replace(/^\ufeff/, '')
			}));
			folder = await taken(draftOf(files, zone), zone);
		});

		it('is the same after a trip through frab XML into a folder', async () => {
			await expectTrip(folder, 'frab-xml', all);
		});

		it.each(formats.slice(1))('is the same written as %s and read', (name, held) => {
			expectRead(folder, name, held);
		});
	}
);
