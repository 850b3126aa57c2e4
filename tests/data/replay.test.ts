/**
 * The workshop's own pages of August 2017, imported one after another with the times of their revisions,
 * give the ledger that data/ has: the same sessions, fields, values, numbers and times, apart from wording.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { takeIn } from '../../src/lib/data/incoming/take';
import { recognize } from '../../src/lib/formats/recognize';
import { importOf } from './imports';
import type { Change, ProgramFolder, Session } from '../../src/lib/program/model';
import { WORKSHOP } from '../workshop';

const history = '../shared/datasets/icmlviz-history';
const here = existsSync(history);
if (!here) console.log(`Skipped: the history of the workshop's page is not there (${history}).`);

/** Without number 19, a side branch that lost lunch. */
const pages = ['14', '15', '16', '17', '18', '20', '21', '22'];

async function replay(folder: ProgramFolder): Promise<ProgramFolder> {
	const parent = mkdtempSync(join(tmpdir(), 'runsheet-replay-'));
	let last: ProgramFolder | null = null;
	for (const [index, number] of pages.entries()) {
		const name = readdirSync(history).find((file) => file.startsWith(`${number}-`)) ?? '';
		const files = [{ name, text: readFileSync(join(history, name), 'utf8') }];
		const zone = 'Australia/Sydney';
		const base = 'https://icmlviz.github.io/';
		const draft = recognize(files).read(files, { zone, date: '2017-08-10', base });
		const { at } = folder.ledger[index]!;
		const told = { id: 'vdl', name: 'VDL', city: null, venue: null, site: base };
		const what = importOf(draft, { zone, at, told, publish: true });
		const outcome = await takeIn(join(parent, 'vdl'), what);
		if (outcome.kind !== 'taken') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
		last = outcome.folder;
	}
	rmSync(parent, { recursive: true });
	return last!;
}

/** A session by when it starts: what is called differently in the two ledgers. */
const startOf = (folder: ProgramFolder, id: string) =>
	folder.program.sessions.find((session: Session) => session.id === id)?.slot?.start ?? id;

/** The room and the venue came together; one ledger says so twice, and each in its own words. */
const isPlace = ({ subject }: Change) => subject === 'room' || subject === 'event';

const inShort = (folder: ProgramFolder) =>
	folder.ledger.map(({ number, at, changes }) => ({
		number,
		at,
		changes: changes
			.filter((change) => !isPlace(change))
			.map(({ subject, id, field, old, new: fresh }) =>
				JSON.stringify([subject === 'session' ? startOf(folder, id) : id, field, old ?? [], fresh])
			)
			.sort(),
		place: changes.some(isPlace)
	}));

it.skipIf(!here)(
	'the pages of 2017, replayed, give the ledger of the workshop',
	{ timeout: 60_000 },
	async () => {
		const { folder } = readFolder(WORKSHOP);
		const replayed = await replay(folder!);
		expect(replayed.program.sessions.length).toBe(18);
		expect(inShort(replayed)).toEqual(inShort(folder!));
	}
);
