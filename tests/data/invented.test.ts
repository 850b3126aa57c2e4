/** The invented program: `npm run data -- generate`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { runCommand } from '../../src/cli/data/run';
import { formatFinding, readFolder } from '../../src/lib/data/folder';
import { generateFolder } from '../../src/lib/data/invented/folder';
import { inventProgram, type Wanted } from '../../src/lib/data/invented/program';
import type { ProgramFolder } from '../../src/lib/program/model';
import { dayIn, ms } from '../../src/lib/program/time/instant';
import { runs } from '../runs';
import { WORKSHOP } from '../workshop';

const plain: Wanted = { sessions: 300, seed: 'tests', direction: 'left to right', hours: 'days' };

function emptyFolder(): string {
	const dir = mkdtempSync(join(tmpdir(), 'invented-'));
	onTestFinished(() => rmSync(dir, { recursive: true }));
	return dir;
}

/** Generated and read again; everything that the check says stands in `said`. */
async function generated(wanted: Wanted): Promise<{ folder: ProgramFolder; said: string[] }> {
	const dir = emptyFolder();
	expect(await generateFolder(dir, wanted)).toBe(true);
	const { folder, findings } = readFolder(dir);
	return { folder: folder!, said: findings.map(formatFinding) };
}

const wishes = fc.record<Wanted>({
	sessions: fc.integer({ min: 1, max: 120 }),
	seed: fc.string(),
	direction: fc.constantFrom('left to right', 'right to left'),
	hours: fc.constantFrom('days', 'nights')
});

describe('an invented program', () => {
	it('checks without a finding and has as many sessions as were asked for, whatever the seed', () =>
		fc.assert(
			fc.asyncProperty(wishes, async (wanted) => {
				const dir = mkdtempSync(join(tmpdir(), 'invented-'));
				try {
					await generateFolder(dir, wanted);
					const { folder, findings } = readFolder(dir);
					expect(findings.map(formatFinding)).toEqual([]);
					expect(folder?.program.sessions).toHaveLength(wanted.sessions);
				} finally {
					rmSync(dir, { recursive: true });
				}
			}),
			runs(6)
		));

	it('is the same for the same seed, byte by byte, and another for another', async () => {
		const [one, two, other] = [emptyFolder(), emptyFolder(), emptyFolder()];
		await generateFolder(one, plain);
		await generateFolder(two, plain);
		await generateFolder(other, { ...plain, seed: 'others' });
		const names = readdirSync(one, { recursive: true, encoding: 'utf8' });
		expect(readdirSync(two, { recursive: true, encoding: 'utf8' })).toEqual(names);
		const files = names.filter((name) => /\.(md|yaml|json)$/.test(name));
		const text = (dir: string) => files.map((name) => readFileSync(join(dir, name), 'utf8'));
		expect(text(two)).toEqual(text(one));
		const sessions = (dir: string) => readFileSync(join(dir, 'sessions.yaml'), 'utf8');
		expect(sessions(other)).not.toBe(sessions(one));
	});

	it('is as large as such programs are', () => {
		const sizes = [100, 1000, 3000, 10_000].map((sessions) => {
			const { event, rooms, people } = inventProgram({ ...plain, sessions });
			return [event.days.length, rooms.length, people.length];
		});
		expect(sizes).toEqual([
			[2, 4, 80],
			[4, 20, 800],
			[5, 48, 2400],
			[7, 114, 8000]
		]);
	});

	it('has of everything that makes a program hard', async () => {
		const { folder, said } = await generated({ ...plain, sessions: 1000 });
		const { event, sessions, tracks, people } = folder.program;
		expect(said).toEqual([]);
		const some = (what: string, count: number) => expect.soft(count, what).toBeGreaterThan(3);
		some(
			'after midnight, of the evening before',
			sessions.filter(({ day, slot }) => day !== dayIn(ms(slot!.start), event.zone)).length
		);
		some('in several rooms', sessions.filter(({ slot }) => slot!.rooms.length > 1).length);
		some('online', sessions.filter(({ online }) => online).length);
		some('cancelled', sessions.filter(({ status }) => status === 'cancelled').length);
		some('without an end', sessions.filter(({ slot }) => slot!.end === null).length);
		some('tracks with a color', tracks.filter(({ color }) => color).length);
		for (const language of ['zh-Hans', 'ar', 'he', 'fr']) {
			some(language, sessions.filter((session) => session.language === language).length);
		}
		const speaks = (id: string) => sessions.filter(({ speakers }) => speakers.includes(id)).length;
		some('people in several sessions', people.filter(({ id }) => speaks(id) > 1).length);
		some(
			'very long texts',
			Object.values(folder.prose.sessions).filter((html) => html.length > 10_000).length
		);
		some('without a text', sessions.filter(({ summaryKind }) => summaryKind === null).length);
	});

	it('runs beside itself in several rooms, and never against itself in one', async () => {
		const { folder } = await generated(plain);
		const held = folder.program.sessions.map(({ slot }) => ({
			from: ms(slot!.start),
			to: slot!.end ? ms(slot!.end) : ms(slot!.start) + 1,
			rooms: slot!.rooms
		}));
		const pairs = held.flatMap((one, at) =>
			held
				.slice(at + 1)
				.filter(({ from, to }) => one.from < to && from < one.to)
				.map((other) => [one, other] as const)
		);
		expect(pairs.length).toBeGreaterThan(300);
		expect(
			pairs.filter(([one, other]) => one.rooms.some((room) => other.rooms.includes(room)))
		).toEqual([]);
	});

	it('can be written from right to left', async () => {
		const { folder } = await generated({ ...plain, direction: 'right to left' });
		const { event, sessions } = folder.program;
		expect(event.language).toBe('ar');
		const arabic = sessions.filter(({ title }) => /^\p{Script=Arabic}/u.test(title ?? ''));
		expect(arabic.length).toBeGreaterThan(sessions.length * 0.8);
		expect(sessions.some(({ language }) => language === 'he')).toBe(true);
	});

	it('can last three nights, and what comes after midnight belongs to the evening before', async () => {
		const { folder } = await generated({ ...plain, hours: 'nights' });
		const { event, sessions } = folder.program;
		expect(event.days).toHaveLength(3);
		const late = sessions.filter(({ day, slot }) => day !== dayIn(ms(slot!.start), event.zone));
		expect(late.length).toBeGreaterThan(sessions.length / 3);
	});
});

describe('npm run data -- generate', () => {
	afterEach(() => vi.restoreAllMocks());

	it('refuses a folder that holds something, and a count that is none', async () => {
		vi.spyOn(process.stderr, 'write').mockReturnValue(true);
		expect(await runCommand(['generate', WORKSHOP, '--sessions', '10'])).toBe(1);
		for (const count of ['0', '-3', '1.5', 'many']) {
			expect(await runCommand(['generate', emptyFolder(), `--sessions=${count}`])).toBe(2);
		}
		expect(await runCommand(['generate', emptyFolder()])).toBe(2);
		expect(await runCommand(['generate', '--sessions', '10'])).toBe(2);
	});
});
