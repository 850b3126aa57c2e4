/** A real program of Sessionize, held to what the raw files say: walked here without our readers. */
import { existsSync, readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { sessionize } from '../../../src/lib/formats/sessionize/reader';
import { nothingGiven } from '../fixtures';
import { countsOf, expectSound } from '../sound';

const dir = new URL('../../../../shared/datasets/droidcon-nyc2024/', import.meta.url);
const there = existsSync(dir);
if (!there) console.log('droidcon-nyc2024 is not there: its test is skipped');

interface RawSession {
	id: string;
	title: string;
	description: string | null;
	startsAt: string;
	endsAt: string;
	isServiceSession: boolean;
	speakers: { id: string; name: string }[];
	categories: { name: string; categoryItems: { name: string }[] }[];
	room: string;
	recordingUrl: string | null;
}

/** The words of a text, whatever marks stand between them. */
const bare = (text: string | null) => (text ?? '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Twenty of them, always the same. */
function twenty<T>(list: T[]): T[] {
	let state = 20240919;
	const next = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
	return list
		.map((item): [number, T] => [next(), item])
		.sort(([a], [b]) => a - b)
		.slice(0, 20)
		.map(([, item]) => item);
}

const kindsByFormat: Record<string, string> = {
	...{ Keynote: 'invited', 'Panel Discussion': 'panel', Workshop: 'other' }
};

const serviceKind = (title: string) =>
	[
		...[['lunch', /lunch/i] as const, ['break', /break/i] as const],
		...[['social', /party/i] as const, ['opening', /welcome/i] as const]
	].find(([, words]) => words.test(title))?.[0] ?? 'other';

describe.skipIf(!there)('droidcon-nyc2024', () => {
	const file = (name: string) => ({
		name,
		text: there ? readFileSync(new URL(name, dir), 'utf8') : ''
	});
	const files = [file('schedule.json'), file('speakers.json')];
	const days = (there ? JSON.parse(files[0]!.text) : []) as {
		date: string;
		rooms: { sessions: RawSession[] }[];
	}[];
	const raw = days.flatMap(({ date, rooms }) =>
		rooms.flatMap(({ sessions }) => sessions.map((it) => ({ ...it, day: date.slice(0, 10) })))
	);
	const draft = there ? sessionize.read(files, nothingGiven) : null!;
	const utc = (wall: string | null | undefined) =>
		DateTime.fromISO(wall ?? '', { zone: 'America/New_York' })
			.toUTC()
			.toISO();

	it('is recognized in both files and sound', () => {
		expect(files.map((one) => sessionize.recognizes(one))).toEqual([true, true]);
		expectSound(draft);
	});

	it('has as many sessions, people, rooms and days as the file', () => {
		const ids = new Set(
			files[0]!.text
				.match(/"speakers":\s*\[[^\]]+\]/g)
				?.flatMap((list) => list.match(/[0-9a-f-]{36}/g) ?? [])
		);
		expect(draft.sessions).toHaveLength(raw.length);
		expect(new Set(draft.people.map(({ key }) => key))).toEqual(ids);
		expect(draft.rooms.map(({ name }) => name).sort()).toEqual(
			[...new Set(raw.map(({ room }) => room))].sort()
		);
		expect(draft.event.days).toEqual([...new Set(raw.map(({ day }) => day))]);
	});

	it('begins and ends when the file does', () => {
		const ends = (list: (string | null)[]) => [
			utc([...list].sort()[0]),
			utc([...list].sort().at(-1))
		];
		expect(ends(draft.sessions.map(({ start }) => start))).toEqual(
			ends(raw.map(({ startsAt }) => startsAt))
		);
		expect(ends(draft.sessions.map(({ end }) => end))).toEqual(
			ends(raw.map(({ endsAt }) => endsAt))
		);
		expect(ends(raw.map(({ startsAt }) => startsAt))[0]).toBe('2024-09-19T11:30:00.000Z');
	});

	it('has the people of the Speakers view with their names, links and words', () => {
		const speakers = JSON.parse(files[1]!.text) as {
			id: string;
			fullName: string;
			bio: string;
			tagLine: string;
			links: { url: string }[];
		}[];
		for (const speaker of speakers) {
			const person = draft.people.find(({ key }) => key === speaker.id);
			expect(person?.name).toBe(speaker.fullName.trim());
			expect(bare(person?.bio ?? null)).toBe(bare(`${speaker.tagLine} ${speaker.bio}`));
			expect(person?.links.map(({ url }) => new URL(url).href)).toEqual(
				speaker.links.map(({ url }) => new URL(url.trim()).href)
			);
		}
	});

	for (const one of twenty(raw)) {
		it(`has ${one.id} as the file has it`, () => {
			const found = draft.sessions.find(({ key }) => key === one.id)!;
			const format = one.categories.find(({ name }) => name === 'Session format')?.categoryItems[0]
				?.name;
			expect({
				...{ title: found.title, day: found.day, start: utc(found.start), end: utc(found.end) },
				rooms: found.rooms.map((key) => draft.rooms.find((room) => room.key === key)?.name),
				speakers: found.speakers.map((at) => draft.people[at]?.name),
				...{ kind: found.kind, track: found.track, language: found.language, status: found.status },
				...{ links: found.links, online: found.online, words: bare(found.summary) }
			}).toEqual({
				...{
					title: one.title.trim(),
					day: one.day,
					start: utc(one.startsAt),
					end: utc(one.endsAt)
				},
				rooms: [one.room],
				speakers: one.speakers.map(({ name }) => name.trim()),
				kind: one.isServiceSession
					? serviceKind(one.title)
					: (kindsByFormat[format ?? ''] ?? 'talk'),
				...{ track: null, language: null, status: 'scheduled', links: [], online: null },
				words: bare(one.description)
			});
		});
	}

	it('says of each picture, tag line and category what became of it', () => {
		const count = (name: string) =>
			raw.filter(({ categories }) =>
				categories.some((it) => it.name === name && it.categoryItems.length > 0)
			).length;
		const left = countsOf(draft, 'left out');
		expect(left['a profile picture, which lies on another host']).toBe(draft.people.length);
		expect(left['the category "Level"']).toBe(count('Level'));
		expect(left['the category "Tags"']).toBe(count('Tags'));
		const plain = raw.filter(({ categories }) =>
			categories.some(
				({ name, categoryItems }) =>
					name === 'Session format' && categoryItems[0]?.name === 'Session'
			)
		);
		expect(left['the category "Session format"']).toBe(plain.length);
	});
});
