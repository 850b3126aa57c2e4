/** The door for other systems' programs: ids, matching, what hands have changed, and the ledger. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readFolder } from '../../src/lib/data/folder';
import { mergeFields } from '../../src/lib/data/incoming/merge';
import { publishFolder, unpublished } from '../../src/lib/data/publish/publish';
import { BUSY } from '../formats/damage';
import type { Taken } from '../../src/lib/data/incoming/record';
import { takeIn } from '../../src/lib/data/incoming/take';
import { importOf } from './imports';
import type { Draft, DraftPerson, DraftSession } from '../../src/lib/program/exchange/draft';
import type { Change, ProgramFolder } from '../../src/lib/program/model';
import { runs } from '../runs';

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
		{ key: 'hall-a', name: 'A', directions: null },
		{ key: 'hall-b', name: 'B', directions: null }
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
	return takeIn(dir, importOf(what, { zone, date, at, publish: true }));
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
function edit(file: string, change: (text: string) => string): void {
	const path = join(dir, file);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, change(existsSync(path) ? readFileSync(path, 'utf8') : ''));
}

describe('a new folder', () => {
	it('checks, and is revision 1', async () => {
		const start = '2030-05-02T09:00';
		const folder = await taken(
			draft([session({ key: '17', start, end: '2030-05-02T09:30', rooms: ['hall-a'] })])
		);
		expect(readFolder(dir).findings).toEqual([]);
		expect(folder.program.revision).toBe(1);
		expect(folder.program.sessions.map(({ id, slot }) => [id, slot])).toEqual([
			['a-talk', { start: '2030-05-02T07:00:00Z', end: '2030-05-02T07:30:00Z', rooms: ['a'] }]
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
	const one = { key: '1', start: '2030-05-02T09:00', end: '2030-05-02T10:00', rooms: ['hall-a'] };
	const two = { key: '2', title: 'Another', start: '2030-05-02T11:00', rooms: ['hall-a'] };

	it('changes nothing where nothing changed', async () => {
		await taken(draft([session(one), session(two)]));
		const before = readFileSync(join(dir, 'published.json'), 'utf8');
		expect((await take(draft([session(two), session(one)]))).kind).toBe('unchanged');
		expect(readFileSync(join(dir, 'published.json'), 'utf8')).toBe(before);
	});

	it('records the real changes alone, in one revision', async () => {
		await taken(draft([session(one), session(two)]));
		const moved = session({ ...one, start: '2030-05-02T09:15', rooms: ['hall-b'] });
		const folder = await taken(draft([moved, session(two)]));
		expect(changes(folder).map(inShort)).toEqual([
			['session', 'a-talk', 'start', '2030-05-02T07:00:00Z', '2030-05-02T07:15:00Z'],
			['session', 'a-talk', 'rooms', ['a'], ['b']]
		]);
	});

	it('cancels what vanished, and brings back what returns', async () => {
		await taken(draft([session(one), session(two)]));
		expect(changes(await taken(draft([session(one)]))).map(inShort)).toEqual([
			['session', 'another', 'status', 'scheduled', 'cancelled']
		]);
		expect(changes(await taken(draft([session(one), session(two)]))).map(inShort)).toEqual([
			['session', 'another', 'status', 'cancelled', 'scheduled']
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
		writeFileSync(join(dir, 'sessions/a-talk.md'), 'By hand.\n');
		writeFileSync(join(dir, 'sessions/another.md'), 'New by hand.\n');
		const later = session({
			...one,
			end: '2030-05-02T10:30',
			links: [link],
			summary: 'As sent in.'
		});
		const folder = await taken(draft([later, session(two)]));
		const first = folder.program.sessions.find(({ id }) => id === 'a-talk');
		expect(first?.slot?.end).toBe('2030-05-02T08:30:00Z');
		expect(first?.aliases).toEqual(['Old name']);
		expect(first?.links.map(({ kind }) => kind)).toEqual(['slides', 'video']);
		expect(folder.prose.sessions).toEqual({
			'a-talk': '<p>By hand.</p>',
			another: '<p>New by hand.</p>'
		});
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

	it('finds a session that says nothing but who speaks, also where nobody in it has an identifier', async () => {
		const bare = () => session({ kind: 'invited', title: null, speakers: [0, 1] });
		const people = [person('Ada', null), person('Ben', null)];
		const before = await taken(draft([bare(), session(one)], { people }));
		expect((await take(draft([bare(), session(one)], { people }))).kind).toBe('unchanged');
		const later = await taken(draft([bare(), session(one)], { people: people.slice().reverse() }));
		const ids = ({ program }: ProgramFolder) => program.sessions.map(({ id }) => id).sort();
		expect(ids(later)).toEqual(ids(before));
		expect(later.program.people.map(({ id }) => id).sort()).toEqual(['ada', 'ben']);
	});

	it('finds a session that has another title now, by its start and people without identifiers', async () => {
		const people = [person('Ada', null)];
		const called = (title: string) => session({ ...one, key: null, title, speakers: [0] });
		await taken(draft([called('To be announced')], { people }));
		const later = await taken(draft([called('A map of moss')], { people }));
		expect(later.program.sessions.map(({ id, title }) => [id, title])).toEqual([
			['talk', 'A map of moss']
		]);
	});

	it('takes two sessions that only say different speakers for two', async () => {
		const people = [person('Ada', null), person('Ben', null)];
		const bare = (speaker: number) =>
			session({ kind: 'invited', title: null, speakers: [speaker] });
		await taken(draft([bare(0)], { people: people.slice(0, 1) }));
		const later = await taken(draft([bare(0), bare(1)], { people }));
		expect(later.program.sessions.map(({ speakers }) => speakers)).toEqual([['ada'], ['ben']]);
	});

	it('finds a session that says nothing but who speaks', async () => {
		const bare = session({ kind: 'invited', title: null, speakers: [0] });
		const folder = await taken(draft([bare], { people: [person('Ada')] }));
		expect((await take(draft([bare], { people: [person('Ada')] }))).kind).toBe('unchanged');
		expect(folder.program.sessions.length).toBe(1);
	});

	it('never brings back a person whom a hand took out, and says so', async () => {
		const people = [person('Ada'), person('Ben')];
		const both = session({ ...two, speakers: [0, 1] });
		await taken(draft([both], { people }));
		edit('sessions.yaml', (text) => text.replace('[ada, ben]', '[ada]'));
		edit('people.yaml', (text) => text.slice(0, text.indexOf('- id: ben')));
		const again = session({ ...two, speakers: [1, 0], authors: [1] });
		for (let times = 0; times < 2; times++) {
			const outcome = await take(draft([again, session({ ...one, end: null })], { people }));
			if (outcome.kind !== 'taken' && outcome.kind !== 'unchanged') throw new Error(outcome.kind);
			expect(outcome.folder.program.people.map(({ id }) => id)).toEqual(['ada']);
			expect(outcome.remarks.filter(({ at }) => at === 'ben').map(({ what }) => what)).toEqual([
				'a person whom the source names and a hand has taken out of this folder: stays out'
			]);
		}
	});

	it('finds a session again whose identifier is no longer one', async () => {
		const first = await taken(draft([session(one)]));
		const { id } = first.program.sessions[0]!;
		// somebody has copied the row, its number included
		const again = { ...one, key: null };
		const later = { ...again, start: '2030-05-02T14:00', end: '2030-05-02T15:00' };
		const { program } = await taken(draft([session(again), session(later)]));
		expect(program.sessions.map(({ status }) => status)).toEqual(['scheduled', 'scheduled']);
		expect(program.sessions[0]!.id).toBe(id);
	});

	it('keeps to the zone that a hand has put right', async () => {
		const inUtc = (start: string, key: string) => session({ key, start });
		const event = { ...draft([]).event, zone: 'UTC' };
		await taken(draft([inUtc('2030-05-02T08:00:00Z', '1')], { event }));
		edit('event.yaml', (text) => text.replace('UTC', 'Europe/Berlin'));
		for (const [many, key] of [
			[1, '2'],
			[2, '3']
		] as const) {
			const more = Array.from({ length: many }, (_, i) =>
				inUtc(`2030-05-02T1${i}:00:00Z`, `${key}${i}`)
			);
			await taken(draft([inUtc('2030-05-02T08:00:00Z', '1'), ...more], { event }));
			const { program } = readFolder(dir).folder!;
			expect(program.event.zone).toBe('Europe/Berlin');
			const times = program.sessions.filter(({ status }) => status === 'scheduled');
			expect(times.map(({ slot }) => slot!.start)).toEqual(
				['08:00', '10:00', '11:00'].slice(0, many + 1).map((at) => `2030-05-02T${at}:00Z`)
			);
		}
	});

	it('grows from one day to several, whatever vanishes', async () => {
		await taken(draft([session(one), session(two)]));
		const third = session({ key: '3', start: '2030-05-03T09:00', rooms: ['hall-a'] });
		const event = { ...draft([]).event, days: ['2030-05-02', '2030-05-03'] };
		const { program } = await taken(draft([session(one), third], { event }));
		expect(program.sessions.map(({ id, day, status }) => [id, day, status])).toEqual([
			['a-talk', '2030-05-02', 'scheduled'],
			['another', '2030-05-02', 'cancelled'],
			['a-talk-2', '2030-05-03', 'scheduled']
		]);
	});

	it('remembers what the source said also when hands had said it before', async () => {
		await taken(draft([session(one)]));
		edit('sessions.yaml', (text) => text.replace('room: a', 'room: b'));
		publishFolder(dir, { note: 'Another room', now: Date.parse('2030-04-01T10:30:00Z') });
		const moved = draft([session({ ...one, rooms: ['hall-b'] })]);
		expect((await take(moved)).kind).toBe('unchanged');
		minutes = 40;
		const back = await taken(draft([session(one)]));
		expect(changes(back).map(inShort)).toEqual([['session', 'a-talk', 'rooms', ['b'], ['a']]]);
	});

	it('says so where it takes the source’s words for a hand’s', () => {
		const { contested } = mergeFields(null, { prose: 'By hand.' }, { prose: 'By the source.' });
		expect(contested).toEqual(['prose']);
	});

	it('a time as one: the source’s, or the hand’s, never a start of one and an end of the other', () => {
		const base = { day: '2030-05-02', start: '11:15', end: '11:35' };
		const byHand = { ...base, start: '15:15', end: '15:35' };
		const { set, contested } = mergeFields(base, byHand, { ...base, start: '11:25' });
		expect({ ...byHand, ...Object.fromEntries(set) }).toEqual({ ...base, start: '11:25' });
		expect(contested).toEqual(['start', 'end']);
		const time = fc.record({
			day: fc.constantFrom('2030-05-02', '2030-05-03'),
			start: fc.constantFrom('9:00', '10:00'),
			end: fc.option(fc.constantFrom('11:00', '12:00'), { nil: undefined })
		});
		fc.assert(
			fc.property(time, time, time, (was, mine, now) => {
				const { set } = mergeFields(was, mine, now);
				const merged = { ...mine, ...Object.fromEntries(set) };
				expect([mine, now]).toContainEqual(merged);
			})
		);
	});

	it('lets people go with the session that named them, and not while a paper names them', async () => {
		const by = (name: string) =>
			draft([session({ ...one, speakers: [0] })], { people: [person(name)] });
		const people = ({ program }: ProgramFolder) => program.people.map(({ id }) => id);
		await taken(by('Ada'));
		expect(people(await taken(by('Ben')))).toEqual(['ben']);
		expect((await take(by('Ben'))).kind).toBe('unchanged');
		edit(
			'papers.yaml',
			() => '- number: 1\n  title: On moss\n  authors: [ben]\n  url: https://a.example.org/1\n'
		);
		publishFolder(dir, { note: 'A paper', now: Date.parse('2030-04-01T10:30:00Z') });
		minutes = 40;
		expect(people(await taken(by('Cay')))).toEqual(['ben', 'cay']);
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

/** What hands change in the folder waits there until somebody publishes it; imports in between do not. */
describe('importing over edits that nobody has published', () => {
	const link = { kind: 'slides' as const, url: 'https://a.example.org/1', label: '' };
	const one = { key: '1', start: '2030-05-02T09:00', end: '2030-05-02T10:00', rooms: ['hall-a'] };
	const two = {
		key: '2',
		title: 'Another',
		start: '2030-05-02T11:00',
		rooms: ['hall-a'],
		links: [link]
	};

	const drafts = () => unpublished(dir).map(inShort);

	it('records what the source changed, and leaves the edits a draft', async () => {
		await taken(draft([session(one), session(two)]));
		edit('sessions.yaml', (text) => text.replace('title: A talk', 'title: A better talk'));
		edit('sessions/another.md', () => 'By hand.\n');
		const edits = drafts();
		expect(edits.map(([, id, field]) => [id, field])).toEqual([
			['a-talk', 'title'],
			['another', 'summary']
		]);
		const moved = session({ ...one, end: '2030-05-02T10:30' });
		const outcome = await take(draft([moved, session(two)]));
		if (outcome.kind !== 'taken') throw new Error(outcome.kind);
		expect(outcome.waiting).toBe(2);
		expect(changes(outcome.folder).map(inShort)).toEqual([
			['session', 'a-talk', 'end', '2030-05-02T08:00:00Z', '2030-05-02T08:30:00Z']
		]);
		expect(drafts()).toEqual(edits);
		expect(outcome.folder.program.sessions[0]?.title).toBe('A better talk');
		expect(readFolder(dir).findings).toEqual([]);
	});

	it('makes no revision where only hands have changed anything, and says how much waits', async () => {
		await taken(draft([session(one), session(two)]));
		edit('sessions.yaml', (text) => text.replace('title: A talk', 'title: A better talk'));
		const before = readFileSync(join(dir, 'published.json'), 'utf8');
		const outcome = await take(draft([session(one), session(two)]));
		expect(outcome).toMatchObject({ kind: 'unchanged', waiting: 1 });
		expect(readFileSync(join(dir, 'published.json'), 'utf8')).toBe(before);
	});

	it('tells entries of one list apart: the source brings a link, a hand another', async () => {
		const video = { kind: 'video' as const, url: 'https://v.example.org/', label: '' };
		await taken(draft([session(two)]));
		edit('sessions.yaml', (text) =>
			text.replace(/- \{kind: slides.*\n/, "$&    - {kind: code, url: 'https://c.example.org/'}\n")
		);
		const folder = await taken(draft([session({ ...two, links: [link, video] })]));
		expect(changes(folder).map(inShort)).toEqual([
			['session', 'another', 'links.video', null, 'https://v.example.org/']
		]);
		expect(drafts()).toEqual([
			['session', 'another', 'links.code', null, 'https://c.example.org/']
		]);
	});

	it('publishes a new session and room of the source, and not those of a hand', async () => {
		await taken(draft([session(two)]));
		edit('rooms.yaml', (text) => `${text}- id: garden\n  name: Garden\n`);
		edit('people.yaml', (text) => `${text}- id: kim\n  name: Kim\n`);
		edit(
			'sessions.yaml',
			(text) =>
				`${text}- id: walk\n  kind: social\n  start: '20:00'\n  room: garden\n  speakers: [kim]\n`
		);
		edit('sessions/walk.md', () => 'Bring boots.\n');
		const edits = drafts();
		const folder = await taken(draft([session(one), session(two)]));
		expect(changes(folder).map(inShort)).toEqual([['session', 'a-talk', 'added', null, 'A talk']]);
		expect(drafts()).toEqual(edits);
		expect(edits.map(([subject, id, field]) => [subject, id, field])).toEqual([
			['session', 'walk', 'added'],
			['person', 'kim', 'added'],
			['room', 'garden', 'added']
		]);
	});

	it('publishes whoever a session of the source names, also if a hand made the entry', async () => {
		await taken(draft([session(two)]));
		edit('rooms.yaml', (text) => `${text}- id: c\n  name: Cellar\n`);
		const moved = draft([session({ ...two, rooms: ['C'] })]);
		const rooms = [...moved.rooms, { key: 'C', name: 'Cellar', directions: null }];
		const folder = await taken({ ...moved, rooms });
		expect(changes(folder).map(inShort)).toEqual([
			['session', 'another', 'rooms', ['a'], ['c']],
			['room', 'c', 'added', null, 'Cellar']
		]);
		expect(drafts()).toEqual([]);
	});

	it('takes the source where both changed the same, and nothing of it stays a draft', async () => {
		await taken(draft([session(one)]));
		edit('sessions.yaml', (text) => text.replace('title: A talk', 'title: A hand’s talk'));
		const folder = await taken(draft([session({ ...one, title: 'The source’s talk' })]));
		expect(changes(folder).map(inShort)).toEqual([
			['session', 'a-talk', 'title', 'A talk', 'The source’s talk']
		]);
		expect(drafts()).toEqual([]);
	});

	it('keeps a person whom a hand took out published, until that is published too', async () => {
		const people = [person('Ada'), person('Ben')];
		const both = session({ ...two, speakers: [0, 1] });
		await taken(draft([both], { people }));
		edit('sessions.yaml', (text) => text.replace('[ada, ben]', '[ada]'));
		edit('people.yaml', (text) => text.slice(0, text.indexOf('- id: ben')).trimEnd() + '\n');
		const edits = drafts();
		expect(edits.map(([subject, id, field]) => [subject, id, field])).toEqual([
			['session', 'another', 'speakers'],
			['person', 'ben', 'removed']
		]);
		const folder = await taken(draft([{ ...both, end: '2030-05-02T12:00' }], { people }));
		expect(changes(folder).map(({ field }) => field)).toEqual(['end']);
		expect(drafts()).toEqual(edits);
		expect(folder.program.people.map(({ id }) => id)).toEqual(['ada']);
	});

	it(
		'whatever hands and sources do, the revision and the draft together are the whole difference',
		async () => {
			const choice = fc.record({
				title: fc.constantFrom('A', 'B', 'C'),
				start: fc.constantFrom('9:00', '9:15', '10:00'),
				room: fc.constantFrom('a', 'b'),
				gone: fc.boolean()
			});
			await fc.assert(
				fc.asyncProperty(choice, choice, choice, async (first, hand, second) => {
					const source = ({ title, start, room, gone }: typeof first) =>
						draft([
							...(gone
								? []
								: [
										session({
											key: '1',
											title,
											start: `2030-05-02T${start.padStart(5, '0')}`,
											rooms: [`hall-${room}`]
										})
									]),
							session(two)
						]);
					rmSync(dir, { recursive: true, force: true });
					minutes = 0;
					await taken(source({ ...first, gone: false }));
					edit('sessions.yaml', (text) =>
						text
							.replace(`title: ${first.title}\n`, `title: ${hand.title}\n`)
							.replace(`start: '${first.start}'`, `start: '${hand.start}'`)
							.replace(`room: ${first.room}`, `room: ${hand.room}`)
					);
					const { program: was } = JSON.parse(
						readFileSync(join(dir, 'published.json'), 'utf8')
					) as ProgramFolder;
					const folder = await taken(source(second));
					const { program: is } = JSON.parse(
						readFileSync(join(dir, 'published.json'), 'utf8')
					) as ProgramFolder;
					const changed = (field: 'title' | 'start' | 'room') => second[field] !== first[field];
					const find = (program: ProgramFolder['program']) =>
						program.sessions.find(({ id }) => id === first.title.toLowerCase())!;
					const [old, published, now] = [find(was), find(is), find(folder.program)];
					const facts = ({ title, slot, status }: typeof old) => ({
						title,
						start: slot?.start,
						room: slot?.rooms[0],
						status
					});
					for (const field of ['title', 'start', 'room'] as const) {
						// what a hand had changed in the same way is the hand's, and still a draft
						const sourceHas = !second.gone && changed(field) && second[field] !== hand[field];
						expect(facts(published)[field]).toBe(facts(sourceHas ? now : old)[field]);
					}
					expect(published.status).toBe(second.gone ? 'cancelled' : 'scheduled');
				}),
				runs(8)
			);
		},
		BUSY
	);
});
