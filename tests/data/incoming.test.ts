/** The door for other systems' programs: ids, matching, what hands have changed, and the ledger. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { takeIn, type Taken } from '../../src/lib/data/incoming/take';
import type { Draft, DraftPerson, DraftSession } from '../../src/lib/program/draft';
import type { Change, ProgramFolder } from '../../src/lib/program/model';

let parent: string;
let dir: string;
let minutes = 0;

beforeEach(() => {
	parent = mkdtempSync(join(tmpdir(), 'runsheet-incoming-'));
	dir = join(parent, 'event');
	minutes = 0;
});
afterEach(() => rmSync(parent, { recursive: true }));

const session = (more: Partial<DraftSession>): DraftSession => ({
	...{ key: null, kind: 'talk', title: 'A talk', day: null, start: null, end: null, rooms: [] },
	...{ speakers: [], authors: [], paperAuthors: [], track: null, language: null },
	...{ status: 'scheduled', online: null, links: [], aliases: [], summary: null, at: 'line 1' },
	...more
});

const person = (name: string, key: string | null = name): DraftPerson => ({
	...{ key, name, sortName: null, affiliations: [], links: [], bio: null, chair: false },
	at: 'line 1'
});

const draft = (sessions: DraftSession[], more: Partial<Draft> = {}): Draft => ({
	event: {
		...{ key: 'north-2030', name: 'North 2030', shortName: null, zone: 'Europe/Oslo' },
		...{ language: 'en', site: 'https://north.example.org', days: ['2030-05-02'], accent: null },
		venue: { name: 'The hall', address: 'Storgata 1', city: 'Oslo' }
	},
	rooms: [
		{ key: 'A', name: 'Aula', directions: null },
		{ key: 'B', name: 'Library', directions: null }
	],
	tracks: [],
	people: [],
	peopleByName: false,
	remarks: [],
	...more,
	sessions
});

async function take(
	what: Draft,
	zone: string | null = null,
	date: string | null = null
): Promise<Taken> {
	const at = `2030-04-01T10:${String(minutes++).padStart(2, '0')}:00Z`;
	return takeIn(dir, {
		draft: what,
		format: 'test',
		note: 'A test.',
		zone,
		date,
		base: null,
		at,
		now: 0
	});
}

async function taken(what: Draft, zone: string | null = null): Promise<ProgramFolder> {
	const outcome = await take(what, zone);
	if (outcome.kind === 'taken' || outcome.kind === 'unchanged') return outcome.folder;
	throw new Error(JSON.stringify(outcome));
}

const changes = ({ ledger }: ProgramFolder) => ledger.at(-1)?.changes ?? [];
const inShort = ({ subject, id, field, old, new: fresh }: Change) => [
	subject,
	id,
	field,
	old,
	fresh
];
const edit = (file: string, change: (text: string) => string) =>
	writeFileSync(join(dir, file), change(readFileSync(join(dir, file), 'utf8')));

describe('a new folder', () => {
	it('checks, and is revision 1', async () => {
		const start = '2030-05-02T09:00';
		const folder = await taken(
			draft([session({ key: '17', start, end: '2030-05-02T09:30', rooms: ['A'] })])
		);
		expect(readFolder(dir).findings).toEqual([]);
		expect(folder.program.revision).toBe(1);
		expect(folder.program.sessions.map(({ id, slot }) => [id, slot])).toEqual([
			['17', { start: '2030-05-02T07:00:00Z', end: '2030-05-02T07:30:00Z', rooms: ['a'] }]
		]);
	});

	it('asks for the zone where nobody names one', async () => {
		const nowhere = draft([session({ start: '2030-05-02T09:00' })]);
		nowhere.event.zone = null;
		expect(await take(nowhere)).toEqual({ kind: 'no zone' });
		expect(readdirSync(parent)).toEqual([]);
		expect((await taken(nowhere, 'Asia/Tokyo')).program.sessions[0]?.slot?.start).toBe(
			'2030-05-02T00:00:00Z'
		);
	});

	it('asks for the day where nothing has one', async () => {
		const open = draft([session({ key: '1' })]);
		open.event.days = [];
		expect(await take(open)).toEqual({ kind: 'no day' });
		expect(readdirSync(parent)).toEqual([]);
		const outcome = await take(open, null, '2030-05-02');
		if (outcome.kind !== 'taken') throw new Error(outcome.kind);
		expect(outcome.folder.program.event.days).toEqual(['2030-05-02']);
		expect(outcome.folder.program.sessions.map(({ slot }) => slot)).toEqual([null]);
	});

	it('lists a session after midnight under the evening before', async () => {
		const late = session({ start: '2030-05-03T00:30', end: '2030-05-03T02:00', day: '2030-05-02' });
		const { sessions } = (await taken(draft([late]))).program;
		expect(sessions.map(({ day, slot }) => [day, slot?.start])).toEqual([
			['2030-05-02', '2030-05-02T22:30:00Z']
		]);
	});

	it('keeps ids within their form, whatever the keys are', async () => {
		const keys = ['../../etc/passwd', 'AB', 'ab', '展示', 'x'.repeat(200), '💥'];
		const { sessions } = (
			await taken(draft(keys.map((key) => session({ key, title: `T ${key}` }))))
		).program;
		expect(new Set(sessions.map(({ id }) => id)).size).toBe(keys.length);
		expect(
			sessions.map(({ id }) => id).filter((id) => !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id))
		).toEqual([]);
	});

	it('never merges two mentions that have no identifier', async () => {
		const people = [person('Kim', null), person('Kim', null)];
		const both = [session({ key: '1', speakers: [0] }), session({ key: '2', speakers: [1] })];
		expect((await taken(draft(both, { people }))).program.people.map(({ id }) => id)).toEqual([
			'kim',
			'kim-2'
		]);
		const again = await taken(draft(both.reverse(), { people }));
		expect(changes(again)).toEqual([]);
	});

	it('takes no folder that is something else, and touches nothing in it', async () => {
		writeFileSync(join(parent, 'diary.txt'), 'mine');
		dir = parent;
		expect((await take(draft([session({})]))).kind).toBe('refused');
		expect(readdirSync(parent)).toEqual(['diary.txt']);
	});
});

describe('importing again', () => {
	const one = { key: '1', start: '2030-05-02T09:00', end: '2030-05-02T10:00', rooms: ['A'] };
	const two = { key: '2', title: 'Another', start: '2030-05-02T11:00', rooms: ['A'] };

	it('changes nothing where nothing changed', async () => {
		await taken(draft([session(one), session(two)]));
		const before = readFileSync(join(dir, 'published.json'), 'utf8');
		expect((await take(draft([session(two), session(one)]))).kind).toBe('unchanged');
		expect(readFileSync(join(dir, 'published.json'), 'utf8')).toBe(before);
	});

	it('records the real changes alone, in one revision', async () => {
		await taken(draft([session(one), session(two)]));
		const moved = session({ ...one, start: '2030-05-02T09:15', rooms: ['B'] });
		const folder = await taken(draft([moved, session(two)]));
		expect(changes(folder).map(inShort)).toEqual([
			['session', '1', 'start', '2030-05-02T07:00:00Z', '2030-05-02T07:15:00Z'],
			['session', '1', 'rooms', ['a'], ['b']]
		]);
	});

	it('cancels what vanished, and brings back what returns', async () => {
		await taken(draft([session(one), session(two)]));
		expect(changes(await taken(draft([session(one)]))).map(inShort)).toEqual([
			['session', '2', 'status', 'scheduled', 'cancelled']
		]);
		expect(changes(await taken(draft([session(one), session(two)]))).map(inShort)).toEqual([
			['session', '2', 'status', 'cancelled', 'scheduled']
		]);
	});

	it('keeps what was added by hand: notes, links, words, comments', async () => {
		const link = { kind: 'slides' as const, url: 'https://a.example.org/1', label: '' };
		await taken(draft([session({ ...one, links: [link], summary: 'As sent in.' }), session(two)]));
		edit('sessions.yaml', (text) =>
			text.replace('title: A talk', 'title: A talk # agreed by phone\n  aliases: [Old name]')
		);
		edit('sessions.yaml', (text) =>
			text.replace(
				/- \{kind: slides.*\n/,
				"$&    - { kind: video, url: 'https://v.example.org/' }\n"
			)
		);
		writeFileSync(join(dir, 'sessions/1.md'), 'By hand.\n');
		writeFileSync(join(dir, 'sessions/2.md'), 'New by hand.\n');
		const later = session({
			...one,
			end: '2030-05-02T10:30',
			links: [link],
			summary: 'As sent in.'
		});
		const folder = await taken(draft([later, session(two)]));
		const first = folder.program.sessions.find(({ id }) => id === '1');
		expect(first?.slot?.end).toBe('2030-05-02T08:30:00Z');
		expect(first?.aliases).toEqual(['Old name']);
		expect(first?.links.map(({ kind }) => kind)).toEqual(['slides', 'video']);
		expect(folder.prose.sessions).toEqual({ '1': '<p>By hand.</p>', '2': '<p>New by hand.</p>' });
		expect(readFileSync(join(dir, 'sessions.yaml'), 'utf8')).toContain('# agreed by phone');
	});

	it('finds sessions without identifiers by title, else by room, start and people, and says so', async () => {
		const people = [person('Ada'), person('Ben')];
		const first = session({ ...one, key: null, title: null, kind: 'invited', speakers: [0] });
		const second = session({ ...two, key: null, speakers: [1] });
		const before = await taken(draft([first, second], { people }));
		const named = session({
			...one,
			key: null,
			title: 'Its title',
			kind: 'invited',
			speakers: [0]
		});
		const moved = session({ ...two, key: null, start: '2030-05-02T15:00', speakers: [1] });
		const outcome = await take(draft([named, moved], { people }));
		if (outcome.kind !== 'taken') throw new Error(outcome.kind);
		const ids = ({ program }: ProgramFolder) => program.sessions.map(({ id }) => id).sort();
		expect(ids(outcome.folder)).toEqual(ids(before));
		expect(changes(outcome.folder).map(({ id, field }) => [id, field])).toEqual([
			['another', 'start'],
			['invited', 'title']
		]);
		expect(
			outcome.remarks.filter(({ sort }) => sort === 'inferred').map(({ what }) => what)
		).toEqual([
			'it is taken for "invited" by its room, start and people',
			'it is taken for "another" by its title'
		]);
	});

	it('finds a session without an identifier also where a hand has mended its title or time', async () => {
		const people = [person('Ada'), person('Ben')];
		const first = session({ ...one, key: null, title: 'A map of moss', speakers: [0] });
		const second = session({ ...two, key: null, speakers: [0] });
		const before = await taken(draft([first, second], { people }));
		edit('sessions.yaml', (text) => text.replace('A map of moss', 'A map of mosses'));
		edit('sessions.yaml', (text) => text.replace("'11:00'", "'11:05'"));
		const later = [first, second].map((each) => ({ ...each, speakers: [1] }));
		const outcome = await take(draft(later, { people }));
		if (outcome.kind !== 'taken') throw new Error(outcome.kind);
		const ids = ({ program }: ProgramFolder) => program.sessions.map(({ id }) => id).sort();
		expect(ids(outcome.folder)).toEqual(ids(before));
		const titles = outcome.folder.program.sessions.map(({ title, slot }) => [title, slot?.start]);
		expect(titles).toEqual([
			['A map of mosses', '2030-05-02T07:00:00Z'],
			['Another', '2030-05-02T09:05:00Z']
		]);
		expect(outcome.remarks.filter(({ sort }) => sort === 'inferred')).toEqual([]);
	});

	it('finds a session that says nothing but who speaks', async () => {
		const bare = session({ title: null, speakers: [0] });
		const folder = await taken(draft([bare], { people: [person('Ada')] }));
		expect((await take(draft([bare], { people: [person('Ada')] }))).kind).toBe('unchanged');
		expect(folder.program.sessions.length).toBe(1);
	});

	it('leaves the folder as it was where the result would not check', async () => {
		await taken(draft([session(one)]));
		const before = readFileSync(join(dir, 'sessions.yaml'), 'utf8');
		edit('rooms.yaml', (text) => `${text}- id: a\n  name: Again\n`);
		expect((await take(draft([session({ ...one, title: 'New' })]))).kind).toBe('refused');
		expect(readFileSync(join(dir, 'sessions.yaml'), 'utf8')).toBe(before);
		expect(readdirSync(parent)).toEqual(['event']);
		expect(existsSync(join(dir, 'imported.json'))).toBe(true);
	});
});
